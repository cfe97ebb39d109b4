import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { countedCustomer } from '#server/domain/erasure/anonymous.ts';
import type { FieldType, RecordKind } from '#server/domain/records/fields.ts';
import { PRECISIONS, RECORD_FIELDS } from '#server/domain/records/fields.ts';
import type { CodedRecord } from '#server/domain/records/record.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Bindable } from '../store/request.ts';

const HEAD = [
  'slot',
  'source',
  'external_id',
  'at',
  'precision',
  'customer',
  'case_id',
  ...DIMENSIONS,
  'attributes',
  'updated_at',
  'import_id',
  'recontact_at',
  'contacts',
  'linked_department',
  'linked_at',
  'link_due',
] as const;

/** Positions of the common columns in a row. */
export const COLUMN = Object.fromEntries(HEAD.map((name, i) => [name, i])) as Record<
  (typeof HEAD)[number],
  number
>;
/** How the column `precision` says that only the day is known: such a record tells no hour. */
export const DAY_PRECISION = PRECISIONS.indexOf('day');
/** Place of a kind's first own field in a row. */
export const FIRST_FIELD = HEAD.length;

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Place of a column that not every kind has. */
function placesOf(column: string): Record<RecordKind, number | null> {
  return Object.fromEntries(
    Object.entries(ROW_COLUMNS).map(([kind, columns]) => {
      const place = columns.indexOf(column);
      return [kind, place === -1 ? null : place];
    }),
    // Object.fromEntries forgets the keys, which are the record kinds.
  ) as Record<RecordKind, number | null>;
}

type Field = { name: string; column: string; type: FieldType };

/** Fields of each kind in the order of its rows. */
export const FIELDS = Object.fromEntries(
  Object.entries(RECORD_FIELDS).map(([kind, fields]) => [
    kind,
    Object.entries(fields).map(([name, type]) => ({ name, column: snake(name), type })),
  ]),
  // Object.fromEntries forgets the keys, which are the record kinds.
) as Record<RecordKind, Field[]>;

/** Column names of a kind's table, in the order of its rows. What is added comes last: kept images are read by place. */
export const ROW_COLUMNS = Object.fromEntries(
  Object.entries(FIELDS).map(([kind, fields]) => {
    const hasText = fields.some(({ type }) => type === 'text');
    const own = fields.map(({ column }) => column);
    return [kind, [...HEAD, ...own, ...(hasText ? ['text_id', 'assigned', 'gathered'] : [])]];
  }),
  // As above.
) as Record<RecordKind, string[]>;

/** Places of a kind's free text, its language and its number in the search index; null for a kind without text. */
export const TEXT_PLACES = Object.fromEntries(
  Object.entries(ROW_COLUMNS).map(([kind, columns]) => {
    const [text, language, id] = ['text', 'language', 'text_id'].map((name) =>
      columns.indexOf(name),
    );
    return [kind, id === -1 ? null : { text, language, id }];
  }),
  // As above.
) as Record<RecordKind, { text: number; language: number; id: number } | null>;

/** Place of the column that says which codes are not the source's; null for a kind whose codes always are. */
export const ASSIGNED_PLACE = placesOf('assigned');

/** Place of what a later file goes on with; null for a kind whose records are always told whole. */
export const GATHERED_PLACE = placesOf('gathered');

/** Columns that the linker writes; a record sent again keeps them. */
export const LINK_COLUMNS = [
  'recontact_at',
  'contacts',
  'linked_department',
  'linked_at',
  'link_due',
] as const;

/** One stored record as a positional list of column values. */
export type Row = Bindable[];

/** The table of a kind, typed as the case table: only the common columns may be used through it. */
export function tableOf(dialect: Dialect, kind: RecordKind): Dialect['t']['caseRecord'] {
  const { caseRecord, contact, response, dailyTotal } = dialect.t;
  const tables = { case: caseRecord, contact, response, daily_total: dailyTotal };
  // All four tables share their common columns.
  return tables[kind] as unknown as Dialect['t']['caseRecord'];
}

/** All columns of a kind's table in the order of its rows, for statements whose rows are taken as positional lists. */
export function rowColumns(dialect: Dialect, kind: RecordKind): Record<string, SQL.Aliased> {
  const table = tableOf(dialect, kind);
  return Object.fromEntries(
    ROW_COLUMNS[kind].map((name) => [name, sql`${table}.${sql.identifier(name)}`.as(name)]),
  );
}

/** The record that a row stands for, as the counters see it. */
export function recordOf(kind: RecordKind, row: readonly Bindable[]): CodedRecord {
  const fields: Record<string, unknown> = {};
  let instrument = 0;
  const list = FIELDS[kind];
  for (let i = 0; i < list.length; i++) {
    const field = list[i];
    if (!field) continue;
    const value = row[FIRST_FIELD + i] ?? null;
    if (field.name === 'instrument') instrument = Number(value);
    fields[field.name] = field.type === 'flag' && value !== null ? value === 1 : value;
  }
  // Dimension columns hold whole numbers.
  const codes = row.slice(COLUMN.department, COLUMN.department + DIMENSIONS.length) as number[];
  // Link columns hold whole numbers or null.
  const inherited = row[COLUMN.linked_department] as number | null;
  if (codes[0] === 0 && inherited !== null) codes[0] = inherited;
  // As above.
  const linkedAt = row[COLUMN.linked_at] as number | null;
  // The row was laid out by `RowBatchBuilder` for this kind, so its fields have this kind's names and types.
  return {
    kind,
    at: row[COLUMN.at],
    // The column holds text or null.
    customer: countedCustomer((row[COLUMN.customer] ?? null) as string | null),
    codes,
    fields,
    instrument,
    links:
      linkedAt === null
        ? null
        : {
            recontactAt: row[COLUMN.recontact_at] ?? null,
            contacts: row[COLUMN.contacts] ?? null,
            department: inherited,
            linkedAt,
          },
  } as unknown as CodedRecord;
}

/** A driver's row object as a positional list. */
export function listOf(kind: RecordKind, object: Record<string, unknown>): Row {
  // Drivers give the values they were bound with.
  return ROW_COLUMNS[kind].map((column) => object[column] as Bindable);
}
