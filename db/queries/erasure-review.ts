import { and, eq } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { withoutCustomer } from './erasure-alerts.ts';
import type { Erased } from './erasure-ids.ts';

/** Takes the id of an erased customer out of what weekly reviews wrote. */
export function* eraseFromReview(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const [r, l] = [t.reviewItem, t.reviewItemLine];
  const rows = q.select({ id: r.id, decision: r.decision, reason: r.reason }).from(r);
  for (const { id, decision, reason } of yield* all(rows)) {
    const set = {
      decision: withoutCustomer(decision, person),
      reason: reason === null ? null : withoutCustomer(reason, person),
    };
    if (set.decision === decision && set.reason === reason) continue;
    yield* run(q.update(r).set(set).where(eq(r.id, id)));
  }
  const lines = q.select({ item: l.item, seq: l.seq, decision: l.decision }).from(l);
  for (const { item, seq, decision } of yield* all(lines)) {
    const next = withoutCustomer(decision, person);
    if (next === decision) continue;
    const key = and(eq(l.item, item), eq(l.seq, seq));
    yield* run(q.update(l).set({ decision: next }).where(key));
  }
}
