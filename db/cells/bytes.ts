/** Growable byte buffer that writes whole numbers up to 2^53 as base-128 varints. */
export class ByteWriter {
  private buffer = new Uint8Array(1024);
  length = 0;

  private reserve(extra: number): void {
    if (this.length + extra <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + extra));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  /** `value` is a whole number ≥ 0. */
  varint(value: number): void {
    this.reserve(8);
    const { buffer } = this;
    let at = this.length;
    let large = value;
    while (large >= 0x8000_0000) {
      // Division, not shifting: counters such as sums of seconds exceed 32 bits.
      buffer[at++] = (large % 0x80) | 0x80;
      large = Math.floor(large / 0x80);
    }
    let rest = large | 0;
    while (rest >= 0x80) {
      buffer[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[at++] = rest;
    this.length = at;
  }

  /** `value` is a whole number of either sign. */
  signed(value: number): void {
    this.varint(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  bytes(source: Uint8Array): void {
    this.reserve(source.length);
    this.buffer.set(source, this.length);
    this.length += source.length;
  }

  /** Appends what another writer holds. */
  append(other: ByteWriter): void {
    this.bytes(other.buffer.subarray(0, other.length));
  }

  /** A copy of what was written; the writer can be used again after `clear()`. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}

/** Reads what ByteWriter wrote. `at` is the next byte, `end` the first one past the data. */
export class ByteReader {
  readonly source: Uint8Array;
  at: number;
  readonly end: number;

  constructor(source: Uint8Array, from = 0, to = source.length) {
    this.source = source;
    this.at = from;
    this.end = to;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  varint(): number {
    const { source } = this;
    let byte = source[this.at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; shift < 28; shift += 7) {
      byte = source[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    // What comes now exceeds 32 bits.
    let scale = 0x1000_0000;
    do {
      byte = source[this.at++] ?? 0;
      value += (byte & 0x7f) * scale;
      scale *= 0x80;
    } while (byte >= 0x80);
    return value;
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A view of the next `length` bytes, which are stepped over. */
  bytes(length: number): Uint8Array {
    const from = this.at;
    this.at += length;
    return this.source.subarray(from, this.at);
  }
}
