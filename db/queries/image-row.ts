import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Row } from './record-row.ts';
import { ROW_COLUMNS } from './record-row.ts';

/** Place of a field that was added to cases before the columns of the search, which images had already. */
const ADDED = ROW_COLUMNS.case.indexOf('end_told');
/** Columns that were added to the end since. */
const SINCE = 1;

/** The row that a before-image holds, laid out as rows are today; what had not been added yet when it was kept is null. */
export function rowOfImage(kind: RecordKind, image: string): Row {
  // `keepImages` writes rows of this kind.
  const kept = JSON.parse(image) as Row;
  const columns = ROW_COLUMNS[kind];
  if (kind === 'case' && kept.length < columns.length - SINCE) kept.splice(ADDED, 0, null);
  return columns.map((_, i) => kept[i] ?? null);
}
