import type { RowProblem } from '../../contract/reject.ts';

export const LIMITS = {
  /** Bytes of one cell. */
  cell: 2 ** 20,
  /** Bytes of one row. */
  row: 16 * 2 ** 20,
  /** Columns of a header. */
  columns: 2000,
} as const;

/** V8 copies strings of up to so many characters that are cut from a longer one; longer ones keep that one alive. */
export const ALWAYS_OWN = 12;

/** A date that the file itself holds as one: milliseconds since 1970 by the wall clock of its zone. */
export type WallTime = { wall: number; precision: 'day' | 'second' };

/** What a cell is where the file itself says so; null = the cell is text, read as the mapping says. */
export type TypedCell = number | boolean | WallTime | null;

/** One row of a file whatever its format; columns by their number from 0. */
export interface Row {
  /** Physical line (from 1) on which the row begins; in a workbook the number of the row. */
  readonly line: number;
  /** Text of a cell, `''` when empty or absent. May share memory with the file's buffer: look at it, do not keep it. */
  cell(column: number): string;
  /** The same text in memory of its own, to be kept. */
  keep(column: number): string;
  /**
   * A small number that stands for the cell's text as long as this reader reads: the column has the same number where it
   * has the same text again. -1 when the reader gives none.
   */
  word(column: number): number;
  /** The cell as the file types it, so that number and date formats of texts do not apply to it. */
  typed(column: number): TypedCell;
}

/**
 * Takes bytes as they come and gives rows. `next()` moves to the next row: false = push more bytes (or, after
 * `end()`, there are no more rows). A row that cannot be used has a `problem`.
 */
export interface RowReader extends Row {
  readonly problem: RowProblem | null;
  /** Where the next row begins, in bytes of the decoded stream, and its line. */
  readonly nextOffset: number;
  readonly nextLine: number;
  push(chunk: Uint8Array): void;
  end(): void;
  next(): boolean;
  /** All cells of the current row, at most as many as a header may have; of JSON those of the paths that are read. */
  cells(): string[];
}

/** A reader of rows that a header names. */
export interface TableReader extends RowReader {
  /** Cells of the current row, also when there are more than a header may have. */
  readonly count: number;
}

const SHOWN = 80;

/** A value as a message shows it: at most 80 characters. */
export function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN - 1)}…` : value;
}
