import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { PRECISIONS } from '#server/domain/records/fields.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { Bindable, FreshColumn } from '../store/request.ts';
import type { Row } from './record-row.ts';
import type { TextColumn } from './text-column.ts';
import { textAt, textColumn, TextColumnBuilder } from './text-column.ts';
import {
  ASSIGNED_PLACE,
  COLUMN,
  FIELDS,
  FIRST_FIELD,
  GATHERED_PLACE,
  ROW_COLUMNS,
} from './record-row.ts';

/** Values of one column: whole numbers (NaN = null), texts, or the one value that all rows have. */
type ColumnValues =
  | { kind: 'numbers'; values: Float64Array }
  | { kind: 'texts'; values: TextColumn }
  | { kind: 'same'; value: Bindable };

/**
 * Rows of one kind, column by column: plain data that crosses threads cheaply. `columns` are by place in `ROW_COLUMNS`
 * and rising; a column that is left out is null in every row.
 */
export type RowBatch = {
  kind: RecordKind;
  count: number;
  columns: { place: number; values: ColumnValues }[];
};

/** What all rows of a batch have. */
export type BatchFacts = { slot: number; source: string; importId: string | null };

/** Numbers of a column that grows; NaN where nothing was set. */
class Numbers {
  values = new Float64Array(64).fill(Number.NaN);
  isUsed = false;

  set(row: number, value: number): void {
    if (row >= this.values.length) {
      const wider = new Float64Array(Math.max(row + 1, this.values.length * 2)).fill(Number.NaN);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[row] = value;
    this.isUsed = true;
  }

  clear(): void {
    this.values.fill(Number.NaN);
    this.isUsed = false;
  }
}

/**
 * Lays records of one kind out as a batch; link columns stay null (the linker writes them). Can be used for one batch
 * after the other: its columns keep their room.
 */
export class RowBatchBuilder {
  private readonly kind: RecordKind;
  private readonly numbers: (Numbers | undefined)[] = [];
  private readonly texts: (TextColumnBuilder | undefined)[] = [];
  private count = 0;

  constructor(kind: RecordKind) {
    this.kind = kind;
  }

  /**
   * `codes` are those of the record's dimension values, `instrument` that of a response's instrument, else 0; `assigned`
   * = bits of `ASSIGNED`, 0 = every code is the source's.
   */
  add(record: RecordInput, codes: readonly number[], instrument: number, assigned: number): void {
    const row = this.count++;
    this.setText(row, COLUMN.external_id, record.externalId);
    this.setNumber(row, COLUMN.at, record.at);
    this.setNumber(row, COLUMN.precision, PRECISIONS.indexOf(record.precision));
    this.setText(row, COLUMN.customer, record.customer);
    this.setText(row, COLUMN.case_id, record.caseId);
    for (let d = 0; d < DIMENSIONS.length; d++) {
      this.setNumber(row, COLUMN.department + d, codes[d] ?? 0);
    }
    this.setText(row, COLUMN.attributes, writtenAttributes(record.attributes));
    this.setNumber(row, COLUMN.updated_at, record.updatedAt);
    if (record.customer !== null || record.caseId !== null) {
      this.setNumber(row, COLUMN.link_due, 1);
    }
    const place = ASSIGNED_PLACE[this.kind];
    if (assigned !== 0 && place !== null) this.setNumber(row, place, assigned);
    const gathered = GATHERED_PLACE[this.kind];
    if (record.gathered && gathered !== null) this.setText(row, gathered, record.gathered);
    // Fields are read by name; FIELDS lists exactly the names of this kind.
    const fields = record.fields as Record<string, string | number | boolean | null>;
    const list = FIELDS[this.kind];
    for (let i = 0; i < list.length; i++) {
      const name = list[i]?.name ?? '';
      const value = name === 'instrument' ? instrument : fields[name];
      if (typeof value === 'string') this.setText(row, FIRST_FIELD + i, value);
      else this.setNumber(row, FIRST_FIELD + i, typeof value === 'boolean' ? Number(value) : value);
    }
  }

  private setNumber(row: number, place: number, value: number | null | undefined): void {
    if (value === null || value === undefined) return;
    (this.numbers[place] ??= new Numbers()).set(row, value);
  }

  private setText(row: number, place: number, value: string | null): void {
    if (value !== null) (this.texts[place] ??= new TextColumnBuilder()).set(row, value);
  }

  /** The batch, which is the caller's; the builder is empty again. Null when there are no rows. */
  take(facts: BatchFacts): RowBatch | null {
    const { kind, count } = this;
    if (count === 0) return null;
    const columns: RowBatch['columns'] = [];
    ROW_COLUMNS[kind].forEach((_, place) => {
      const numbers = this.numbers[place];
      const texts = this.texts[place]?.take(count);
      const values =
        sameOf(place, facts) ?? (numbers?.isUsed ? numbersOf(place, numbers, count) : null);
      if (values) columns.push({ place, values });
      else if (texts) columns.push({ place, values: { kind: 'texts', values: texts } });
    });
    this.count = 0;
    for (const column of this.numbers) column?.clear();
    return { kind, count, columns };
  }
}

function sameOf(place: number, { slot, source, importId }: BatchFacts): ColumnValues | null {
  if (place === COLUMN.slot) return { kind: 'same', value: slot };
  if (place === COLUMN.source) return { kind: 'same', value: source };
  if (place === COLUMN.import_id && importId !== null) return { kind: 'same', value: importId };
  return null;
}

function writtenAttributes(attributes: RecordInput['attributes']): string | null {
  return Object.keys(attributes).length === 0 ? null : JSON.stringify(attributes);
}

/** Columns that nearly always hold one number in all rows of a batch. */
const OFTEN_SAME: ReadonlySet<number> = new Set([COLUMN.precision, COLUMN.link_due]);

/** A list of the exact length: what crosses threads is handed over whole. */
function numbersOf(place: number, { values }: Numbers, count: number): ColumnValues {
  const exact = new Float64Array(count).fill(Number.NaN);
  exact.set(values.subarray(0, Math.min(count, values.length)));
  const [first = Number.NaN] = exact;
  if (OFTEN_SAME.has(place) && areSame(exact)) return { kind: 'same', value: first };
  return { kind: 'numbers', values: exact };
}

function areSame(values: Float64Array): boolean {
  const [first] = values;
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return false;
  return true;
}

/** Gives the value of a column in the row at a place. */
function reader(column: ColumnValues): (place: number) => Bindable {
  switch (column.kind) {
    case 'same': {
      const { value } = column;
      return () => value;
    }
    case 'texts': {
      const { values } = column;
      return (place) => textAt(values, place);
    }
    case 'numbers': {
      const { values } = column;
      return (place) => {
        const value = values[place] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      };
    }
  }
}

/** One row of a batch with all columns of its kind. */
export function rowIn(batch: RowBatch, row: number): Row {
  const whole: Row = ROW_COLUMNS[batch.kind].map(() => null);
  for (const { place, values } of batch.columns) whole[place] = reader(values)(row);
  return whole;
}

/** The columns that a batch has, by name; with `order`, its rows come in that order of their places. */
export function columnsOf(batch: RowBatch, order: readonly number[] | null): FreshColumn[] {
  const names = ROW_COLUMNS[batch.kind];
  return batch.columns.map(({ place, values }) => {
    const at = reader(values);
    return {
      name: names[place] ?? '',
      isSame: values.kind === 'same',
      at: order ? (row) => at(order[row] ?? 0) : at,
    };
  });
}

/**
 * The places of a batch in the order of its rows' ids, those of one id as they come; null where that is how they come
 * anyway. Ids that are scattered hit the key index everywhere: in its order each page of it is read and written once a
 * batch.
 */
export function keyOrder(batch: RowBatch): readonly number[] | null {
  const ids = textsIn(batch, COLUMN.external_id) ?? [];
  const idAt = (place: number): string => ids[place] ?? '';
  if (ids.every((_, place) => place === 0 || idAt(place - 1) <= idAt(place))) return null;
  return [...ids.keys()].sort((a, b) => {
    if (idAt(a) === idAt(b)) return a - b;
    return idAt(a) < idAt(b) ? -1 : 1;
  });
}

/** True when some row of the batch fills the column. */
export function fills(batch: RowBatch, place: number): boolean {
  return batch.columns.some((column) => column.place === place);
}

/** The greatest number of a column; null when no row fills it. */
export function highestIn(batch: RowBatch, place: number): number | null {
  const values = batch.columns.find((column) => column.place === place)?.values;
  if (values?.kind === 'same') return Number(values.value);
  if (values?.kind !== 'numbers') return null;
  let highest: number | null = null;
  for (const value of values.values) if (highest === null || value > highest) highest = value;
  return highest;
}

/** The batch with one value in a column of every row. */
export function withSame(batch: RowBatch, place: number, value: Bindable): RowBatch {
  return withColumn(batch, place, { kind: 'same', value });
}

/** The texts of a column, row by row; null when no row fills it. */
export function textsIn(batch: RowBatch, place: number): readonly (string | null)[] | null {
  const values = batch.columns.find((column) => column.place === place)?.values;
  if (values?.kind !== 'texts') return null;
  return Array.from({ length: batch.count }, (_, row) => textAt(values.values, row));
}

/** The numbers of a column (NaN = null), in a list of their own. */
export function numbersIn(batch: RowBatch, place: number): Float64Array<ArrayBuffer> {
  const values = batch.columns.find((column) => column.place === place)?.values;
  if (values?.kind === 'numbers') return new Float64Array(values.values);
  const same = values?.kind === 'same' ? Number(values.value) : Number.NaN;
  return new Float64Array(batch.count).fill(same);
}

/** The batch with one number (NaN = null) for each row in a column. */
export function withNumbers(
  batch: RowBatch,
  place: number,
  values: Float64Array<ArrayBuffer>,
): RowBatch {
  return withColumn(batch, place, { kind: 'numbers', values });
}

/** The batch with one text (or null) for each row in a column. */
export function withTexts(batch: RowBatch, place: number, values: (string | null)[]): RowBatch {
  return withColumn(batch, place, { kind: 'texts', values: textColumn(values) });
}

function withColumn(batch: RowBatch, place: number, values: ColumnValues): RowBatch {
  const others = batch.columns.filter((column) => column.place !== place);
  const columns = [...others, { place, values }];
  return { ...batch, columns: columns.sort((a, b) => a.place - b.place) };
}
