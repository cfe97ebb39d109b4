import type { RowProblem } from '../../contract/reject.ts';
import { AppError } from '../../domain/problem.ts';
import { DOUBLED_QUOTES, NOT_ASCII, QUOTE_OPEN, RowScanner, TEXT_AFTER_QUOTE } from './scanner.ts';
import { RowSkipper } from './skipper.ts';
import { ALWAYS_OWN, LIMITS } from './row.ts';
import type { TableReader } from './row.ts';
import { Words } from './words.ts';

/** How a delimited file is written; ASCII characters, `quote` null = quotation marks are data. */
export type Dialect = { delimiter: string; quote: string | null };

const LF = 10;
const CR = 13;

/**
 * Streaming reader of delimited UTF-8 text (RFC 4180 with the liberties files take: any of LF, CRLF and CR ends a row,
 * a quote inside an unquoted cell is data, text after a closing quote belongs to the cell, empty lines are no rows).
 * Only cells that are asked for become strings.
 */
export class DelimitedReader implements TableReader {
  problem: RowProblem | null = null;
  line = 1;
  nextLine: number;
  nextOffset: number;
  count = 0;

  private readonly quote: string;
  private readonly scanner: RowScanner;
  private readonly skipper: RowSkipper;
  private readonly columns: readonly string[] | null;
  private buffer: Buffer = Buffer.alloc(0);
  /** The buffer as one character per byte: cells of plain ASCII are cut from it. */
  private text = '';
  private hasNul = false;
  /** Words of each column that was asked for them; null where they do not repeat. */
  private readonly words: (Words | null | undefined)[] = [];
  /** The last number found in each column, and in which row. */
  private readonly wordNumbers = new Int32Array(LIMITS.columns);
  private readonly wordRows = new Float64Array(LIMITS.columns);
  private rows = 0;
  /** Next unread byte of the buffer. */
  private position = 0;
  private ended = false;
  private skippedBytes = 0;

  /** With `columns`, a row must have exactly these. */
  constructor(
    dialect: Dialect,
    from: { offset: number; line: number } = { offset: 0, line: 1 },
    columns: readonly string[] | null = null,
  ) {
    this.columns = columns;
    const delimiter = dialect.delimiter.charCodeAt(0);
    const quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0);
    this.quote = dialect.quote ?? '';
    this.scanner = new RowScanner(delimiter, quote, LIMITS.columns);
    this.skipper = new RowSkipper(delimiter, quote);
    this.nextOffset = from.offset;
    this.nextLine = from.line;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const rest = this.buffer.subarray(this.position);
    this.buffer = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    this.position = 0;
    this.text = this.buffer.toString('latin1');
    this.hasNul = this.text.includes('\0');
  }

  end(): void {
    this.ended = true;
  }

  next(): boolean {
    this.problem = null;
    this.rows++;
    if (this.skipper.active) return this.finishSkipping();
    while (this.position < this.buffer.length) {
      const end = this.scanner.scan(this.buffer, this.position, this.ended);
      if (end === QUOTE_OPEN) throw this.quoteOpen(this.nextLine);
      if (end < 0) return this.isTooLarge() && this.startSkipping();
      const first = this.buffer[this.position];
      const length = end - this.position;
      this.line = this.nextLine;
      this.nextLine += this.scanner.lines;
      this.nextOffset += length;
      this.position = end;
      if (first !== LF && first !== CR) {
        this.judgeRow(length);
        return true;
      }
    }
    return false;
  }

  cell(column: number): string {
    const start = this.scanner.starts[column] ?? 0;
    const end = this.scanner.ends[column] ?? 0;
    if (column >= this.count || start === end) return '';
    const need = this.scanner.needs[column] ?? 0;
    if (need === 0 && !this.hasNul) return this.text.substring(start, end);
    return this.decode(start, end, need);
  }

  keep(column: number): string {
    const start = this.scanner.starts[column] ?? 0;
    const end = this.scanner.ends[column] ?? 0;
    if (column >= this.count || start === end) return '';
    const need = this.scanner.needs[column] ?? 0;
    if (need > 0 || this.hasNul) return this.decode(start, end, need);
    return end - start <= ALWAYS_OWN
      ? this.text.substring(start, end)
      : this.buffer.toString('latin1', start, end);
  }

  word(column: number): number {
    // Records of one row ask for the same words.
    if (this.wordRows[column] === this.rows) return this.wordNumbers[column] ?? -1;
    const number = this.findWord(column);
    this.wordRows[column] = this.rows;
    this.wordNumbers[column] = number;
    return number;
  }

  private findWord(column: number): number {
    const need = this.scanner.needs[column] ?? 0;
    // The same bytes mean different texts where quotes are doubled and where not.
    if (column >= this.count || need > NOT_ASCII) return -1;
    const words = this.words[column];
    if (words === null) return -1;
    if (words === undefined) this.words[column] = new Words();
    else if (words.isWorthwhile) {
      const { starts, ends } = this.scanner;
      return words.find(this.buffer, starts[column] ?? 0, ends[column] ?? 0);
    } else this.words[column] = null;
    return -1;
  }

  typed(): null {
    return null;
  }

  cells(): string[] {
    return Array.from({ length: Math.min(this.count, LIMITS.columns) }, (_, i) => this.keep(i));
  }

  private judgeRow(length: number): void {
    const { count, starts, ends } = this.scanner;
    this.count = count;
    if (length > LIMITS.cell) {
      for (let i = 0; i < Math.min(count, LIMITS.columns); i++) {
        const bytes = (ends[i] ?? 0) - (starts[i] ?? 0);
        if (bytes > LIMITS.cell) this.refuseCell(i, bytes);
      }
    }
    const expected = this.columns?.length ?? count;
    if (count !== expected && !this.problem) {
      this.problem = { code: 'ROW_COLUMNS', params: { count, expected } };
    }
  }

  private refuseCell(column: number, bytes: number): void {
    const name = this.columns?.[column] ?? `#${column + 1}`;
    const params = { column: name, bytes, limit: LIMITS.cell };
    this.problem = { code: 'ROW_CELL_TOO_LARGE', params };
  }

  private isTooLarge(): boolean {
    const { length } = this.buffer;
    return length - this.scanner.cellStart > LIMITS.cell || length - this.position > LIMITS.row;
  }

  private startSkipping(): boolean {
    this.line = this.nextLine;
    this.skipper.start();
    return this.finishSkipping();
  }

  /** Reads on through a row too large to hold, without holding it. */
  private finishSkipping(): boolean {
    const used = this.skipper.skip(this.buffer, this.position, this.ended);
    this.skippedBytes += used - this.position;
    this.position = used;
    if (!this.skipper.done) {
      if (!this.ended) return false;
      throw this.quoteOpen(this.line);
    }
    this.nextLine += this.skipper.lines;
    this.nextOffset += this.skippedBytes;
    this.skippedBytes = 0;
    this.count = 0;
    this.refuseCell(this.skipper.largestColumn, this.skipper.largestBytes);
    this.skipper.stop();
    return true;
  }

  private quoteOpen(line: number): AppError {
    return new AppError('FILE_QUOTE_OPEN', { line, value: this.quote });
  }

  private decode(start: number, end: number, need: number): string {
    const raw = this.buffer.toString(need & NOT_ASCII ? 'utf8' : 'latin1', start, end);
    const { quote } = this;
    let text = raw;
    if (need & TEXT_AFTER_QUOTE) {
      const close = closingQuote(raw, quote);
      text = raw.slice(1, close).replaceAll(quote + quote, quote) + raw.slice(close + 1);
    } else if (need & DOUBLED_QUOTES) {
      text = raw.replaceAll(quote + quote, quote);
    }
    // A store cannot hold the character NUL in text; the sign for "unreadable" keeps its place.
    return this.hasNul ? text.replaceAll('\0', '\uFFFD') : text;
  }
}

/** Position of the quote that ends the quoted beginning of a cell. */
function closingQuote(raw: string, quote: string): number {
  let at = 1;
  for (;;) {
    const found = raw.indexOf(quote, at);
    if (found < 0 || raw[found + 1] !== quote) return found < 0 ? raw.length : found;
    at = found + 2;
  }
}
