import {
  ERASED_SEALED,
  ERASED_UNKNOWN,
  isErased,
  sealedRecontact,
} from '#server/domain/erasure/anonymous.ts';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { ASSIGNED } from '#server/domain/records/assigned.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable } from '../store/request.ts';
import type { ErasedWithCases } from './erasure-ids.ts';
import { caseName, renamedIds } from './erasure-ids.ts';
import type { Row } from './record-row.ts';
import { ASSIGNED_PLACE, COLUMN, GATHERED_PLACE, TEXT_PLACES } from './record-row.ts';

/** Columns that may tell who somebody is, whatever the source puts there; of a record they are all that is erased. */
export function personalPlaces(kind: RecordKind): number[] {
  const places = [TEXT_PLACES[kind]?.text ?? null, GATHERED_PLACE[kind]];
  return [COLUMN.attributes, ...places.filter((place) => place !== null)];
}

/**
 * True when a row is a record of the customer: it names them, or it names nobody and is or belongs to one of their cases.
 * `renamed` = its ids without the customer's.
 */
function isOf(
  kind: RecordKind,
  row: Row,
  { customer, cases }: ErasedWithCases,
  renamed: { externalId: Bindable; caseId: Bindable },
): boolean {
  const named = row[COLUMN.customer] ?? null;
  if (named !== null) return named === customer;
  const caseId = kind === 'case' ? renamed.externalId : renamed.caseId;
  return caseId !== null && cases.has(caseName(String(row[COLUMN.source]), String(caseId)));
}

/**
 * A row without its customer: neither text nor attributes, ids that tell nothing, and what other records told about it
 * kept as it counts. A row of somebody else only loses the customer's id from its ids.
 */
export function anonymousRow(
  kind: RecordKind,
  row: Row,
  person: ErasedWithCases,
  slots: number,
): Row {
  const renamed = renamedIds(kind, row, person, slots);
  const { externalId, caseId } = renamed;
  const next = [...row];
  next[COLUMN.external_id] = externalId;
  next[COLUMN.case_id] = caseId;
  return isOf(kind, row, person, renamed) ? withoutCustomer(kind, next) : next;
}

/** A row without customer, text and attributes; what the linker found is kept as it counts. */
export function withoutCustomer(kind: RecordKind, row: Row): Row {
  const next = [...row];
  for (const place of personalPlaces(kind)) next[place] = null;
  const text = TEXT_PLACES[kind];
  if (text) next[text.id] = null;
  // What was set by hand or read from the text is as if told: there is nothing left to set it by again.
  const assigned = ASSIGNED_PLACE[kind];
  if (assigned !== null) next[assigned] = null;
  const isLinked =
    (row[COLUMN.linked_at] ?? null) !== null && (row[COLUMN.customer] ?? null) !== null;
  const recontactAt = row[COLUMN.recontact_at] ?? null;
  next[COLUMN.customer] = isLinked ? ERASED_SEALED : ERASED_UNKNOWN;
  next[COLUMN.recontact_at] = sealedRecontact(
    Number(row[COLUMN.at]),
    recontactAt === null ? null : Number(recontactAt),
  );
  return next;
}

/**
 * What a record that comes again leaves of itself where the stored one is anonymous: unless it now names a customer, it
 * stays anonymous, whatever text it brings, and keeps the department and theme that were set or read from its text before it
 * became so. `held` = the stored one as told: what was set on it since lies over both, and can be taken back.
 */
export function keptAnonymous(kind: RecordKind, next: Row, held: Row): Row {
  const comes: Bindable = next[COLUMN.customer] ?? null;
  if (!isErased(held[COLUMN.customer]) || (comes !== null && !isErased(comes))) return next;
  const kept = [...next];
  for (const place of personalPlaces(kind)) kept[place] = null;
  kept[COLUMN.customer] = held[COLUMN.customer] ?? null;
  for (const place of [COLUMN.department, COLUMN.theme]) {
    if (kept[place] === NOT_GIVEN) kept[place] = held[place] ?? NOT_GIVEN;
  }
  const assigned = ASSIGNED_PLACE[kind];
  if (
    assigned !== null &&
    (Number(kept[assigned] ?? ASSIGNED.none) & ASSIGNED.themeFromText) !== 0
  ) {
    kept[COLUMN.theme] = held[COLUMN.theme] ?? NOT_GIVEN;
    kept[assigned] = held[assigned] ?? null;
  }
  return kept;
}
