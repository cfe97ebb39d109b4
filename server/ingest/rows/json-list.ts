import type { RowProblem } from '../../contract/reject.ts';
import { AppError } from '../../domain/problem.ts';
import { truncated } from '../decode.ts';
import { JsonRow, MOST_LEVELS, parseRecord } from './json-row.ts';
import { CLOSE_LIST, COMMA, isBlank, JsonScanner } from './json-scanner.ts';
import { LIMITS, shown } from './row.ts';
import type { RowReader, TypedCell } from './row.ts';

/** Where a list of records is in a file. */
export type ListPlace = {
  /** The first byte after its bracket, and the line there. */
  offset: number;
  line: number;
  /** Objects around it. */
  outer: number;
};

/**
 * Streaming reader of a list of JSON objects, which may stand inside of other objects: each element is a row, held only
 * while it is the current one. An element that is no object, too deep or too large is a row with a problem.
 */
export class JsonListReader implements RowReader {
  problem: RowProblem | null = null;
  line = 1;
  nextLine: number;
  nextOffset: number;

  private readonly name: string;
  private readonly row: JsonRow;
  private readonly scanner = new JsonScanner();
  private buffer: Buffer = Buffer.alloc(0);
  /** First byte not used yet: white space before an element, or the element itself. */
  private position = 0;
  /** How far the element has been looked through. */
  private scanned = 0;
  private state: 'gap' | 'element' | 'outside' | 'over' = 'gap';
  private wantsComma: boolean;
  /** Objects around the list. */
  private readonly outer: number;
  private dropped = 0;
  private ended = false;

  /** `from` is the list's beginning, or the end of one of its elements. */
  constructor(
    name: string,
    paths: readonly string[],
    list: ListPlace,
    from: { offset: number; line: number },
  ) {
    this.name = name;
    this.row = new JsonRow(paths);
    this.outer = list.outer;
    this.nextOffset = from.offset;
    this.nextLine = from.line;
    this.wantsComma = from.offset > list.offset;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const rest = this.buffer.subarray(this.position);
    this.scanned -= this.position;
    this.buffer = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    this.position = 0;
  }

  end(): void {
    this.ended = true;
  }

  next(): boolean {
    this.problem = null;
    this.row.record = null;
    if (this.state === 'gap') this.passGap();
    if (this.state === 'element' && this.passElement()) return true;
    if (this.state === 'outside') this.passOutside();
    if (this.state === 'over') this.passEnd();
    if (this.ended && this.state !== 'over') throw truncated(this.name, this.nextOffset);
    return false;
  }

  cell(column: number): string {
    return this.row.cell(column);
  }

  keep(column: number): string {
    return this.row.cell(column);
  }

  cells(): string[] {
    return this.row.cells();
  }

  word(): number {
    return -1;
  }

  typed(column: number): TypedCell {
    return this.row.typed(column);
  }

  /** Passes what stands between two elements. */
  private passGap(): void {
    const { buffer } = this;
    let at = this.position;
    let isEnd = false;
    this.scanner.lines = 0;
    for (; at < buffer.length; at++) {
      const byte = buffer[at] ?? 0;
      if (isBlank(byte)) {
        this.scanner.countLine(byte);
      } else if (byte === COMMA && this.wantsComma) {
        this.wantsComma = false;
      } else if (byte === CLOSE_LIST) {
        isEnd = true;
        at++;
        break;
      } else if (this.wantsComma) {
        this.nextLine += this.scanner.lines;
        throw this.notJson(at);
      } else {
        this.state = 'element';
        break;
      }
    }
    this.nextLine += this.scanner.lines;
    this.moveTo(at);
    this.scanned = at;
    this.scanner.begin(isEnd ? this.outer : 0);
    if (isEnd) this.state = this.outer > 0 ? 'outside' : 'over';
  }

  /** Passes an element; true when it is whole, and read as far as it can be. */
  private passElement(): boolean {
    const { buffer, scanner } = this;
    this.scanned = scanner.scan(buffer, this.scanned);
    if (!scanner.done) {
      if (buffer.length - this.position > LIMITS.row || this.dropped > 0) this.drop();
      return false;
    }
    if (this.scanned === this.position && this.dropped === 0) throw this.notJson(this.position);
    this.line = this.nextLine;
    this.nextLine += scanner.lines;
    this.readElement(this.position, this.scanned);
    this.nextOffset += this.dropped;
    this.dropped = 0;
    this.moveTo(this.scanned);
    this.state = 'gap';
    this.wantsComma = true;
    return true;
  }

  private readElement(start: number, end: number): void {
    if (this.dropped > 0 || end - start > LIMITS.row) {
      this.problem = { code: 'ROW_TOO_LARGE', params: { limit: LIMITS.row } };
    } else if (this.scanner.deepest > MOST_LEVELS) {
      this.problem = { code: 'ROW_TOO_DEEP', params: { limit: MOST_LEVELS } };
    } else {
      const text = this.buffer.toString('utf8', start, end);
      if (this.row.take(parseRecord(text))) return;
      this.problem = { code: 'ROW_NOT_OBJECT', params: { value: shown(text.trim()) } };
    }
  }

  /** Passes what follows the list inside of the objects around it. */
  private passOutside(): void {
    const at = this.scanner.scan(this.buffer, this.position);
    if (this.scanner.done) this.state = 'over';
    this.moveTo(at);
  }

  /** After the end of the JSON there may be white space, nothing else. */
  private passEnd(): void {
    for (let at = this.position; at < this.buffer.length; at++) {
      if (!isBlank(this.buffer[at] ?? 0)) throw this.notJson(at);
    }
    this.moveTo(this.buffer.length);
  }

  private drop(): void {
    this.dropped += this.buffer.length - this.position;
    this.position = this.buffer.length;
    this.scanned = this.position;
  }

  private moveTo(at: number): void {
    this.nextOffset += at - this.position;
    this.position = at;
  }

  private notJson(at: number): AppError {
    const value = shown(this.buffer.toString('utf8', at, Math.min(this.buffer.length, at + 120)));
    return new AppError('FILE_NOT_JSON', { path: this.name, line: this.nextLine, value });
  }
}
