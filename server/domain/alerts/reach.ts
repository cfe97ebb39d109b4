import { sortedQuantile } from '../stats/quantile.ts';

/** A grave contact and when an executive was first told of it, UTC ms; null = not yet. */
export type Reached = { readonly contactAt: number; readonly toldAt: number | null };

/** From so many contacts on a 90th percentile says more than the longest wait does. */
const LEAST_FOR_P90 = 10;

/**
 * Median and 90th percentile of the time (s, 0 or more) from a grave contact until an executive was told, of `n` contacts, `told` of
 * which reached one. Those that did not yet count as longer than any; null = there are none, the value lies among those, or (of the
 * 90th percentile) there are fewer than ten. Defined in server/domain/metrics/catalogue/figures.ts.
 */
export function contactToExecutive(reached: readonly Reached[]): {
  n: number;
  told: number;
  seconds: number | null;
  p90Seconds: number | null;
} {
  const waits = reached.map(({ contactAt, toldAt }) =>
    toldAt === null ? Infinity : Math.max(0, toldAt - contactAt) / 1000,
  );
  const told = waits.filter(Number.isFinite).length;
  const sorted = waits.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  const isFew = sorted.length < LEAST_FOR_P90;
  return {
    n: reached.length,
    told,
    seconds: finiteQuantile(sorted, 0.5),
    p90Seconds: isFew ? null : finiteQuantile(sorted, 0.9),
  };
}

function finiteQuantile(sorted: readonly number[], p: number): number | null {
  const found = sortedQuantile(sorted, p);
  // Between two that nobody was told of, the difference of infinities is no number.
  return found !== null && Number.isFinite(found) ? found : null;
}
