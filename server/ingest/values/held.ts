import type { Precision } from '../../domain/records/fields.ts';
import type { Row } from '../rows/row.ts';

/** A value of a row, whatever its type. */
export type Scalar = string | number | boolean;

/**
 * What was gathered from the rows so far; null = nothing yet. `by` is the instant of the row it is from, 0 where rows have
 * no order but that of the file; `precision` is that of an instant, else of no meaning; `instants` are those of the rows
 * that an ordered count has counted, with how many rows each has.
 */
export type Held = {
  value: Scalar | null;
  by: number;
  precision: Precision;
  instants?: Map<number, number>;
};

/**
 * Gathers one value from several rows: `look` reads a row (a value that cannot be read leaves its problem in the state),
 * `take` lets what was read count.
 */
export type Gatherer = {
  look: (row: Row) => void;
  take: (held: Held | undefined) => Held;
  /** The instant that the row just looked at is ordered by, null = it has none; null where rows are in no such order. */
  order: (() => number | null) | null;
  /** What two files gathered of one record, as one; null where that cannot be told. */
  join: ((earlier: Held, later: Held) => Held) | null;
};
