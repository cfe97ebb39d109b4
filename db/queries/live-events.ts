import { asc, gt, lt, max, min } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';

/** What may have changed for those who have a screen open. */
export type LiveKey = 'alerts' | 'loops' | 'reports' | 'numbers';

/** One thing that changed. `seq` rises from one to the next, in all processes and after every restart. `department` (code) = only its readers may hear of it; null = everybody may. `at` in UTC ms. */
export type LiveEvent = { seq: number; at: number; key: LiveKey; department: number | null };

/** For so long (ms) what changed is kept; whoever comes back later reads everything anew. */
const KEPT_MS = 3_600_000;

/**
 * Leaves word that something changed, in the transaction that changes it; gives its number. Numbers come from the clock and only
 * rise: gaps tell a reader nothing of what they may not hear of. `at` in UTC ms.
 */
export function* leaveLiveEvent(ctx: Context, args: Omit<LiveEvent, 'seq'>): Steps<number> {
  const { q, t } = ctx.dialect;
  const e = t.liveEvent;
  const last = yield* first(q.select({ seq: max(e.seq).as('seq') }).from(e));
  const seq = Math.max((last?.seq ?? 0) + 1, args.at);
  yield* run(q.insert(e).values({ seq, ...args }));
  yield* run(q.delete(e).where(lt(e.at, args.at - KEPT_MS)));
  return seq;
}

/** Numbers of the oldest and newest thing that is kept; 0 when nothing ever changed. */
export function* readLiveEnds(ctx: Context): Steps<{ first: number; last: number }> {
  const { q, t } = ctx.dialect;
  const e = t.liveEvent;
  const ends = { first: min(e.seq).as('first'), last: max(e.seq).as('last') };
  const row = yield* first(q.select(ends).from(e));
  return { first: row?.first ?? 0, last: row?.last ?? 0 };
}

/** What changed after a number, in order, at most `limit`. */
export function* readLiveEvents(
  ctx: Context,
  args: { after: number; limit: number },
): Steps<LiveEvent[]> {
  const { q, t } = ctx.dialect;
  const e = t.liveEvent;
  const after = q.select().from(e).where(gt(e.seq, args.after));
  const rows = yield* all(after.orderBy(asc(e.seq)).limit(args.limit));
  // Only `leaveLiveEvent` writes the column, from this type.
  return rows.map((row) => ({ ...row, key: row.key as LiveKey }));
}
