import type { Bins } from '../counters/bins.ts';
import { binOf } from '../counters/bins.ts';

/** Whole seconds ≥ 0. */
export type BinnedList = Uint32Array | Float64Array;

/** Numbers in as few bytes as they fit into. */
export type Narrow = Uint16Array | Int32Array;

/**
 * Whole seconds in the order of their bins. From place `from` to place `to`, `bins` holds bin, seconds up to and with it, bin, …,
 * ascending: a list is looked into where a bin lies, without a search through its seconds.
 */
export type BinnedPart = { seconds: BinnedList; bins: Narrow; from: number; to: number };

/** Seconds in no order as such a part. */
export function binnedPart(all: Float64Array): BinnedPart {
  const seconds = all.slice().sort();
  const pairs: number[] = [];
  seconds.forEach((one, i) => {
    const bin = binOf(one);
    if (pairs.at(-2) === bin) pairs[pairs.length - 1] = i + 1;
    else pairs.push(bin, i + 1);
  });
  return { seconds, bins: Int32Array.from(pairs), from: 0, to: pairs.length };
}

/**
 * Whole seconds ≥ 0 held as several lists, each in the order of its bins, with the counts by bin of them all. An order
 * statistic is found by its bin, so that only what lies in that bin is gathered and sorted.
 */
export class BinnedSeconds {
  readonly length: number;
  private readonly parts: readonly BinnedPart[];
  private readonly bins: Bins;
  /** The bin of the rank asked for last (ranks that are asked for together lie near each other), and how many lie below it. */
  private bin = 0;
  private below = 0;
  /** The seconds in `bin` in their order; null until they were gathered. */
  private inBin: ArrayLike<number> | null = null;

  /** `length` = how many there are in all. Neither the parts nor the bins may change from here on. */
  constructor(parts: readonly BinnedPart[], bins: Bins, length: number) {
    this.parts = parts;
    this.bins = bins;
    this.length = length;
  }

  /** The lists the seconds lie in. */
  get lists(): BinnedList[] {
    return this.parts.map(({ seconds }) => seconds);
  }

  /** The second of a rank (1 = smallest); null below 1 and above their number. */
  at(rank: number): number | null {
    if (rank < 1 || rank > this.length) return null;
    this.go(rank);
    this.inBin ??= this.gathered();
    return this.inBin[rank - this.below - 1] ?? null;
  }

  /** Goes to the bin that holds a rank. */
  private go(rank: number): void {
    const { bins } = this;
    let { bin, below } = this;
    while (below >= rank) below -= bins[--bin] ?? 0;
    // Where the bins hold less than they should, as in a damaged file, there is no such bin.
    while (bin < bins.length && below + (bins[bin] ?? 0) < rank) below += bins[bin++] ?? 0;
    if (bin !== this.bin) this.inBin = null;
    this.bin = bin;
    this.below = below;
  }

  private gathered(): ArrayLike<number> {
    const found: number[] = [];
    for (const { seconds, bins, from, to } of this.parts) {
      const place = placeOf(bins, from, to, this.bin);
      if (place === -1) continue;
      const end = bins[place + 1] ?? 0;
      for (let i = place === from ? 0 : (bins[place - 1] ?? 0); i < end; i++) {
        found.push(seconds[i] ?? 0);
      }
    }
    return found.length > FEW ? Float64Array.from(found).sort() : insertionSorted(found);
  }
}

/** Up to so many numbers, putting each in its place costs less than memory to sort them in. */
const FEW = 64;

function insertionSorted(list: number[]): number[] {
  for (let i = 1; i < list.length; i++) {
    const one = list[i] ?? 0;
    let at = i;
    for (; at > 0 && (list[at - 1] ?? 0) > one; at--) list[at] = list[at - 1] ?? 0;
    list[at] = one;
  }
  return list;
}

/** Place of a bin among the bins from one place to another; −1 when it is not there. */
function placeOf(bins: Narrow, from: number, to: number, bin: number): number {
  let low = from >> 1;
  let high = to >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bins[2 * middle] ?? 0) < bin) low = middle + 1;
    else high = middle;
  }
  return 2 * low < to && bins[2 * low] === bin ? 2 * low : -1;
}
