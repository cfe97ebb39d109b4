import { orderRanks } from '../stats/order-ranks.ts';
import { wilson } from '../stats/proportion.ts';
import type { FollowUp } from './follow-up.ts';

/** A figure of follow-ups with its 95 % bounds; `value` null = of fewer than 10 nothing is told. `n` = what it was computed from. */
export type FollowUpFigure = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
};

/** What figures are made of. */
export type Followed = Pick<FollowUp, 'openedAt' | 'promisedAt' | 'contactedAt' | 'hold'>;

/** Fewer tell nothing (METRICS.md section 2: inner loop, recovery). */
export const LEAST_FOLLOWED = 10;

/**
 * Figures of the inner loop at `now` (METRICS.md section 2).
 * - `closure`: percent whose customer was reached within the promise, of those whose promise is over or who were reached.
 * - `contact`: median seconds until the customer was reached, of the same; who was not reached counts as longer than any, so that a
 *   median of which nothing is known is null. Bounds by order statistics; `high` null = beyond what is known.
 * - `recovery`: percent for whom it held, of those of whom it was found out.
 */
export function figuresOf(
  followed: readonly Followed[],
  now: number,
): { closure: FollowUpFigure; contact: FollowUpFigure; recovery: FollowUpFigure } {
  const due = followed.filter(
    ({ promisedAt, contactedAt }) => promisedAt <= now || contactedAt !== null,
  );
  const inTime = due.filter(
    ({ promisedAt, contactedAt }) => contactedAt !== null && contactedAt <= promisedAt,
  );
  const known = followed.filter(({ hold }) => hold === 'held' || hold === 'not_held');
  return {
    closure: shareOf(inTime.length, due.length),
    contact: medianOf(
      due.map(({ openedAt, contactedAt }) =>
        contactedAt === null
          ? Number.POSITIVE_INFINITY
          : Math.max(0, contactedAt - openedAt) / 1000,
      ),
    ),
    recovery: shareOf(known.filter(({ hold }) => hold === 'held').length, known.length),
  };
}

function shareOf(hits: number, n: number): FollowUpFigure {
  if (n < LEAST_FOLLOWED) return { value: null, low: null, high: null, n };
  const { low, high } = wilson({ hits, n });
  return { value: (100 * hits) / n, low: 100 * low, high: 100 * high, n };
}

function medianOf(seconds: readonly number[]): FollowUpFigure {
  const n = seconds.length;
  if (n < LEAST_FOLLOWED) return { value: null, low: null, high: null, n };
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (rank: number): number | null => {
    const value = sorted[rank - 1];
    return value === undefined || value === Number.POSITIVE_INFINITY ? null : value;
  };
  const [first, second] = [at(Math.ceil(n / 2)), at(Math.floor(n / 2) + 1)];
  const ranks = orderRanks(n, 0.5);
  return {
    value: first === null || second === null ? null : (first + second) / 2,
    low: ranks === null ? null : at(ranks.low),
    high: ranks === null ? null : at(ranks.high),
    n,
  };
}
