import type { DimensionValue } from '#db/queries/dimensions.ts';
import type { RecordPlace } from '#db/queries/record-pages.ts';
import type { Bindable } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { isErased } from '../domain/erasure/anonymous.ts';
import { PRECISIONS, RECORD_FIELDS, RECORD_KINDS } from '../domain/records/fields.ts';
import type { FieldType, RecordKind } from '../domain/records/fields.ts';
import type { Instrument } from '../domain/records/instrument.ts';

const PAGE = 2000;

/** A stored record in the form in which `POST /api/batches` takes records, with its source. */
export type ExportedRecord = { source: string; kind: RecordKind; [field: string]: unknown };

/** Every record of the store, slot by slot in the order of their keys. */
export async function* exportRecords(repository: Repository): AsyncGenerator<ExportedRecord> {
  const values = await repository.read('readValues', undefined);
  const words = new Map(values.map((one) => [`${one.dimension}|${one.code}`, one]));
  const instruments = new Map(
    (await repository.read('readInstruments', undefined)).map((one) => [one.code, one]),
  );
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const kind of RECORD_KINDS) {
      for await (const { columns, rows } of pagesOf(repository, slot, kind)) {
        for (const row of rows) yield written(kind, columns, row, words, instruments);
      }
    }
  }
}

type Page = { columns: string[]; rows: Bindable[][] };

async function* pagesOf(
  repository: Repository,
  slot: number,
  kind: RecordKind,
): AsyncGenerator<Page> {
  let after: RecordPlace | null = null;
  for (;;) {
    const page: Page = await repository.read('pageRecords', { slot, kind, after, limit: PAGE });
    yield page;
    const last = page.rows.at(-1);
    if (!last || page.rows.length < PAGE) return;
    const cell = (name: string): string => String(last[page.columns.indexOf(name)]);
    after = { source: cell('source'), externalId: cell('external_id') };
  }
}

function written(
  kind: RecordKind,
  columns: readonly string[],
  row: readonly Bindable[],
  words: ReadonlyMap<string, DimensionValue>,
  instruments: ReadonlyMap<number, Instrument>,
): ExportedRecord {
  const cell = (name: string): Bindable => row[columns.indexOf(name)] ?? null;
  const attributes = cell('attributes');
  const dimensions = Object.fromEntries(
    DIMENSIONS.flatMap((name, i) => {
      const word = words.get(`${i + 1}|${String(cell(name))}`);
      return word ? [[name, word.key]] : [];
    }),
  );
  const types: Readonly<Record<string, FieldType>> = RECORD_FIELDS[kind];
  const fields = Object.entries(types).flatMap(([name, type]): [string, unknown][] => {
    const value = cell(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    if (name === 'instrument') return [[name, instruments.get(Number(value))?.id ?? null]];
    if (value === null) return [];
    return [[name, type === 'flag' ? value === 1 : value]];
  });
  return {
    source: String(cell('source')),
    kind,
    externalId: cell('external_id'),
    at: cell('at'),
    precision: PRECISIONS[Number(cell('precision'))],
    customer: isErased(cell('customer')) ? null : cell('customer'),
    caseId: cell('case_id'),
    updatedAt: cell('updated_at'),
    dimensions,
    // Written as JSON by `rowOf`.
    attributes: typeof attributes === 'string' ? (JSON.parse(attributes) as unknown) : {},
    fields: Object.fromEntries(fields),
  };
}
