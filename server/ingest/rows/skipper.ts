const LF = 10;
const CR = 13;

type State = 'off' | 'cellStart' | 'plain' | 'quoted' | 'quoteSeen' | 'carriageReturn' | 'done';

/**
 * Walks to the end of a row that is too large to hold, piece by piece, keeping nothing but where it stands: which
 * column is the largest, how many lines it crossed.
 */
export class RowSkipper {
  lines = 0;
  largestColumn = 0;
  largestBytes = 0;
  private state: State = 'off';
  private column = 0;
  private bytes = 0;
  private readonly delimiter: number;
  private readonly quote: number;
  private lastWasCr = false;

  constructor(delimiter: number, quote: number) {
    this.delimiter = delimiter;
    this.quote = quote;
  }

  get active(): boolean {
    return this.state !== 'off';
  }

  get done(): boolean {
    return this.state === 'done';
  }

  get insideQuotes(): boolean {
    return this.state === 'quoted';
  }

  /** Begins at the first byte of a row. */
  start(): void {
    this.state = 'cellStart';
    this.lines = 0;
    this.column = 0;
    this.bytes = 0;
    this.largestColumn = 0;
    this.largestBytes = 0;
    this.lastWasCr = false;
  }

  stop(): void {
    this.state = 'off';
  }

  /** Walks through `buffer` from `at`; gives the first byte not used (that of the next row, or the buffer's end). */
  skip(buffer: Uint8Array, at: number, ended: boolean): number {
    let position = at;
    while (position < buffer.length && this.state !== 'done') {
      if (this.step(buffer[position] ?? 0)) position++;
    }
    if (ended && position === buffer.length && this.state !== 'quoted') this.finish();
    return position;
  }

  /** True when the byte was used. */
  private step(byte: number): boolean {
    if (this.state === 'carriageReturn') {
      this.finish();
      return byte === LF;
    }
    if (this.state === 'quoted') {
      if (byte === this.quote) this.state = 'quoteSeen';
      else this.countInside(byte);
      return true;
    }
    if (this.state === 'quoteSeen' && byte === this.quote) {
      this.state = 'quoted';
      this.bytes++;
      return true;
    }
    if (this.state === 'cellStart' && byte === this.quote) {
      this.state = 'quoted';
      return true;
    }
    if (byte === this.delimiter) this.endCell();
    else if (byte === CR) {
      this.state = 'carriageReturn';
      this.lines++;
    } else if (byte === LF) {
      this.lines++;
      this.finish();
    } else {
      this.state = 'plain';
      this.bytes++;
    }
    return true;
  }

  private countInside(byte: number): void {
    this.bytes++;
    if (byte === CR || (byte === LF && !this.lastWasCr)) this.lines++;
    this.lastWasCr = byte === CR;
  }

  private endCell(): void {
    if (this.bytes > this.largestBytes) {
      this.largestBytes = this.bytes;
      this.largestColumn = this.column;
    }
    this.column++;
    this.bytes = 0;
    this.state = 'cellStart';
  }

  private finish(): void {
    if (this.state === 'done') return;
    this.endCell();
    this.state = 'done';
  }
}
