import type { Mapping } from '../contract/mapping.ts';
import type { Reject } from '../contract/reject.ts';
import type { RecordInput } from '../domain/records/record.ts';
import { zoneOf } from '../domain/time/zone.ts';
import type { Columns } from './rows/columns.ts';
import { ReadState } from './values/compilation.ts';
import { RecordIds } from './records/id.ts';
import type { RowKey } from './records/id.ts';
import { compileTemplate } from './records/template.ts';
import type { RecordReader } from './records/template.ts';
import type { Row } from './rows/row.ts';
import { compilerOf } from './values/compiler.ts';

/**
 * A mapping compiled against the columns of one file. Each row makes the records of every template that applies to it;
 * a record that cannot be read is refused on its own and the others of its row stand.
 */
export class Interpreter {
  private readonly state = new ReadState();
  private readonly readers: readonly RecordReader[];
  private readonly rowKeys: readonly RowKey[];

  /**
   * `zone` is the organisation's.
   * @throws AppError MAPPING_INVALID, ZONE_UNKNOWN, FILE_HEADER_DUPLICATE
   */
  constructor(mapping: Mapping, columns: Columns, zone: string) {
    const compiler = compilerOf({
      mapping,
      columns,
      wallZone: zoneOf(mapping.zone ?? zone),
      dayZone: zoneOf(zone),
      state: this.state,
    });
    const ids = new RecordIds(compiler);
    this.readers = mapping.records.map((template, i) =>
      compileTemplate(compiler, template, ids, `records.${i}`),
    );
    this.rowKeys = ids.rowKeys();
  }

  /** Wall-clock times so far that clocks showed twice (the earlier one is taken). */
  get ambiguousTimes(): number {
    return this.state.ambiguousTimes;
  }

  /** Wall-clock times so far that clocks never showed (shifted forward by the gap). */
  get impossibleTimes(): number {
    return this.state.impossibleTimes;
  }

  /** Whether ids depend on the rows before, so that a resumed import must look at them again. */
  get remembersRows(): boolean {
    return this.rowKeys.length > 0;
  }

  /** Counts a row for ids that depend on it, without making records. */
  remember(row: Row): void {
    for (const key of this.rowKeys) key.advance(row);
  }

  read(row: Row, records: RecordInput[], rejects: Reject[]): void {
    for (const key of this.rowKeys) key.advance(row);
    for (const reader of this.readers) {
      this.state.clear();
      const record = reader.read(row);
      const { problem } = this.state;
      if (problem) rejects.push({ line: row.line, kind: reader.kind, ...problem });
      else if (record) records.push(record);
    }
  }
}
