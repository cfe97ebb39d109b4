const START = 64;

/** A growing list of 32-bit whole numbers. Places that were never written are 0. */
export class Ints {
  private held = new Int32Array(START);
  length = 0;

  /** The list as it is now, longer than `length`; for loops that only read. */
  get raw(): Int32Array {
    return this.held;
  }

  get(at: number): number {
    return this.held[at] ?? 0;
  }

  set(at: number, value: number): void {
    if (at >= this.held.length) {
      const wider = new Int32Array(Math.max(at + 1, this.held.length * 2));
      wider.set(this.held);
      this.held = wider;
    }
    this.held[at] = value;
    if (at >= this.length) this.length = at + 1;
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  /** A copy of exactly what is in the list. */
  copy(): Int32Array {
    return this.held.slice(0, this.length);
  }
}

/** A growing list of numbers. Places that were never written are 0. */
export class Doubles {
  private held = new Float64Array(START);
  length = 0;

  /** The list as it is now, longer than `length`; for loops that only read. */
  get raw(): Float64Array {
    return this.held;
  }

  get(at: number): number {
    return this.held[at] ?? 0;
  }

  set(at: number, value: number): void {
    if (at >= this.held.length) {
      const wider = new Float64Array(Math.max(at + 1, this.held.length * 2));
      wider.set(this.held);
      this.held = wider;
    }
    this.held[at] = value;
    if (at >= this.length) this.length = at + 1;
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  /** A copy of exactly what is in the list. */
  copy(): Float64Array {
    return this.held.slice(0, this.length);
  }
}
