export const QUOTE = 34;
const BACKSLASH = 92;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_LIST = 91;
export const CLOSE_LIST = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;
const LF = 10;
const CR = 13;

/** 1 for bytes that mean something in a value outside of its strings. */
const SPECIAL = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number([QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, LF, CR].includes(byte)),
);

/** Whether a byte is white space of JSON. */
export function isBlank(byte: number): boolean {
  return byte === 32 || byte === LF || byte === CR || byte === 9;
}

/**
 * Finds where a JSON value ends without parsing it: only strings and brackets count. It can stop at the end of a piece
 * and go on with the next one, holding nothing.
 */
export class JsonScanner {
  /** Open brackets; the deepest so far. */
  depth = 0;
  deepest = 0;
  /** Line ends passed: LF, CRLF and CR each count once. */
  lines = 0;
  /** True when the value that was begun has ended. */
  done = false;
  private insideString = false;
  private escaped = false;
  private lastWasCr = false;
  private begun = false;

  /** Begins a value; with `depth`, the rest of a value so many of whose brackets are open. */
  begin(depth = 0): void {
    this.depth = depth;
    this.deepest = depth;
    this.lines = 0;
    this.done = false;
    this.begun = false;
    this.insideString = false;
    this.escaped = false;
  }

  /** Goes on from `from`; gives the first byte after the value, or the buffer's end when it is not at its end yet. */
  scan(buffer: Buffer, from: number, end = buffer.length): number {
    let at = from;
    while (at < end) {
      if (this.insideString) {
        at = this.passString(buffer, at, end);
        if (this.depth === 0 && !this.insideString) return this.finish(at);
        continue;
      }
      const byte = buffer[at] ?? 0;
      if (SPECIAL[byte] === 0) {
        this.begun = true;
        at++;
        continue;
      }
      if (byte === QUOTE) {
        this.insideString = true;
        this.begun = true;
        at++;
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        this.begun = true;
        this.depth++;
        if (this.depth > this.deepest) this.deepest = this.depth;
        at++;
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        // A bracket that closes what is around a plain value is not part of it.
        if (this.depth === 0) return this.finish(at);
        this.depth--;
        at++;
        if (this.depth === 0) return this.finish(at);
      } else if (byte === COMMA) {
        if (this.depth === 0) return this.finish(at);
        at++;
      } else {
        if (this.depth === 0 && this.begun) return this.finish(at);
        this.countLine(byte);
        at++;
        continue;
      }
      this.lastWasCr = false;
    }
    return at;
  }

  /** Counts a line end outside of values. */
  countLine(byte: number): void {
    if (byte === CR || (byte === LF && !this.lastWasCr)) this.lines++;
    this.lastWasCr = byte === CR;
  }

  /** Levels of brackets in a stretch of bytes. */
  levelsOf(buffer: Buffer, from: number, end: number): number {
    this.begin();
    let at = from;
    while (at < end) {
      at = this.scan(buffer, at, end);
      if (this.done) {
        this.done = false;
        at++;
      }
    }
    return this.deepest;
  }

  private finish(at: number): number {
    this.done = true;
    return at;
  }

  private passString(buffer: Buffer, from: number, end: number): number {
    let at = from;
    if (this.escaped && at < end) {
      this.escaped = false;
      at++;
    }
    while (at < end) {
      const byte = buffer[at] ?? 0;
      if (byte === QUOTE) {
        this.insideString = false;
        return at + 1;
      }
      if (byte === BACKSLASH) {
        if (at + 1 >= end) {
          this.escaped = true;
          return end;
        }
        at++;
      }
      at++;
    }
    return at;
  }
}
