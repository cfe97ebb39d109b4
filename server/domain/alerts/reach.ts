import { sortedQuantile } from '../stats/quantile.ts';

/** A grave contact and when an executive was first told of it, UTC ms; null = not yet. */
export type Reached = { readonly contactAt: number; readonly toldAt: number | null };

/**
 * Median time (s, 0 or more) from a grave contact until an executive was told, of `n` contacts, `told` of which reached one. Those
 * that did not yet count as longer than any; null = there are none, or the median lies among those.
 */
export function contactToExecutive(reached: readonly Reached[]): {
  n: number;
  told: number;
  seconds: number | null;
} {
  const waits = reached.map(({ contactAt, toldAt }) =>
    toldAt === null ? Infinity : Math.max(0, toldAt - contactAt) / 1000,
  );
  const told = waits.filter(Number.isFinite).length;
  const median = sortedQuantile(
    waits.toSorted((a, b) => (a < b ? -1 : Number(a > b))),
    0.5,
  );
  // Between two that nobody was told of, the difference of infinities is no number.
  const seconds = median !== null && Number.isFinite(median) ? median : null;
  return { n: reached.length, told, seconds };
}
