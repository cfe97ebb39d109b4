import { COLUMN, ASSIGNED_PLACE } from './record-row.ts';
import type { Row } from './record-row.ts';
import type { Laid, RecordAssignments } from './record-assignments.ts';
import type { RowBatch } from './row-batch.ts';
import { numbersIn, rowIn, withNumbers } from './row-batch.ts';

/** What the rules set on a row of a batch, and the row as its source told it. */
type LaidRow = Laid & { told: Row };

/** A batch as it is to be inserted, and by place the rows on which the rules set something. */
export type LaidBatch = { batch: RowBatch; laid: Map<number, LaidRow> };

/** Lays over new rows what the rules set. Without rules nothing is looked at. */
export function layBatch(told: RowBatch, assignments: RecordAssignments): LaidBatch {
  const laid = new Map<number, LaidRow>();
  const place = ASSIGNED_PLACE[told.kind];
  if (!assignments.hasRules || place === null) return { batch: told, laid };
  for (let at = 0; at < told.count; at++) {
    const row = rowIn(told, at);
    const found = assignments.layNew(told.kind, row);
    if (found) laid.set(at, { ...found, told: row });
  }
  if (laid.size === 0) return { batch: told, laid };
  let batch = told;
  for (const column of [COLUMN.department, COLUMN.theme, place]) {
    const values = numbersIn(told, column);
    for (const [at, { row }] of laid) values[at] = Number(row[column] ?? Number.NaN);
    batch = withNumbers(batch, column, values);
  }
  return { batch, laid };
}
