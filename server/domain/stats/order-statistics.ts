import { BIN_PLACES, binOf } from '../counters/bins.ts';

/** Whole seconds ≥ 0 in no order. */
export type SecondsList = number[] | Float64Array;

/** Below this many, sorting costs less than counting into bins. */
const SORT_BELOW = 64;

/**
 * Gives the order statistics of whole seconds ≥ 0: rank 1 = smallest, null below 1 or above their number. Few ranks are
 * asked for, so the seconds are only dealt out into their bins, and a bin is sorted when a rank in it is asked for.
 */
export function orderStatistics(seconds: SecondsList): (rank: number) => number | null {
  if (seconds.length < SORT_BELOW) {
    const sorted = Float64Array.from(seconds).sort();
    return (rank) => sorted[rank - 1] ?? null;
  }
  const { ordered, ends } = dealt(seconds);
  const isSorted = new Uint8Array(BIN_PLACES);
  return (rank) => {
    if (rank < 1 || rank > ordered.length) return null;
    const bin = binWith(ends, rank);
    if (isSorted[bin] === 0) {
      ordered.subarray(ends[bin - 1] ?? 0, ends[bin]).sort();
      isSorted[bin] = 1;
    }
    return ordered[rank - 1] ?? null;
  };
}

/** The seconds in order of their bins, and where each bin ends. */
function dealt(seconds: SecondsList): { ordered: Float64Array; ends: Int32Array } {
  const ends = new Int32Array(BIN_PLACES);
  for (let i = 0; i < seconds.length; i++) {
    const bin = place(seconds[i] ?? 0);
    ends[bin] = (ends[bin] ?? 0) + 1;
  }
  for (let bin = 1; bin < BIN_PLACES; bin++) ends[bin] = (ends[bin] ?? 0) + (ends[bin - 1] ?? 0);
  const ordered = new Float64Array(seconds.length);
  const free = ends.slice();
  for (let i = 0; i < seconds.length; i++) {
    const one = seconds[i] ?? 0;
    const bin = place(one);
    const at = (free[bin] ?? 0) - 1;
    free[bin] = at;
    ordered[at] = one;
  }
  return { ordered, ends };
}

function place(seconds: number): number {
  return Math.min(binOf(seconds), BIN_PLACES - 1);
}

/** First bin that ends at the rank or after it. */
function binWith(ends: Int32Array, rank: number): number {
  let low = 0;
  let high = BIN_PLACES - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
