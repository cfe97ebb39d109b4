import { withoutId } from '#server/domain/erasure/telling-id.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable } from '../store/request.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';
import { recordSlot } from './slot.ts';

/** A customer to be erased, and what stands in place of the id inside other ids. */
export type Erased = { customer: string; pseudonym: string };

/** Also which cases are theirs (see `caseName`), so that records that name nobody but one of those are known. */
export type ErasedWithCases = Erased & { cases: ReadonlySet<string> };

/** A case's name in a list, once its id holds no customer's. */
export function caseName(source: string, caseId: string): string {
  return `${source} ${caseId}`;
}

/**
 * A record's id without the id of an erased customer: the same each time it comes, and of the same slot as before, so that
 * a record sent again is known. An id that does not hold the customer's stays.
 */
export function renamedId(
  kind: RecordKind,
  source: string,
  externalId: string,
  { customer, pseudonym }: Erased,
  slots: number,
): string {
  const renamed = withoutId(externalId, customer, pseudonym);
  if (renamed === externalId) return externalId;
  const slot = recordSlot(kind, source, externalId, slots);
  for (let n = 0; ; n++) {
    const next = n === 0 ? renamed : `${renamed}-${n}`;
    if (recordSlot(kind, source, next, slots) === slot) return next;
  }
}

/** The ids in a row, its own and its case's, without the id of an erased customer. */
export function renamedIds(
  kind: RecordKind,
  row: Row,
  person: Erased,
  slots: number,
): { externalId: Bindable; caseId: Bindable } {
  const source = String(row[COLUMN.source]);
  const caseId = row[COLUMN.case_id] ?? null;
  return {
    externalId: renamedId(kind, source, String(row[COLUMN.external_id]), person, slots),
    caseId: caseId === null ? null : renamedId('case', source, String(caseId), person, slots),
  };
}
