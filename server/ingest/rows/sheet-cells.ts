import { unescaped } from '../workbook/escapes.ts';
import { ESCAPED, NOT_ASCII } from '../workbook/xml.ts';
import type { XmlWalker } from '../workbook/xml.ts';
import { LIMITS } from './row.ts';

/** How the content of a cell is written. */
export const NONE = 0;
export const NUMBER = 1;
/** The number of a text that cells share. */
export const SHARED = 2;
/** Text as it stands: a formula's result, an error, a text of the cell's own. */
export const TEXT = 3;
export const FLAG = 4;
export const ISO_DATE = 5;

const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const A = 65;
const Z = 90;
const ZERO = 48;

/** The cells of one row of a sheet, as places in the walker's buffer: nothing becomes a string before it is asked for. */
export class SheetCells {
  readonly kinds = new Uint8Array(LIMITS.columns);
  readonly starts = new Int32Array(LIMITS.columns);
  readonly ends = new Int32Array(LIMITS.columns);
  readonly needs = new Uint8Array(LIMITS.columns);
  readonly styles = new Int32Array(LIMITS.columns);
  /** The walker's buffer as one character per byte: plain contents are cut from it. */
  latin = '';
  /** Texts in several pieces (bold words in a cell). */
  readonly pieced = new Map<number, string>();
  /** Columns up to the last cell with content. */
  count = 0;

  private readonly walker: XmlWalker;
  private column = -1;
  private kind = NUMBER;
  private style = 0;
  private runs = 0;

  constructor(walker: XmlWalker) {
    this.walker = walker;
  }

  clear(): void {
    this.kinds.fill(NONE, 0, this.count);
    this.count = 0;
    this.column = -1;
    this.pieced.clear();
  }

  /** Begins the cell whose tag the walker is at. */
  begin(): void {
    this.column++;
    this.kind = NUMBER;
    this.style = 0;
    this.runs = 0;
    this.readAttributes();
  }

  /** Each attribute that counts has a name of one letter: reference, style, type. */
  private readAttributes(): void {
    const { buffer, nameEnd, attributesEnd } = this.walker;
    let at = nameEnd;
    while (at < attributesEnd) {
      while (at < attributesEnd && buffer[at] !== EQUALS) at++;
      const name = isBlank(buffer[at - 2] ?? 0) ? buffer[at - 1] : 0;
      const start = at + 2;
      const quote = buffer[at + 1];
      if (quote !== QUOTE && quote !== APOSTROPHE) {
        at++;
        continue;
      }
      at = start;
      while (at < attributesEnd && buffer[at] !== quote) at++;
      if (name === 0x72) this.column = columnOf(buffer, start, at) ?? this.column;
      else if (name === 0x73) this.style = wholeNumber(buffer, start, at) ?? 0;
      else if (name === 0x74) this.kind = kindOf(buffer, start, at);
      at++;
    }
  }

  /** Takes the text before the tag the walker is at as content of the cell, or as a further piece of it. */
  take(): void {
    const { column, walker } = this;
    const { textStart, textEnd, textNeeds } = walker;
    if (column < 0 || textEnd <= textStart) return;
    if (column >= this.count) this.count = column + 1;
    if (column >= LIMITS.columns) return;
    this.runs++;
    if (this.runs > 1) {
      const before = this.pieced.get(column) ?? this.ownText(column);
      this.pieced.set(column, before + decoded(walker.buffer, textStart, textEnd, textNeeds));
      return;
    }
    this.kinds[column] = this.kind;
    this.starts[column] = textStart;
    this.ends[column] = textEnd;
    this.needs[column] = textNeeds;
    this.styles[column] = this.style;
  }

  /** The content as it is written, escapes undone. May share the buffer's memory. */
  text(column: number): string {
    if (this.needs[column] !== 0 || this.pieced.size > 0) return this.ownText(column);
    return this.latin.substring(this.starts[column] ?? 0, this.ends[column] ?? 0);
  }

  /** The same in memory of its own. */
  ownText(column: number): string {
    const pieced = this.pieced.get(column);
    if (pieced !== undefined) return pieced;
    return decoded(
      this.walker.buffer,
      this.starts[column] ?? 0,
      this.ends[column] ?? 0,
      this.needs[column] ?? 0,
    );
  }

  /** The content as the number of a shared text; -1 when it is none. */
  sharedIndex(column: number): number {
    const { buffer } = this.walker;
    return wholeNumber(buffer, this.starts[column] ?? 0, this.ends[column] ?? 0) ?? -1;
  }
}

function decoded(buffer: Buffer, start: number, end: number, needs: number): string {
  const text = buffer.toString(needs & NOT_ASCII ? 'utf8' : 'latin1', start, end);
  const plain = needs & ESCAPED ? unescaped(text) : text;
  return plain.includes('\0') ? plain.replaceAll('\0', '\uFFFD') : plain;
}

function isBlank(byte: number): boolean {
  return byte <= 32;
}

/** Column number from 0 of a reference such as `AB12`; null when it is none. */
function columnOf(buffer: Buffer, start: number, end: number): number | null {
  let column = 0;
  for (let at = start; at < end && at < start + 4; at++) {
    const letter = (buffer[at] ?? 0) & 0xdf;
    if (letter < A || letter > Z) break;
    column = column * 26 + (letter - A + 1);
  }
  return column === 0 ? null : column - 1;
}

/** A number written in digits; null when it is none. */
export function wholeNumber(buffer: Buffer, start: number, end: number): number | null {
  let n = 0;
  if (end <= start || end - start > 10) return null;
  for (let at = start; at < end; at++) {
    const digit = (buffer[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return null;
    n = n * 10 + digit;
  }
  return n;
}

/** A cell's type by the value of its attribute `t`. */
function kindOf(buffer: Buffer, start: number, end: number): number {
  const first = buffer[start];
  if (first === 0x73) return end - start === 1 ? SHARED : TEXT;
  if (first === 0x6e) return NUMBER;
  if (first === 0x62) return FLAG;
  return first === 0x64 ? ISO_DATE : TEXT;
}
