import type { ProblemCode, ProblemParams } from '../domain/problem.ts';
import type { RecordKind } from '../domain/records/fields.ts';

/** Why a row, or one record of it, was not taken; the sentence is made from code and params like any problem's. */
export type RowProblem = { code: ProblemCode; params: ProblemParams };

/**
 * One row of the list of rejects, with the first reason. `line` is the physical line (from 1) on which the row begins; `kind` is the record
 * that was refused, null when the whole row was.
 */
export type Reject = RowProblem & {
  line: number;
  kind: RecordKind | null;
  /** The other reasons for which the row, or more records of it, were refused. */
  further?: readonly RowProblem[];
  /** The row's own cells, free text redacted; left out where they are not kept. */
  cells?: readonly string[];
};
