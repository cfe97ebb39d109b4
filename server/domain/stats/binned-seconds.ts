import type { Bins } from '../counters/bins.ts';
import { firstSecondOf } from '../counters/bins.ts';

/** Whole seconds ≥ 0 in the order of their bins. */
export type BinnedList = Uint32Array | Float64Array;

/**
 * Whole seconds ≥ 0 held as several lists, each in the order of its bins, with the counts by bin of them all. An order
 * statistic is found by its bin, so that only what lies in that bin is gathered and sorted.
 */
export class BinnedSeconds {
  readonly lists: readonly BinnedList[];
  readonly length: number;
  /** How many seconds lie in a bin or below it. */
  private readonly upTo: Int32Array;
  private readonly gathered = new Map<number, Float64Array>();

  constructor(lists: readonly BinnedList[], bins: Bins) {
    this.lists = lists;
    this.upTo = bins.slice();
    for (let bin = 1; bin < bins.length; bin++) {
      this.upTo[bin] = (this.upTo[bin] ?? 0) + (this.upTo[bin - 1] ?? 0);
    }
    this.length = this.upTo[bins.length - 1] ?? 0;
  }

  /** The second of a rank (1 = smallest); null below 1 and above their number. */
  at(rank: number): number | null {
    if (rank < 1 || rank > this.length) return null;
    const bin = firstAtLeast(this.upTo, rank);
    return this.inBin(bin)[rank - 1 - (this.upTo[bin - 1] ?? 0)] ?? null;
  }

  private inBin(bin: number): Float64Array {
    let found = this.gathered.get(bin);
    if (!found) {
      const [shortest, beyond] = [firstSecondOf(bin), firstSecondOf(bin + 1)];
      const parts = this.lists.map((list) =>
        list.subarray(firstAtLeast(list, shortest), firstAtLeast(list, beyond)),
      );
      found = joined(parts).sort();
      this.gathered.set(bin, found);
    }
    return found;
  }
}

function joined(parts: readonly BinnedList[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** First place from which on all numbers are `least` or more, where such a place divides the list; its length when none is. */
function firstAtLeast(list: BinnedList | Int32Array, least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
