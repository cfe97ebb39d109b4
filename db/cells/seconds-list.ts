/** A growing list of whole seconds, kept flat: half a million of them go through one question. */
export class SecondsList {
  private held: Float64Array;
  length = 0;

  /** `expected` = how many will come, where that is known. */
  constructor(expected = 16) {
    this.held = new Float64Array(expected);
  }

  push(seconds: number): void {
    if (this.length === this.held.length) this.grow();
    this.held[this.length++] = seconds;
  }

  /** Appends encoded durations, from byte `from` to byte `to`. */
  decode(source: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to;) {
      let byte = source[at++] ?? 0;
      let seconds = byte & 0x7f;
      for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
        byte = source[at++] ?? 0;
        seconds += (byte & 0x7f) * scale;
      }
      this.push(seconds);
    }
  }

  private grow(): void {
    const larger = new Float64Array(this.held.length * 2 + 16);
    larger.set(this.held);
    this.held = larger;
  }

  /** The seconds; not to be written to. */
  all(): Float64Array {
    return this.held.subarray(0, this.length);
  }
}
