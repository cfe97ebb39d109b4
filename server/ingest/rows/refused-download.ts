import { HeaderColumns } from './columns.ts';
import type { TableReader, TypedCell } from './row.ts';

/**
 * How the last two columns of a list of refused rows are called that was saved to be mended, in each language: the line of
 * the row, and why it was refused. The client's catalogues call them the same.
 */
export const REFUSED_COLUMNS = [
  ['Line', 'Why it was refused'],
  ['السطر', 'سبب الرفض'],
] as const;

/** Columns that a saved list of refused rows has beside those of its file. */
const ADDED = 2;

/** True for the header of a saved list of refused rows. */
export function isRefusedHeader(header: readonly string[]): boolean {
  const [line, reasons] = header.slice(-ADDED).map((name) => name.trim());
  return REFUSED_COLUMNS.some(([first, second]) => line === first && reasons === second);
}

/** The names of such a header as they were in the file that it came of, and those that were added. */
export function splitRefusedHeader(header: readonly string[]): { own: string[]; added: string[] } {
  const names = header.map(unguarded);
  return { own: names.slice(0, -ADDED), added: names.slice(-ADDED) };
}

/** A text as it was before it was guarded against being taken for a formula. */
function unguarded(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/**
 * The columns of a saved list of refused rows. A row of it is another one than any of its file, whatever it was mended to:
 * its line there is part of every id that is made of the row.
 */
export class RefusedDownloadColumns extends HeaderColumns {
  private readonly named: number;

  /** `isNamed` tells of each column whether it has a name in the list, where also those have one that had none in the file. */
  constructor(own: readonly string[], isNamed: readonly boolean[]) {
    super(own);
    this.named = isNamed.slice(0, own.length).lastIndexOf(true) + 1;
  }

  /** Without those at the end that have no name: the list has them where another row has too many cells. */
  override all(): readonly number[] {
    return super.all().slice(0, this.named);
  }

  override beside(): readonly number[] {
    return [this.names.length];
  }
}

/** The rows of a saved list of refused rows as they were in the file that they came of, mended or not. */
export class RefusedDownloadReader implements TableReader {
  private readonly rows: TableReader;
  private readonly width: number;

  /** `width`: columns of the file that the rows came of. */
  constructor(rows: TableReader, width: number) {
    this.rows = rows;
    this.width = width;
  }

  get problem(): TableReader['problem'] {
    return this.rows.problem;
  }

  /** The line in the file that the row came of: what is refused of a list again keeps it. */
  get line(): number {
    const told = this.rows.cell(this.width).trim();
    return /^[1-9]\d{0,9}$/.test(told) ? Number(told) : this.rows.line;
  }

  get nextLine(): number {
    return this.rows.nextLine;
  }

  get nextOffset(): number {
    return this.rows.nextOffset;
  }

  get count(): number {
    return this.rows.count;
  }

  push(chunk: Uint8Array): void {
    this.rows.push(chunk);
  }

  end(): void {
    this.rows.end();
  }

  next(): boolean {
    return this.rows.next();
  }

  cell(column: number): string {
    return unguarded(this.rows.cell(column));
  }

  keep(column: number): string {
    return unguarded(this.rows.keep(column));
  }

  word(column: number): number {
    return this.rows.word(column);
  }

  typed(column: number): TypedCell {
    return this.rows.typed(column);
  }

  cells(): string[] {
    return this.rows.cells().slice(0, this.width).map(unguarded);
  }
}
