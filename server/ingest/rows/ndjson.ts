import type { RowProblem } from '../../contract/reject.ts';
import { JsonRow, MOST_LEVELS, parseRecord } from './json-row.ts';
import { JsonScanner } from './json-scanner.ts';
import { LIMITS, shown } from './row.ts';
import type { RowReader, TypedCell } from './row.ts';

const LF = 10;
const BYTES_LIMIT = LIMITS.row;

/**
 * Streaming reader of newline-delimited JSON: one object a line, columns are paths into it. An empty line is no row; a line that is not a JSON object is a row with a problem.
 */
export class NdjsonReader implements RowReader {
  problem: RowProblem | null = null;
  line = 1;
  nextLine: number;
  nextOffset: number;

  private readonly row: JsonRow;
  private readonly scanner = new JsonScanner();
  private buffer: Buffer = Buffer.alloc(0);
  private position = 0;
  /** Where to go on looking for the end of the line. */
  private searched = 0;
  private skipped = 0;
  private ended = false;

  constructor(
    paths: readonly string[],
    from: { offset: number; line: number } = { offset: 0, line: 1 },
  ) {
    this.row = new JsonRow(paths);
    this.nextOffset = from.offset;
    this.nextLine = from.line;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const rest = this.buffer.subarray(this.position);
    this.searched = rest.length;
    this.buffer = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    this.position = 0;
  }

  end(): void {
    this.ended = true;
  }

  next(): boolean {
    this.problem = null;
    for (;;) {
      const found = this.buffer.indexOf(LF, Math.max(this.position, this.searched));
      if (found < 0 && !this.ended) {
        this.letGoIfTooLarge();
        return false;
      }
      const end = found < 0 ? this.buffer.length : found;
      if (found < 0 && end === this.position && this.skipped === 0) return false;
      const start = this.position;
      this.position = found < 0 ? end : found + 1;
      this.searched = this.position;
      this.nextOffset += this.position - start + this.skipped;
      this.line = this.nextLine;
      this.nextLine++;
      if (this.readLine(start, end)) return true;
    }
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

  /** Drops what is held of a line that is too large, so that memory stays flat; the line is refused at its end. */
  private letGoIfTooLarge(): void {
    const held = this.buffer.length - this.position;
    this.searched = this.buffer.length;
    if (held <= BYTES_LIMIT && this.skipped === 0) return;
    this.skipped += held;
    this.position = this.buffer.length;
  }

  /** True when the line is a row. */
  private readLine(start: number, end: number): boolean {
    const bytes = end - start + this.skipped;
    this.row.record = null;
    if (bytes > BYTES_LIMIT || this.skipped > 0) {
      this.skipped = 0;
      this.problem = { code: 'ROW_TOO_LARGE', params: { limit: BYTES_LIMIT } };
      return true;
    }
    const text = this.buffer.toString('utf8', start, end).trim();
    if (text === '') return false;
    if (bytes > 2 * MOST_LEVELS && this.scanner.levelsOf(this.buffer, start, end) > MOST_LEVELS) {
      this.problem = { code: 'ROW_TOO_DEEP', params: { limit: MOST_LEVELS } };
    } else if (!this.row.take(parseRecord(text))) {
      const params = { line: this.line, value: shown(text) };
      this.problem = { code: 'FILE_LINE_NOT_JSON', params };
    }
    return true;
  }
}
