import { SortedPast } from './sorted-past.ts';

/** Share of the past above which the tail is modelled, not counted. */
const ABOVE = 0.02;
/** Peaks without which a tail cannot be modelled. */
const LEAST_PEAKS = 5;

/**
 * How rare a measure ≥ 0 is among its own past, as −log10 of the chance of one as large: counted up to the past's 98 % point,
 * with exponential excesses above it (peaks over threshold, Pickands 1975). What it was asked is past afterwards.
 */
export class TailOfPast {
  private readonly past: SortedPast;

  constructor(most: number) {
    this.past = new SortedPast(most);
  }

  /** ≥ 0; 0 for the first measure. */
  surpriseOf(measure: number): number {
    const told = this.surprise(measure);
    this.past.add(measure);
    return told;
  }

  private surprise(measure: number): number {
    const n = this.past.length;
    if (n === 0) return 0;
    const peaks = Math.floor(ABOVE * n);
    const limit = this.past.at(n - peaks - 1) ?? 0;
    if (peaks < LEAST_PEAKS || measure <= limit) {
      const asLarge = n - this.past.firstAtLeast(measure);
      return -Math.log10((asLarge + 1) / (n + 1));
    }
    let excess = 0;
    for (let rank = n - peaks; rank < n; rank += 1) excess += (this.past.at(rank) ?? 0) - limit;
    const mean = excess / peaks;
    // Where all peaks are the same, anything beyond them has no measure; it is as rare as the rarest of many.
    const beyond = mean > 0 ? (measure - limit) / mean : measure > limit ? n : 0;
    return -Math.log10(peaks / n) + beyond * Math.LOG10E;
  }
}
