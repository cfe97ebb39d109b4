import type { Precision } from '../../domain/records/fields.ts';
import type { Row } from '../rows/row.ts';

/** A value of a row, whatever its type. */
export type Scalar = string | number | boolean;

/** What was gathered from the rows so far; null = nothing yet. `precision` is that of an instant, else of no meaning. */
export type Held = { value: Scalar | null; by: number; precision: Precision };

/**
 * Gathers one value from several rows: `look` reads a row (a value that cannot be read leaves its problem in the state),
 * `take` lets what was read count.
 */
export type Gatherer = { look: (row: Row) => void; take: (held: Held | undefined) => Held };
