const LF = 10;
const CR = 13;

/** What the bytes of a cell need before they are its text. */
export const NOT_ASCII = 1;
export const DOUBLED_QUOTES = 2;
export const TEXT_AFTER_QUOTE = 4;

/** What a scan gives when the row is not complete yet. */
const INCOMPLETE = -1;
/** What a scan gives when a quote stays open to the very end. */
export const QUOTE_OPEN = -2;

/**
 * Finds the cells of one row in a piece of bytes. Each byte is looked at once; what was found stands in the fields until
 * the next scan. Cells beyond the capacity are counted and not kept.
 */
export class RowScanner {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly needs: Uint8Array;
  /** Cells of the row. */
  count = 0;
  /** Line ends from the row's beginning to the next row's. */
  lines = 0;
  /** Where the cell that was reached begins, also after an incomplete scan. */
  cellStart = 0;

  private readonly delimiter: number;
  private readonly quote: number;
  private readonly capacity: number;
  /** 1 for bytes that end an unquoted cell. */
  private readonly special = new Uint8Array(256);
  // The cell that was scanned last.
  private stop = 0;
  private need = 0;

  /** `quote` -1 = there is none. */
  constructor(delimiter: number, quote: number, capacity: number) {
    this.delimiter = delimiter;
    this.quote = quote;
    this.capacity = capacity;
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.needs = new Uint8Array(capacity);
    for (const byte of [delimiter, LF, CR]) this.special[byte] = 1;
  }

  /** Where the row after the one at `from` begins, or INCOMPLETE, or (only when `ended`) QUOTE_OPEN. */
  scan(buffer: Uint8Array, from: number, ended: boolean): number {
    const { special, starts, ends, needs, quote, delimiter, capacity } = this;
    const end = buffer.length;
    let at = from;
    let column = 0;
    this.lines = 0;
    for (;;) {
      this.cellStart = at;
      if (at < end && buffer[at] === quote) {
        at = this.scanQuoted(buffer, at, ended);
        if (at < 0) return at;
      } else {
        let bits = 0;
        while (at < end) {
          const byte = buffer[at] ?? 0;
          if (special[byte] === 1) break;
          bits |= byte;
          at++;
        }
        this.stop = at;
        this.need = bits & 0x80 ? NOT_ASCII : 0;
      }
      if (at === end && !ended) return INCOMPLETE;
      if (column < capacity) {
        starts[column] = this.cellStart;
        ends[column] = this.stop;
        needs[column] = this.need;
      }
      column++;
      if (at === end || buffer[at] !== delimiter) break;
      at++;
    }
    this.count = column;
    return at === end ? at : this.endLine(buffer, at, ended);
  }

  /** Passes the line end at `at`; a CR at the very end may be half of a CRLF. */
  private endLine(buffer: Uint8Array, at: number, ended: boolean): number {
    this.lines++;
    if (buffer[at] !== CR) return at + 1;
    if (at + 1 === buffer.length) return ended ? at + 1 : INCOMPLETE;
    return buffer[at + 1] === LF ? at + 2 : at + 1;
  }

  /** Scans a cell that begins with a quote; gives the position of the byte after the cell. */
  private scanQuoted(buffer: Uint8Array, from: number, ended: boolean): number {
    const { quote, special } = this;
    const end = buffer.length;
    let at = from + 1;
    let bits = 0;
    this.need = 0;
    for (;;) {
      while (at < end) {
        const byte = buffer[at] ?? 0;
        if (byte === quote) break;
        bits |= byte;
        if (byte === LF || (byte === CR && buffer[at + 1] !== LF)) this.lines++;
        at++;
      }
      if (at >= end) return ended ? QUOTE_OPEN : INCOMPLETE;
      if (at + 1 === end && !ended) return INCOMPLETE;
      if (buffer[at + 1] !== quote) break;
      this.need |= DOUBLED_QUOTES;
      at += 2;
    }
    this.stop = at;
    at++;
    if (at < end && special[buffer[at] ?? 0] === 0) return this.passText(buffer, at);
    this.cellStart++;
    if (bits & 0x80) this.need |= NOT_ASCII;
    return at;
  }

  /** Text between a closing quote and the end of its cell: the whole cell is kept as it is written. */
  private passText(buffer: Uint8Array, from: number): number {
    let at = from;
    while (at < buffer.length && this.special[buffer[at] ?? 0] === 0) at++;
    this.stop = at;
    this.need = TEXT_AFTER_QUOTE | NOT_ASCII;
    return at;
  }
}
