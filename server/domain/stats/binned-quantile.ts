import type { Bins } from '../counters/bins.ts';
import { binCentre, binEdges } from '../counters/bins.ts';
import { orderRanks } from './order-ranks.ts';
import { interpolated } from './quantile.ts';

/** Finds the bin that holds the observation of a rank (1 = smallest), null past the end; ascending ranks share one pass. */
function finder(bins: Bins): (rank: number) => number | null {
  let bin = -1;
  let before = 0;
  let seen = 0;
  return (rank) => {
    if (rank <= before) bin = -1;
    if (bin < 0) before = seen = 0;
    while (seen < rank) {
      if (++bin >= bins.length) return null;
      before = seen;
      seen += bins[bin] ?? 0;
    }
    return bin;
  };
}

/**
 * The `p`-quantile in seconds of durations known only by bin, within 1 % of the exact one, and its 95 % bounds: the outer
 * edges of the bins that hold the two bounding ranks, so that they are never too narrow. Bounds are null where
 * `orderRanks` has none; the whole is null when nothing is in the bins. `n` = all that is in the bins.
 */
export function binnedQuantile(
  bins: Bins,
  p: number,
  n: number = bins.reduce((sum, k) => sum + k, 0),
): { value: number; low: number | null; high: number | null } | null {
  const binAt = finder(bins);
  const ranks = orderRanks(n, p);
  const lowBin = ranks && binAt(ranks.low);
  const centreAt = (rank: number): number | null => {
    const bin = binAt(rank);
    return bin === null ? null : binCentre(bin);
  };
  const value = interpolated(centreAt, n, p);
  if (value === null) return null;
  const highBin = ranks && binAt(ranks.high);
  return {
    value,
    low: lowBin === null ? null : binEdges(lowBin)[0],
    high: highBin === null ? null : binEdges(highBin)[1],
  };
}
