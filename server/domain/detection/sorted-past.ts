/**
 * The newest numbers of a series in ascending order. Memory is bounded: from `most` on, each new number pushes the
 * oldest out.
 */
export class SortedPast {
  private readonly most: number;
  private sorted = new Float64Array(64);
  private readonly arrivals: number[] = [];
  private oldest = 0;
  length = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** Takes a finite number in. */
  add(x: number): void {
    if (this.length === this.most) {
      this.remove(this.arrivals[this.oldest] ?? 0);
      this.arrivals[this.oldest] = x;
      this.oldest = (this.oldest + 1) % this.most;
    } else {
      this.arrivals.push(x);
      if (this.length === this.sorted.length) this.grow();
    }
    const at = this.firstAtLeast(x);
    this.sorted.copyWithin(at + 1, at, this.length);
    this.sorted[at] = x;
    this.length += 1;
  }

  /** The number of a rank from 0 on; null outside. */
  at(rank: number): number | null {
    return rank >= 0 && rank < this.length ? (this.sorted[rank] ?? null) : null;
  }

  /** How many numbers are smaller than `x`. */
  firstAtLeast(x: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) >= x) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private remove(x: number): void {
    const at = this.firstAtLeast(x);
    this.sorted.copyWithin(at, at + 1, this.length);
    this.length -= 1;
  }

  private grow(): void {
    const larger = new Float64Array(Math.min(this.most, 2 * this.sorted.length) + 1);
    larger.set(this.sorted);
    this.sorted = larger;
  }
}
