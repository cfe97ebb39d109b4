import { hash } from 'node:crypto';

const LENGTH = 16;

/**
 * Counts how often the same key was seen, in 12 bytes a key: memory stays small for files of many million rows. Keys are
 * told apart by 64 bits of their SHA-256; two keys that met in those (1 in 300,000 files of ten million rows) would only
 * get occurrence number 2 instead of 1, and still differ in their id.
 */
export class Occurrences {
  private high = new Uint32Array(1024);
  private low = new Uint32Array(1024);
  private counts = new Uint32Array(1024);
  private size = 0;

  /** True when the text was not seen before. */
  isFirst(text: string): boolean {
    const digest = hash('sha256', text, 'buffer');
    return this.add(digest.readUInt32LE(0), digest.readUInt32LE(4)) === 1;
  }

  /** Counts the key with this digest and gives how often it has been seen, from 1. */
  add(high: number, low: number): number {
    if (this.size * 5 > this.counts.length * 3) this.grow();
    const slot = this.slotOf(high, low);
    if (this.counts[slot] === 0) {
      this.high[slot] = high;
      this.low[slot] = low;
      this.size++;
    }
    const seen = (this.counts[slot] ?? 0) + 1;
    this.counts[slot] = seen;
    return seen;
  }

  private slotOf(high: number, low: number): number {
    const mask = this.counts.length - 1;
    let slot = low & mask;
    while (this.counts[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const { high, low, counts } = this;
    this.high = new Uint32Array(counts.length * 2);
    this.low = new Uint32Array(counts.length * 2);
    this.counts = new Uint32Array(counts.length * 2);
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i] ?? 0;
      if (count === 0) continue;
      const slot = this.slotOf(high[i] ?? 0, low[i] ?? 0);
      this.high[slot] = high[i] ?? 0;
      this.low[slot] = low[i] ?? 0;
      this.counts[slot] = count;
    }
  }
}

/** The id of a row without an id: 128 bits of the SHA-256 of its values, and their occurrence in the file. */
export function hashedId(values: readonly string[], seen: Occurrences): string {
  const text = values.map((value) => `${value.length}:${value}`).join('');
  const digest = hash('sha256', text, 'buffer').subarray(0, LENGTH);
  const occurrence = seen.add(digest.readUInt32LE(0), digest.readUInt32LE(4));
  return `${digest.toString('base64url')}.${occurrence}`;
}
