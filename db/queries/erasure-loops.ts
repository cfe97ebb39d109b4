import { and, eq } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { withoutCustomer } from './erasure-alerts.ts';
import type { Erased } from './erasure-ids.ts';
import { renamedId } from './erasure-ids.ts';

/** Takes the id of an erased customer out of loops: out of the keys of pinned records, and out of all that people wrote. */
export function* eraseFromLoops(ctx: Context, person: Erased): Steps<void> {
  yield* renamePinned(ctx, person);
  yield* eraseFromTexts(ctx, person);
  const { q, t } = ctx.dialect;
  const s = t.loopStep;
  for (const { loop, seq, details } of yield* all(q.select().from(s))) {
    const next = withoutCustomer(details, person);
    if (next === details) continue;
    const line = and(eq(s.loop, loop), eq(s.seq, seq));
    yield* run(q.update(s).set({ details: next }).where(line));
  }
}

function* renamePinned(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.loopRecord;
  for (const row of yield* all(q.select().from(r))) {
    const { loop, kind, source, external_id: held } = row;
    // Only keys of records are written to the column.
    const next = renamedId(kind as RecordKind, source, held, person, ctx.slots);
    if (next === held) continue;
    const of = and(eq(r.loop, loop), eq(r.kind, kind), eq(r.source, source));
    yield* run(q.delete(r).where(and(of, eq(r.external_id, held))));
    yield* run(
      q
        .insert(r)
        .values({ ...row, external_id: next })
        .onConflictDoNothing(),
    );
  }
}

/** Columns of a loop and of its parts that hold words of people. */
function* eraseFromTexts(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const without = (text: string | null): string | null =>
    text === null ? null : withoutCustomer(text, person);
  for (const row of yield* all(q.select().from(t.loop))) {
    const { id, title, root_cause, decision, message, plan, filters } = row;
    const set = {
      title: withoutCustomer(title, person),
      root_cause: without(root_cause),
      decision: without(decision),
      message: without(message),
      plan: withoutCustomer(plan, person),
      filters: withoutCustomer(filters, person),
    };
    const isSame = Object.entries(set).every(([name, text]) => text === Reflect.get(row, name));
    if (!isSame) yield* run(q.update(t.loop).set(set).where(eq(t.loop.id, id)));
  }
  const d = t.loopDepartment;
  for (const { loop, department, answer } of yield* all(q.select().from(d))) {
    const next = without(answer);
    if (next === answer) continue;
    const key = and(eq(d.loop, loop), eq(d.department, department));
    yield* run(q.update(d).set({ answer: next }).where(key));
  }
  const a = t.loopAction;
  for (const { loop, seq, title } of yield* all(q.select().from(a))) {
    const next = withoutCustomer(title, person);
    if (next === title) continue;
    const key = and(eq(a.loop, loop), eq(a.seq, seq));
    yield* run(q.update(a).set({ title: next }).where(key));
  }
  const o = t.loopObstacle;
  for (const { loop, seq, text, decision } of yield* all(q.select().from(o))) {
    const set = { text: withoutCustomer(text, person), decision: without(decision) };
    if (set.text === text && set.decision === decision) continue;
    const key = and(eq(o.loop, loop), eq(o.seq, seq));
    yield* run(q.update(o).set(set).where(key));
  }
}
