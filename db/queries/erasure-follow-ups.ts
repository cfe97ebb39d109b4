import { and, eq, isNotNull, ne } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { withoutCustomer } from './erasure-alerts.ts';
import type { Erased } from './erasure-ids.ts';
import { renamedId } from './erasure-ids.ts';

/**
 * Takes an erased customer out of follow-ups: who is not known any more cannot be contacted, so what was open is closed; keys of answers are
 * renamed as those were, and notes do not hold the id.
 */
export function* eraseFromFollowUps(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const theirs = eq(f.customer, person.customer);
  const over = { state: 'closed', due_at: null };
  yield* run(
    q
      .update(f)
      .set(over)
      .where(and(theirs, ne(f.state, 'closed'))),
  );
  yield* run(q.update(f).set({ customer: null }).where(theirs));
  for (const { id, source, external_id: held } of yield* all(
    q.select({ id: f.id, source: f.source, external_id: f.external_id }).from(f),
  )) {
    const next = renamedId('response', source, held, person, ctx.slots);
    if (next !== held) yield* run(q.update(f).set({ external_id: next }).where(eq(f.id, id)));
  }
  const s = t.followUpStep;
  const said = yield* all(q.select().from(s).where(isNotNull(s.note)));
  const joined = yield* all(q.select().from(s).where(eq(s.kind, 'again')));
  for (const { follow_up, seq, note, to } of [...said, ...joined]) {
    const set = {
      note: note === null ? null : withoutCustomer(note, person),
      to: to === null ? null : withoutCustomer(to, person),
    };
    if (set.note === note && set.to === to) continue;
    yield* run(
      q
        .update(s)
        .set(set)
        .where(and(eq(s.follow_up, follow_up), eq(s.seq, seq))),
    );
  }
}
