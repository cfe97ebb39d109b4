import type { Row } from '#db/queries/record-row.ts';
import { COLUMN, recordOf } from '#db/queries/record-row.ts';
import type { RecordItem } from '../../contract/records.ts';
import { DIMENSIONS, NOT_GIVEN } from '../../domain/dimensions.ts';
import { shownCustomer } from '../../domain/erasure/anonymous.ts';
import type { FieldType, RecordKind } from '../../domain/records/fields.ts';
import { PRECISIONS, RECORD_FIELDS } from '../../domain/records/fields.ts';
import type { Reference } from '../organisation/reference.ts';

/** A stored row as the API tells it: its own names, instants in words, dimensions by key and name. */
export function recordItem(kind: RecordKind, row: Row, reference: Reference): RecordItem {
  const { codes, fields, instrument } = recordOf(kind, row);
  const dimensions: RecordItem['dimensions'] = {};
  DIMENSIONS.forEach((dimension, i) => {
    const code = codes[i] ?? NOT_GIVEN;
    const book = reference.books[dimension];
    if (code !== NOT_GIVEN) dimensions[dimension] = book.shown(code);
  });
  return {
    kind,
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
    at: instant(Number(row[COLUMN.at])),
    precision: PRECISIONS[Number(row[COLUMN.precision])] ?? 'second',
    customer: shownCustomer(textOf(row[COLUMN.customer])),
    caseId: textOf(row[COLUMN.case_id]),
    dimensions,
    attributes: attributesOf(row[COLUMN.attributes]),
    fields: fieldsOf(kind, fields, instrumentId(instrument, reference)),
    updatedAt: instantOrNull(row[COLUMN.updated_at]),
    importId: textOf(row[COLUMN.import_id]),
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

function instantOrNull(at: unknown): string | null {
  return typeof at === 'number' ? instant(at) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function attributesOf(json: unknown): RecordItem['attributes'] {
  // Written by `rowOf` as the JSON of a record's attributes.
  return typeof json === 'string' ? (JSON.parse(json) as RecordItem['attributes']) : {};
}

function instrumentId(code: number, { instruments }: Reference): string | null {
  return instruments.find((one) => one.code === code)?.id ?? null;
}

function fieldsOf(
  kind: RecordKind,
  stored: object,
  instrument: string | null,
): RecordItem['fields'] {
  const told: RecordItem['fields'] = {};
  const types: Record<string, FieldType> = RECORD_FIELDS[kind];
  // `recordOf` gives exactly the fields of the kind.
  for (const [name, value] of Object.entries(stored) as [
    string,
    string | number | boolean | null,
  ][]) {
    if (name === 'instrument') told[name] = instrument;
    else told[name] = types[name] === 'instant' ? instantOrNull(value) : value;
  }
  return told;
}
