import { binCentre, binEdges } from '../counters/bins.ts';
import { orderRanks } from './order-ranks.ts';
import { interpolated } from './quantile.ts';

/** Bin that holds the observation of rank `rank` (1 = smallest). `bins` ascending; null past the end. */
function binAt(bins: readonly (readonly [number, number])[], rank: number): number | null {
  let seen = 0;
  for (const [bin, n] of bins) {
    seen += n;
    if (seen >= rank) return bin;
  }
  return null;
}

/**
 * The `p`-quantile in seconds of durations known only by bin (bin number → count), within 1 % of the exact one, and its
 * 95 % bounds: the outer edges of the bins that hold the two bounding ranks, so that they are never too narrow. Bounds
 * are null where `orderRanks` has none; the whole is null when nothing is in the bins.
 */
export function binnedQuantile(
  counts: ReadonlyMap<number, number>,
  p: number,
): { value: number; low: number | null; high: number | null } | null {
  const bins = [...counts].sort((a, b) => a[0] - b[0]);
  const n = bins.reduce((sum, [, k]) => sum + k, 0);
  const centreAt = (rank: number): number | null => {
    const bin = binAt(bins, rank);
    return bin === null ? null : binCentre(bin);
  };
  const value = interpolated(centreAt, n, p);
  if (value === null) return null;
  const ranks = orderRanks(n, p);
  const lowBin = ranks && binAt(bins, ranks.low);
  const highBin = ranks && binAt(bins, ranks.high);
  return {
    value,
    low: lowBin === null ? null : binEdges(lowBin)[0],
    high: highBin === null ? null : binEdges(highBin)[1],
  };
}
