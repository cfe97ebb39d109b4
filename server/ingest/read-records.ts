import type { JoinedCount } from '../domain/joined-count.ts';
import { firstUnused } from '../domain/unused-rows.ts';
import type { Mapping } from '../contract/mapping.ts';
import type { Reject, RowProblem } from '../contract/reject.ts';
import type { RecordInput } from '../domain/records/record.ts';
import { AppError } from '../domain/problem.ts';
import { Interpreter } from './interpret.ts';
import { openRows } from './open-rows.ts';
import type { FileFacts, OpenRows, Position } from './open-rows.ts';
import type { Input } from './raw-bytes.ts';
import { EarlierRows } from './records/earlier-rows.ts';
import type { Earlier } from './records/earlier-rows.ts';
import { kindsOfSeveralRows, LatestRecords } from './records/latest-records.ts';
import type { RowReader } from './rows/row.ts';
import { loadTables, openTables } from './tables/open-tables.ts';
import type { OpenTables, TableInputs } from './tables/open-tables.ts';
import { byRow } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { RefusedCells } from './refused-cells.ts';
import { wantedColumns } from './wanted-columns.ts';

export type ReadOptions = {
  /** A file on disk, or bytes at hand. */
  input: Input;
  mapping: Mapping;
  /** The files that the mapping joins. */
  tables?: TableInputs | undefined;
  /** The organisation's zone. */
  zone: string;
  /** Where an earlier reading of the same file stopped: `next` of its last batch that was stored. */
  from?: Position | undefined;
  /** Most rows of a batch; a batch of large rows ends earlier. Default 2,000. */
  batchRows?: number | undefined;
  /** Says of each record that could be read why it must not be stored; null = it may. */
  refuse?: Refuse | undefined;
  /** Says what earlier files told of records that this file has further rows of; left out = none did. */
  earlier?: Earlier | undefined;
  /** Refused rows whose cells are kept, the first of the file. Default none. */
  keepRows?: number | undefined;
  /** Hears how far the reading is, about four times per MB. */
  onProgress?: ((progress: { bytesRead: number; bytesTotal: number }) => void) | undefined;
};

/** Looks at the records of a stretch together and says of each, in their order, why it must not be stored; null = it may. */
export type Refuse = (records: readonly RecordInput[]) => Promise<readonly (RowProblem | null)[]>;

/** What a stretch of rows became. Counts are of this batch alone. */
export type Batch = {
  records: RecordInput[];
  /** Refused rows, each once. */
  rejects: Reject[];
  /** Keys without a partner in a joined file; with the last batch, rows of joined files that belong to no record. */
  orphans: Reject[];
  /** What did not come together with joined files; files with which all did are left out. */
  joined: JoinedCount[];
  rowsRead: number;
  /** Rows of which the mapping makes no record, without a fault of theirs. */
  rowsUnused: number;
  /** Lines of the first five of them. */
  unusedLines: number[];
  /** Wall-clock times that clocks showed twice (the earlier one is taken), or never (shifted by the gap). */
  ambiguousTimes: number;
  impossibleTimes: number;
  /** Where to go on after this batch has been stored. */
  next: Position;
  /** True for the last batch, which may be empty. */
  done: boolean;
};

/** An opened import: what the file and each joined one is, and its batches, to be read once. */
export type Reading = {
  facts: FileFacts;
  tables: ReadonlyMap<string, FileFacts>;
  /** Looks for a first row. @throws AppError FILE_EMPTY when nothing follows the header */
  requireRow: () => Promise<void>;
  batches: AsyncGenerator<Batch, void, undefined>;
};

const BATCH_ROWS = 2000;
const BATCH_BYTES = 8 * 2 ** 20;

/**
 * The way from bytes to records: opens a file or body, finds out how it is written, compiles the mapping against it and
 * gives its rows as records, batch by batch, in memory that does not grow with the file.
 * @throws AppError at once for what is wrong with the file as a whole, its header or the mapping; while batches are read
 * FILE_TRUNCATED, FILE_ENCODING, FILE_QUOTE_OPEN, FILE_TOO_LARGE, FILE_DATE_ORDER. What is wrong with one row is in `rejects`.
 */
export async function readRecords(options: ReadOptions): Promise<Reading> {
  const { input, mapping, zone } = options;
  const wanted = wantedColumns(mapping, zone);
  const tables = await openTables(mapping, options.tables ?? {}, wanted);
  const columnsOf = new Map([...tables].map(([name, { compiled }]) => [name, compiled]));
  const opened = await openRows(
    input,
    mapping,
    (columns) => new Interpreter(mapping, columns, zone, columnsOf),
    wanted.file,
  );
  for (const [name, columns] of columnsOf) columns.check(name);
  return {
    facts: opened.facts,
    tables: new Map([...tables].map(([name, { facts }]) => [name, facts])),
    requireRow: () => requireRow(opened),
    batches: readBatches(opened, tables, options),
  };
}

async function requireRow(opened: OpenRows<Interpreter>): Promise<void> {
  const { source, start } = opened;
  const rows = opened.reader(start);
  for await (const chunk of source.read(start.offset, () => undefined)) {
    rows.push(chunk);
    if (rows.next()) return;
  }
  rows.end();
  if (!rows.next()) throw new AppError('FILE_EMPTY', { path: source.name });
}

async function* readBatches(
  opened: OpenRows<Interpreter>,
  tables: OpenTables,
  options: ReadOptions,
): AsyncGenerator<Batch, void, undefined> {
  const { source, compiled: interpreter, start } = opened;
  const unread = await loadTables(tables, interpreter.tables);
  const from = options.from && options.from.offset > start.offset ? options.from : start;
  if (from !== start && interpreter.remembersRows) await rememberUntil(opened, from.offset);
  const reader = opened.reader(from);
  const { mapping, zone, keepRows = 0, earlier } = options;
  const before =
    earlier && interpreter.continues
      ? new EarlierRows(interpreter, opened.reader(from), earlier)
      : null;
  const cells = new RefusedCells(mapping, zone, opened.facts.columns, keepRows);
  const maker = new BatchMaker(interpreter, options, cells, from);
  // An import that goes on has told of them before.
  if (from === start) maker.refuseJoined(unread);
  const progress = (bytesRead: number): void =>
    options.onProgress?.({ bytesRead, bytesTotal: source.size });
  for await (const chunk of source.read(from.offset, progress)) {
    await before?.push(chunk);
    reader.push(chunk);
    while (maker.fill(reader)) yield await maker.take(false);
  }
  await before?.end();
  reader.end();
  while (maker.fill(reader)) yield await maker.take(false);
  yield await maker.take(true);
}

/** Looks at the rows before a place again, for ids that count them. */
async function rememberUntil(opened: OpenRows<Interpreter>, offset: number): Promise<void> {
  const { source, compiled: interpreter, start } = opened;
  const reader = opened.reader(start);
  const rememberAll = (): void => {
    while (reader.nextOffset < offset && reader.next()) {
      if (!reader.problem) interpreter.remember(reader);
    }
  };
  for await (const chunk of source.read(start.offset, () => undefined)) {
    reader.push(chunk);
    rememberAll();
    if (reader.nextOffset >= offset) return;
  }
  reader.end();
  rememberAll();
}

/** Collects rows until a batch is full. */
class BatchMaker {
  private readonly interpreter: Interpreter;
  private readonly most: number;
  private readonly refuse: Refuse | null;
  private readonly cells: RefusedCells;
  /** What is still to be looked at: each record, its row and line, and how many refusals came before it. */
  private waiting: { record: RecordInput; row: number; line: number; after: number }[] = [];
  private readonly records: LatestRecords;
  /** What the current row made. */
  private readonly made: RecordInput[] = [];
  private readonly refused: Reject[] = [];
  private refusals: Refusal[] = [];
  private orphans: Reject[] = [];
  private rows = 0;
  private allRows = 0;
  private unused = 0;
  private unusedLines: number[] = [];
  private next: Position;
  private begun: number;
  private ambiguousBefore: number;
  private impossibleBefore: number;

  constructor(interpreter: Interpreter, options: ReadOptions, cells: RefusedCells, from: Position) {
    this.interpreter = interpreter;
    this.cells = cells;
    this.records = new LatestRecords(kindsOfSeveralRows(options.mapping));
    this.most = options.batchRows ?? BATCH_ROWS;
    this.refuse = options.refuse ?? null;
    this.next = from;
    this.begun = from.offset;
    this.ambiguousBefore = interpreter.ambiguousTimes;
    this.impossibleBefore = interpreter.impossibleTimes;
    // Of rows that an earlier reading has told of.
    interpreter.takeJoined(false);
  }

  /** True when the batch is full; false when the reader needs more bytes or is at its end. */
  fill(reader: RowReader): boolean {
    const full = (): boolean =>
      this.rows >= this.most || (this.rows > 0 && reader.nextOffset - this.begun >= BATCH_BYTES);
    while (!full() && reader.next()) {
      this.rows++;
      const before = this.refusals.length;
      if (reader.problem) this.refuseRow({ line: reader.line, kind: null, ...reader.problem });
      else this.readRow(reader);
      const first = this.refusals[before];
      const cells = first && this.cells.of(reader);
      if (cells) first.reject.cells = cells;
    }
    this.next = { offset: reader.nextOffset, line: reader.nextLine };
    return full();
  }

  private readRow(reader: RowReader): void {
    const { made, refused, interpreter } = this;
    made.length = 0;
    refused.length = 0;
    interpreter.read(reader, made, refused, this.orphans);
    if (made.length === 0 && refused.length === 0) {
      this.unused++;
      this.unusedLines = firstUnused(this.unusedLines, [reader.line]);
    }
    for (const reject of refused) this.refuseRow(reject);
    for (const record of made) {
      if (!this.refuse) this.records.put(record);
      else {
        const { rows: row, refusals } = this;
        this.waiting.push({ record, row, line: reader.line, after: refusals.length });
      }
    }
  }

  private refuseRow(reject: Reject): void {
    this.refusals.push({ row: this.rows, reject });
  }

  /** Takes what may be stored, and puts what may not among the refusals, in the order of the rows. */
  private async lookAtWaiting(refuse: Refuse): Promise<void> {
    const { waiting, refusals } = this;
    const problems = await refuse(waiting.map(({ record }) => record));
    const all: Refusal[] = [];
    let told = 0;
    waiting.forEach(({ record, row, line, after }, i) => {
      const problem = problems[i] ?? null;
      if (!problem) return this.records.put(record);
      while (told < after) all.push(...refusals.slice(told, ++told));
      all.push({ row, reject: { line, kind: record.kind, ...problem } });
    });
    while (told < refusals.length) all.push(...refusals.slice(told, ++told));
    this.refusals = all;
    this.waiting = [];
  }

  /** Adds rows of joined files that could not be read. */
  refuseJoined(rejects: readonly Reject[]): void {
    // One by one: as arguments of one call they overflow the stack from about 100,000.
    for (const reject of rejects) this.refusals.push({ row: null, reject });
  }

  async take(done: boolean): Promise<Batch> {
    this.allRows += this.rows;
    this.interpreter.checkDates(this.allRows);
    if (this.refuse && this.waiting.length > 0) await this.lookAtWaiting(this.refuse);
    const { ambiguousTimes, impossibleTimes } = this.interpreter;
    const batch: Batch = {
      records: this.records.take(),
      rejects: byRow(this.refusals),
      orphans: done ? [...this.orphans, ...this.interpreter.leftOver()] : this.orphans,
      joined: this.interpreter.takeJoined(done),
      rowsRead: this.rows,
      rowsUnused: this.unused,
      unusedLines: this.unusedLines,
      ambiguousTimes: ambiguousTimes - this.ambiguousBefore,
      impossibleTimes: impossibleTimes - this.impossibleBefore,
      next: this.next,
      done,
    };
    this.refusals = [];
    this.orphans = [];
    this.rows = 0;
    this.unused = 0;
    this.unusedLines = [];
    this.begun = this.next.offset;
    this.ambiguousBefore = ambiguousTimes;
    this.impossibleBefore = impossibleTimes;
    return batch;
  }
}
