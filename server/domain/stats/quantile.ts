/**
 * The `p`-quantile of sorted observations by linear interpolation between the two neighbours of rank p·(n − 1) + 1,
 * as SQL's percentile_cont and R's type 7. null when there are none.
 */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number | null {
  return interpolated((rank) => sorted[rank - 1] ?? null, sorted.length, p);
}

/** The same for observations known only by rank: `at(rank)` gives the order statistic, ranks 1 to n. */
export function interpolated(
  at: (rank: number) => number | null,
  n: number,
  p: number,
): number | null {
  if (n === 0) return null;
  const position = p * (n - 1);
  const below = Math.floor(position);
  const lower = at(below + 1);
  if (lower === null || position === below) return lower;
  const upper = at(below + 2);
  return upper === null ? null : lower + (position - below) * (upper - lower);
}
