import type { RowProblem } from '../../contract/reject.ts';
import type { AppError } from '../../domain/problem.ts';
import { CLOCK, DAY, PLAIN } from '../workbook/number-styles.ts';
import type { Meaning } from '../workbook/number-styles.ts';
import { clockOfSerial, wallOfSerial, WallTexts } from '../workbook/serial-date.ts';
import type { SharedStrings } from '../workbook/shared-strings.ts';
import {
  CDATA,
  CLOSE,
  EMPTY,
  INCOMPLETE,
  MALFORMED,
  nameCode,
  OPEN,
  TEXT,
  XmlWalker,
} from '../workbook/xml.ts';
import { LIMITS } from './row.ts';
import type { TableReader, TypedCell } from './row.ts';
import {
  FLAG,
  ISO_DATE,
  NONE,
  NUMBER,
  SHARED,
  SheetCells,
  TEXT as OWN_TEXT,
  wholeNumber,
} from './sheet-cells.ts';

/** What the cells of a sheet refer to; `strings` null = nobody will ask for texts. */
export type SheetContext = {
  strings: SharedStrings | null;
  styles: readonly Meaning[];
  is1904: boolean;
  /** What to throw when the sheet's XML is broken. */
  damaged: () => AppError;
};

const ROW = nameCode('row');
const CELL = nameCode('c');
const VALUE = nameCode('v');
const PIECE = nameCode('t');
const PHONETIC = nameCode('rPh');
const LONG_NAME = -1;
/** Texts that cells share and that are told by their number; the first are those that come again. */
const MOST_WORDS = 4096;
const ROW_END = 'row>';
/** Enough bytes for the end tag of a row, kept while a row too large is passed. */
const KEPT = 64;
const RETRIED = 256 * 1024;
/** Strings of so few characters are never slices of a longer one. */
const SHORT = 12;

/**
 * Streaming reader of the XML of one sheet. Rows without content are no rows. Dates are cells whose number format is
 * one; hours without a day read as `H:MM:SS`.
 */
export class SheetReader implements TableReader {
  problem: RowProblem | null = null;
  line = 1;
  nextLine: number;
  nextOffset: number;

  private readonly context: SheetContext;
  private readonly wallTexts = new WallTexts();
  private readonly walker = new XmlWalker();
  private readonly row = new SheetCells(this.walker);
  /** Where the next row, or what comes before it, begins. */
  private position = 0;
  private state: 'before' | 'rows' | 'skipping' | 'after';
  private retryAt = 0;
  private ended = false;

  constructor(context: SheetContext, from: { offset: number; line: number }) {
    this.context = context;
    this.nextOffset = from.offset;
    this.nextLine = from.line;
    this.state = from.offset > 0 ? 'rows' : 'before';
  }

  get count(): number {
    return this.row.count;
  }

  push(chunk: Uint8Array): void {
    const { walker } = this;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const rest = walker.buffer.subarray(this.position);
    walker.buffer = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    this.position = 0;
    this.row.latin = walker.buffer.toString('latin1');
  }

  end(): void {
    this.ended = true;
  }

  next(): boolean {
    this.problem = null;
    this.row.clear();
    const { walker } = this;
    if (walker.buffer.length < this.retryAt && !this.ended) return false;
    this.retryAt = 0;
    while (this.state !== 'after') {
      if (this.state === 'skipping') return this.finishSkipping();
      walker.at = this.position;
      const token = walker.next();
      if (token === MALFORMED) throw this.context.damaged();
      if (token === INCOMPLETE) return this.waitForMore();
      const isTag = token !== TEXT && token !== CDATA;
      if (isTag && walker.nameCode === LONG_NAME && walker.isNamed('sheetData')) {
        this.state = token === OPEN ? 'rows' : 'after';
      } else if (isTag && this.state === 'rows' && walker.nameCode === ROW && token !== CLOSE) {
        const line = this.rowNumber();
        const isWhole = token === EMPTY || this.readCells();
        if (!isWhole) return this.waitForMore();
        this.line = line;
        this.nextLine = line + 1;
        const isTooLarge = walker.at - this.position > LIMITS.row;
        this.moveTo(walker.at);
        if (isTooLarge) return this.refuseRow();
        if (this.hasContent()) return true;
        this.row.clear();
        continue;
      }
      this.moveTo(walker.at);
    }
    this.moveTo(walker.buffer.length);
    return false;
  }

  cell(column: number): string {
    const { row } = this;
    switch (row.kinds[column] ?? NONE) {
      case NONE:
        return '';
      case SHARED:
        return this.sharedText(column);
      case FLAG:
        return String(isTrue(row.text(column)));
      case NUMBER:
        return this.numberText(column);
      default:
        return row.text(column);
    }
  }

  keep(column: number): string {
    const kind = this.row.kinds[column] ?? NONE;
    // Only long contents share the memory of the buffer; numbers and shared texts are strings of their own.
    return kind === OWN_TEXT || kind === ISO_DATE ? this.row.ownText(column) : this.cell(column);
  }

  word(column: number): number {
    if (this.row.kinds[column] !== SHARED) return -1;
    const index = this.row.sharedIndex(column);
    return index < MOST_WORDS ? index : -1;
  }

  typed(column: number): TypedCell {
    const { row } = this;
    const kind = row.kinds[column] ?? NONE;
    if (kind === FLAG) return isTrue(row.text(column));
    if (kind === ISO_DATE) return isoWall(row.text(column));
    if (kind !== NUMBER) return null;
    const meaning = this.meaningOf(column);
    if (meaning === CLOCK) return null;
    if (meaning === PLAIN) {
      const n = precise(row.text(column));
      return Number.isNaN(n) ? null : n;
    }
    const wall = wallOfSerial(Number(row.text(column)), this.context.is1904);
    if (Number.isNaN(wall)) return null;
    return { wall, precision: meaning === DAY && wall % 86_400_000 === 0 ? 'day' : 'second' };
  }

  cells(): string[] {
    return Array.from({ length: Math.min(this.count, LIMITS.columns) }, (_, i) => this.keep(i));
  }

  private meaningOf(column: number): Meaning {
    return this.context.styles[this.row.styles[column] ?? 0] ?? PLAIN;
  }

  private sharedText(column: number): string {
    const { strings, damaged } = this.context;
    if (!strings) return '';
    const text = strings.text(this.row.sharedIndex(column));
    if (text === null) throw damaged();
    return text;
  }

  private numberText(column: number): string {
    const written = this.row.text(column);
    const meaning = this.meaningOf(column);
    if (meaning === PLAIN && written.length <= SHORT && /^\d+$/.test(written)) return written;
    if (meaning === PLAIN || meaning === CLOCK) {
      const n = precise(written);
      if (Number.isNaN(n)) return this.row.ownText(column);
      return meaning === PLAIN ? String(n) : clockOfSerial(n);
    }
    const serial = Number(written);
    const wall = wallOfSerial(serial, this.context.is1904);
    // The day that never was is shown as spreadsheets show it, and refused as a date.
    if (Number.isNaN(wall)) {
      return Math.floor(serial) === 60 ? '1900-02-29' : this.row.ownText(column);
    }
    const isDay = meaning === DAY && wall % 86_400_000 === 0;
    return isDay ? this.wallTexts.day(wall) : this.wallTexts.moment(wall);
  }

  private moveTo(at: number): void {
    this.nextOffset += at - this.position;
    this.position = at;
  }

  /** The row's number as its tag tells it, else the one after the row before. */
  private rowNumber(): number {
    const { walker } = this;
    let found: number | null = null;
    walker.attributes((nameStart, nameEnd, start, end) => {
      if (nameEnd - nameStart === 1 && walker.buffer[nameStart] === 0x72) {
        found = wholeNumber(walker.buffer, start, end);
      }
    });
    return found ?? this.nextLine;
  }

  /** Reads the cells of a row; false when it is not whole yet. */
  private readCells(): boolean {
    const { walker, row } = this;
    let isPhonetic = false;
    let isInValue = false;
    row.clear();
    for (;;) {
      const token = walker.next();
      if (token === INCOMPLETE) return false;
      if (token === MALFORMED) throw this.context.damaged();
      if (token === CDATA || token === TEXT) {
        if (isInValue && !isPhonetic) row.take();
        continue;
      }
      const { nameCode: name } = walker;
      if (name === CELL) {
        if (token !== CLOSE) row.begin();
      } else if (name === VALUE || name === PIECE) {
        if (token === CLOSE && !isPhonetic) row.take();
        isInValue = token === OPEN;
      } else if (name === PHONETIC) {
        isPhonetic = token === OPEN;
      } else if (name === ROW) {
        return true;
      }
    }
  }

  private hasContent(): boolean {
    if (this.context.strings === null) return this.count > 0;
    for (let column = 0; column < this.count; column++) {
      if (column >= LIMITS.columns || this.cell(column) !== '') return true;
    }
    return false;
  }

  private waitForMore(): boolean {
    if (this.ended) throw this.context.damaged();
    const held = this.walker.buffer.length - this.position;
    if (held <= LIMITS.row) {
      // A row that is not whole is only looked at again when there is twice as much of it.
      this.retryAt = held > RETRIED ? Math.min(2 * held, LIMITS.row + 1) : 0;
      return false;
    }
    this.state = 'skipping';
    this.line = this.nextLine;
    return this.finishSkipping();
  }

  /** Passes a row too large to hold, without holding it. */
  private finishSkipping(): boolean {
    const { buffer } = this.walker;
    let found = buffer.indexOf(ROW_END, this.position);
    while (found > 0 && ![0x2f, 0x3a].includes(buffer[found - 1] ?? 0)) {
      found = buffer.indexOf(ROW_END, found + 1);
    }
    if (found < 0) {
      if (this.ended) throw this.context.damaged();
      this.moveTo(Math.max(this.position, buffer.length - KEPT));
      return false;
    }
    this.moveTo(found + ROW_END.length);
    this.state = 'rows';
    this.nextLine = this.line + 1;
    return this.refuseRow();
  }

  private refuseRow(): boolean {
    this.row.clear();
    this.problem = { code: 'ROW_TOO_LARGE', params: { limit: LIMITS.row } };
    return true;
  }
}

function isTrue(text: string): boolean {
  return text === '1' || text === 'true';
}

/** A number to the 15 digits that spreadsheets keep and show; NaN when it is none. */
function precise(text: string): number {
  const n = text === '' ? Number.NaN : Number(text);
  return Number.isInteger(n) && Math.abs(n) < 1e15 ? n : Number(n.toPrecision(15));
}

function isoWall(text: string): TypedCell {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:\.\d+)?)Z?)?$/.exec(text);
  if (!found) return null;
  const [, day = '', time] = found;
  const wall = Date.parse(`${day}T${time ?? '00:00:00'}Z`);
  return Number.isNaN(wall) ? null : { wall, precision: time === undefined ? 'day' : 'second' };
}
