import type { JoinedCount } from '../domain/joined-count.ts';
import type { Mapping } from '../contract/mapping.ts';
import type { Reject } from '../contract/reject.ts';
import type { RecordKind } from '../domain/records/fields.ts';
import type { RecordInput } from '../domain/records/record.ts';
import { AppError } from '../domain/problem.ts';
import { zoneOf } from '../domain/time/zone.ts';
import { PathColumns } from './rows/columns.ts';
import type { Columns } from './rows/columns.ts';
import { ReadState } from './values/compilation.ts';
import { RecordDimensions } from './records/dimensions.ts';
import { RecordIds } from './records/id.ts';
import type { RowKey } from './records/id.ts';
import { compileTemplate } from './records/template.ts';
import type { RecordReader } from './records/template.ts';
import { kindsOfSeveralRows } from './records/latest-records.ts';
import { RecordRows } from './records/record-rows.ts';
import type { Row } from './rows/row.ts';
import { shown } from './rows/row.ts';
import { Table } from './tables/table.ts';
import { compilerOf } from './values/compiler.ts';

/** A record by what it is stored under in its source. */
export type RecordName = { kind: RecordKind; externalId: string };

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * A mapping compiled against the columns of one file. Each row makes the records of every template that applies to it;
 * a record that cannot be read is refused on its own and the others of its row stand.
 */
export class Interpreter {
  /** Joined files by name; to be loaded before the first row is read. */
  readonly tables: ReadonlyMap<string, Table>;
  private readonly state = new ReadState();
  private readonly dimensions = new RecordDimensions();
  private readonly readers: readonly RecordReader[];
  private readonly rowKeys: readonly RowKey[];
  private readonly needsWholeRows: boolean;
  /** Rows since the last count that have no row in a joined file, by its name. */
  private readonly without = new Map<string, number>();

  /**
   * `zone` is the organisation's; `tableColumns` are those of the joined files (left out = any column will do).
   * @throws AppError MAPPING_INVALID, ZONE_UNKNOWN, FILE_HEADER_DUPLICATE
   */
  constructor(
    mapping: Mapping,
    columns: Columns,
    zone: string,
    tableColumns?: ReadonlyMap<string, Columns>,
  ) {
    const zones = { wallZone: zoneOf(mapping.zone ?? zone), dayZone: zoneOf(zone) };
    const { state } = this;
    this.tables = new Map(
      Object.entries(mapping.tables ?? {}).map(([name, declaration]) => {
        const own = tableColumns?.get(name) ?? new PathColumns();
        const facts = { mapping, columns: own, ...zones, rows: null, tables: new Map() };
        return [
          name,
          new Table(name, declaration, compilerOf({ ...facts, state: new ReadState() })),
        ];
      }),
    );
    const compilation = { mapping, columns, ...zones, state, tables: this.tables };
    const ids = new RecordIds({ ...compilation, rows: null });
    this.readers = mapping.records.map((template, i) => {
      const rows = template.rows ? new RecordRows(state, template.rows) : null;
      const compiler = compilerOf({ ...compilation, rows });
      return compileTemplate(compiler, template, ids, rows, this.dimensions, `records.${i}`);
    });
    this.rowKeys = ids.rowKeys();
    this.needsWholeRows = this.tables.size > 0 || kindsOfSeveralRows(mapping).size > 0;
  }

  /** Wall-clock times so far that clocks showed twice (the earlier one is taken). */
  get ambiguousTimes(): number {
    return this.state.ambiguousTimes;
  }

  /** Wall-clock times so far that clocks never showed (shifted forward by the gap). */
  get impossibleTimes(): number {
    return this.state.impossibleTimes;
  }

  /**
   * To be asked after `rows` rows.
   * @throws AppError FILE_DATE_ORDER when the dates of a column are written with day and month in the other order
   */
  checkDates(rows: number): void {
    const other = this.state.dateSides.find((sides) => sides.areOther(rows));
    if (!other) return;
    const { column, example: value, expected, otherFirst: first } = other;
    throw new AppError('FILE_DATE_ORDER', { column, value: shown(value), expected, first });
  }

  /** Whether records depend on the rows before, so that a resumed import must look at them again. */
  get remembersRows(): boolean {
    return this.rowKeys.length > 0 || this.needsWholeRows;
  }

  /** Whether records may go on from what earlier files told of them. */
  get continues(): boolean {
    return this.readers.some(({ continued }) => continued !== null);
  }

  /** The records of a row that may go on from what earlier files told of them. */
  continuedIn(row: Row): RecordName[] {
    return this.readers.flatMap(({ kind, continued }) => {
      const externalId = continued?.idOf(row) ?? null;
      return externalId === null ? [] : [{ kind, externalId }];
    });
  }

  /** Tells what earlier files told of records, by kind and id; what was told before is forgotten. */
  recall(gathered: ReadonlyMap<RecordKind, ReadonlyMap<string, string>>): void {
    for (const { kind, continued } of this.readers) continued?.recall(gathered.get(kind) ?? NONE);
  }

  /** Lets a row count for the records after it, without making its own. */
  remember(row: Row): void {
    if (this.needsWholeRows) this.read(row, [], [], []);
    else for (const key of this.rowKeys) key.advance(row);
  }

  /** Makes the records of a row; `orphans` are the keys it has that joined files do not have. */
  read(row: Row, records: RecordInput[], rejects: Reject[], orphans: Reject[]): void {
    const { state } = this;
    state.beginRow();
    this.dimensions.beginRow();
    const before = records.length;
    for (const key of this.rowKeys) key.advance(row);
    for (const reader of this.readers) {
      state.clear();
      const record = reader.read(row);
      const { problem } = state;
      if (problem) rejects.push({ line: row.line, kind: reader.kind, ...problem });
      else if (record) records.push(record);
    }
    if (records.length > before && state.without.size > 0) {
      for (const table of state.without)
        this.without.set(table, (this.without.get(table) ?? 0) + 1);
    }
    if (state.orphans.size === 0) return;
    for (const problem of state.orphans.values()) {
      orphans.push({ line: row.line, kind: null, ...problem });
    }
  }

  /** What did not come together since the last time; with the last row, `isEnd`, also rows that belong to no record. */
  takeJoined(isEnd: boolean): JoinedCount[] {
    const counts = [...this.tables.values()].flatMap((table) => {
      const without = this.without.get(table.name) ?? 0;
      const rowsAlone = isEnd ? table.rowsAlone() : 0;
      if (without + rowsAlone === 0) return [];
      return [{ table: table.name, kind: table.kind, rowsAlone, without }];
    });
    this.without.clear();
    return counts;
  }

  /** Rows of joined files that belong to none of the records that were read. */
  leftOver(): Reject[] {
    return [...this.tables.values()].flatMap((table) => table.orphans());
  }
}
