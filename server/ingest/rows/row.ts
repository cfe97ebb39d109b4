import type { RowProblem } from '../../contract/reject.ts';

export const LIMITS = {
  /** Bytes of one cell. */
  cell: 2 ** 20,
  /** Bytes of one row. */
  row: 16 * 2 ** 20,
  /** Columns of a header. */
  columns: 2000,
} as const;

/** One row of a file whatever its format; columns by their number from 0. */
export interface Row {
  /** Physical line (from 1) on which the row begins. */
  readonly line: number;
  /** Text of a cell, `''` when empty or absent. May share memory with the file's buffer: look at it, do not keep it. */
  cell(column: number): string;
  /** The same text in memory of its own, to be kept. */
  keep(column: number): string;
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
}

const SHOWN = 80;

/** A value as a message shows it: at most 80 characters. */
export function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN - 1)}…` : value;
}
