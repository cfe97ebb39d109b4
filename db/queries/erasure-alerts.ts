import { and, eq } from 'drizzle-orm';
import { withoutId } from '#server/domain/erasure/telling-id.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import type { Erased } from './erasure-ids.ts';
import { renamedId } from './erasure-ids.ts';

/**
 * Takes the id of an erased customer out of alerts: out of the keys of the records they point to and of those that wait to be
 * looked at, as those were renamed, out of their causes, and out of what people wrote into their timelines.
 */
export function* eraseFromAlerts(ctx: Context, person: Erased): Steps<void> {
  yield* renamePinned(ctx, person);
  yield* renameWaiting(ctx, person);
  yield* renameCauses(ctx, person);
  const { q, t } = ctx.dialect;
  const s = t.alertStep;
  const lines = yield* all(q.select({ alert: s.alert, seq: s.seq, details: s.details }).from(s));
  for (const { alert, seq, details } of lines) {
    const next = withoutCustomer(details, person);
    if (next === details) continue;
    const line = and(eq(s.alert, alert), eq(s.seq, seq));
    yield* run(q.update(s).set({ details: next }).where(line));
  }
}

function* renamePinned(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.alertRecord;
  for (const row of yield* all(q.select().from(r))) {
    const { alert, kind, source, external_id: held } = row;
    // Only `pinRecords` writes the column, from this type.
    const next = renamedId(kind as RecordKind, source, held, person, ctx.slots);
    if (next === held) continue;
    const of = and(eq(r.alert, alert), eq(r.kind, kind), eq(r.source, source));
    yield* run(q.delete(r).where(and(of, eq(r.external_id, held))));
    yield* run(
      q
        .insert(r)
        .values({ ...row, external_id: next })
        .onConflictDoNothing(),
    );
  }
}

function* renameWaiting(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const f = t.freshRecord;
  for (const row of yield* all(q.select().from(f))) {
    const { slot, kind, source, external_id: held } = row;
    // Only `noteFresh` writes the column, from this type.
    const next = renamedId(kind as RecordKind, source, held, person, ctx.slots);
    if (next === held) continue;
    const of = and(eq(f.slot, slot), eq(f.kind, kind), eq(f.source, source));
    yield* run(q.delete(f).where(and(of, eq(f.external_id, held))));
    yield* run(
      q
        .insert(f)
        .values({ ...row, external_id: next })
        .onConflictDoNothing(),
    );
  }
}

function* renameCauses(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const named = { id: a.id, cause: a.cause, group_key: a.group_key, open_key: a.open_key };
  for (const { id, cause, group_key, open_key } of yield* all(q.select(named).from(a))) {
    const next = withoutCustomer(cause, person);
    if (next === cause) continue;
    const set = {
      cause: next,
      group_key: withoutCustomer(group_key, person),
      open_key: open_key === null ? null : withoutCustomer(open_key, person),
    };
    yield* run(q.update(a).set(set).where(eq(a.id, id)));
  }
}

/** A text without the id of an erased customer: as it is, and as it stands within JSON. */
export function withoutCustomer(text: string, { customer, pseudonym }: Erased): string {
  const spellings = new Set([customer, JSON.stringify(customer).slice(1, -1)]);
  return [...spellings].reduce((left, id) => withoutId(left, id, pseudonym), text);
}
