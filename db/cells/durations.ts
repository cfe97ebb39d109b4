import { binOf } from '#server/domain/counters/bins.ts';
import { ByteWriter } from './bytes.ts';

const REMEMBERED_BINS = 1 << 18;
const binOfSeconds = new Int16Array(REMEMBERED_BINS).fill(-1);

/** `binOf`, remembered for durations below three days: logarithms are among the slowest parts of a bulk load. */
export function rememberedBin(seconds: number): number {
  const known = binOfSeconds[seconds];
  if (known === undefined) return binOf(seconds);
  return known >= 0 ? known : (binOfSeconds[seconds] = binOf(seconds));
}

const PLACES = 2048;

/** Durations of one measure in one cell, as they are stored: bins for a week, seconds for a day. */
export class Durations {
  readonly list = new ByteWriter();
  private readonly bins = new Int32Array(PLACES);
  private lowest = PLACES;
  private highest = -1;

  addBin(bin: number): void {
    this.bins[bin] = (this.bins[bin] ?? 0) + 1;
    if (bin < this.lowest) this.lowest = bin;
    if (bin > this.highest) this.highest = bin;
  }

  /** Writes the bins into `list` and forgets them. */
  writeBins(): void {
    const { bins, list, lowest, highest } = this;
    let last = 0;
    for (let bin = lowest; bin <= highest; bin++) {
      const n = bins[bin] ?? 0;
      if (n === 0) continue;
      list.varint(bin - last);
      list.varint(n);
      last = bin;
      bins[bin] = 0;
    }
    this.lowest = PLACES;
    this.highest = -1;
  }
}
