import type { Encoding, FileFormat, FileKind } from '../contract/mapping.ts';
import { AppError } from '../domain/problem.ts';
import { HeaderColumns, PathColumns } from './rows/columns.ts';
import type { Columns } from './rows/columns.ts';
import { DelimitedReader } from './rows/delimited.ts';
import { findHeader, rawRows } from './rows/find-header.ts';
import type { HeaderPlace, RawRow } from './rows/find-header.ts';
import { findList } from './rows/find-list.ts';
import { downloadDialect, guessDialect, guessKind, toldDelimiter } from './rows/guess-dialect.ts';
import type { TextKind } from './rows/guess-dialect.ts';
import { JsonListReader } from './rows/json-list.ts';
import { NdjsonReader } from './rows/ndjson.ts';
import type { Input } from './raw-bytes.ts';
import {
  isRefusedHeader,
  RefusedDownloadColumns,
  RefusedDownloadReader,
  splitRefusedHeader,
} from './rows/refused-download.ts';
import { LIMITS } from './rows/row.ts';
import type { RowReader, TableReader } from './rows/row.ts';
import { SheetReader } from './rows/sheet.ts';
import { openSource } from './source.ts';
import type { Source } from './source.ts';

/** How the file turned out to be written. */
export type FileFacts = {
  kind: FileKind;
  encoding: Encoding;
  gzip: boolean;
  size: number;
  /** Null for all but delimited text. */
  delimiter: string | null;
  /** Names of the columns in order; for JSON the paths that the mapping uses. */
  columns: readonly string[];
  /** Columns that a saved list of refused rows has beside its file's; none of them is read. */
  leftOut: readonly string[];
  /** Null for a file without a header line. */
  header: HeaderPlace | null;
};

/** A place between two rows: bytes of the decoded stream, and the line there. */
export type Position = { offset: number; line: number };

/** An opened file with what was compiled against its columns; `reader(at)` reads rows from a place on. */
export type OpenRows<C> = {
  source: Source;
  facts: FileFacts;
  compiled: C;
  /** Where the first row begins. */
  start: Position;
  reader(at: Position): RowReader;
};

/**
 * Opens a file, reads its header and compiles what is wanted against its columns. `wanted` are names by which the header
 * is found again where it no longer stands on the line that is told.
 * @throws AppError all that can be wrong with a file before its first row (FILE_*), and what `compile` throws
 */
export async function openRows<C>(
  input: Input,
  { format }: { format?: FileFormat | undefined },
  compile: (columns: Columns) => C,
  wanted: readonly string[] = [],
): Promise<OpenRows<C>> {
  const source = await openSource(input, format);
  const opening = { source, format, compile, wanted };
  if (source.workbook) return openTable(opening, 'xlsx', null, await sheetReaders(source));
  // A workbook is known by its bytes: what is left of the kinds is how a text is written.
  const kind = (format?.kind as TextKind | undefined) ?? guessKind(source.head, format);
  // Refused rows are saved as a table, whatever their file was.
  if (kind !== 'delimited' && !downloadDialect(source.head)) return openJson(opening, kind);
  const { delimiter, readers } = textReaders(source, format);
  return openTable(opening, 'delimited', delimiter, readers);
}

function textReaders(
  { head }: Source,
  format: FileFormat | undefined,
): { delimiter: string; readers: Readers } {
  const dialect = guessDialect(head, format);
  return {
    delimiter: dialect.delimiter,
    readers: (at, columns) => new DelimitedReader(dialect, at, columns),
  };
}

/** A line that only tells Excel the delimiter is no row. */
function firstLineOf({ workbook, head }: Source): number {
  return !workbook && toldDelimiter(head) !== null ? 2 : 1;
}

/**
 * The first rows of a table as they stand, whatever their number of cells; none of a file that is no table.
 * @throws AppError FILE_*
 */
export async function firstRows(input: Input, format: FileFormat, most: number): Promise<RawRow[]> {
  const source = await openSource(input, format);
  if (!source.workbook && guessKind(source.head, format) !== 'delimited') return [];
  const readers = source.workbook
    ? await sheetReaders(source)
    : textReaders(source, format).readers;
  const rows: RawRow[] = [];
  for await (const row of rawRows(source, readers(BEGINNING, null), firstLineOf(source))) {
    if (row.cells.length > 0) rows.push(row);
    if (rows.length >= most) break;
  }
  return rows;
}

type Opening<C> = {
  source: Source;
  format: FileFormat | undefined;
  compile: (columns: Columns) => C;
  wanted: readonly string[];
};

const BEGINNING: Position = { offset: 0, line: 1 };

async function openJson<C>(
  { source, format, compile }: Opening<C>,
  kind: 'json' | 'ndjson',
): Promise<OpenRows<C>> {
  const { encoding, gzip, size } = source;
  const list = kind === 'json' ? await findList(source, format?.path) : null;
  const columns = new PathColumns();
  const compiled = compile(columns);
  return {
    source,
    compiled,
    facts: {
      kind,
      encoding,
      gzip,
      size,
      delimiter: null,
      columns: columns.paths,
      leftOut: [],
      header: null,
    },
    start: list ?? BEGINNING,
    reader: (at) =>
      list
        ? new JsonListReader(source.name, columns.paths, list, at)
        : new NdjsonReader(columns.paths, at),
  };
}

/** Makes readers from a place on; with `columns`, of rows that must have exactly these. */
type Readers = (at: Position, columns: readonly string[] | null) => TableReader;

async function sheetReaders({ workbook, name }: Source): Promise<Readers> {
  // Only called for a source that is a workbook.
  const { book, sheet } = workbook as NonNullable<Source['workbook']>;
  const { styles, is1904 } = book;
  const strings = await book.strings();
  const damaged = (): AppError =>
    new AppError('FILE_DAMAGED', { path: name, part: sheet.part.name });
  return (at) => new SheetReader({ strings, styles, is1904, damaged }, at);
}

async function openTable<C>(
  { source, format, compile, wanted }: Opening<C>,
  kind: FileKind,
  delimiter: string | null,
  readers: Readers,
): Promise<OpenRows<C>> {
  const { encoding, gzip, size } = source;
  const told = format?.headerLine ?? firstLineOf(source);
  const found =
    format?.headerRows === 0
      ? null
      : await findHeader(
          rawRows(source, readers(BEGINNING, null), firstLineOf(source)),
          told,
          wanted,
        );
  const reader = readers(BEGINNING, null);
  const place = found?.place ?? null;
  const header = await readHeader(source, reader, format?.headerRows ?? 1, place?.line ?? told);
  const { own, added } = header.isDownload
    ? splitRefusedHeader(header.names)
    : { own: header.names, added: [] };
  const columns = header.isDownload
    ? new RefusedDownloadColumns(own, header.isNamed)
    : new HeaderColumns(own, found?.isHeader);
  const compiled = compile(columns);
  columns.check();
  return {
    source,
    compiled,
    facts: {
      kind,
      encoding,
      gzip,
      size,
      delimiter,
      columns: columns.names,
      leftOut: added,
      header: place,
    },
    start: header.end,
    reader: (at) => {
      if (!header.isDownload) return readers(at, columns.names);
      return new RefusedDownloadReader(readers(at, header.names), own.length);
    },
  };
}

type Header = { names: string[]; isNamed: boolean[]; end: Position; isDownload: boolean };

/**
 * Reads the header rows; without any, the first row is looked at to count the columns, and stays a row. A saved list of
 * refused rows has a header also where its file had none.
 */
async function readHeader(
  source: Source,
  reader: TableReader,
  rows: number,
  firstLine: number,
): Promise<Header> {
  const names: string[] = [];
  let end: Position | null = null;
  let read = 0;
  const takeRows = (): boolean => {
    for (;;) {
      const before = { offset: reader.nextOffset, line: reader.nextLine };
      if (!reader.next()) return false;
      if (reader.line < firstLine) continue;
      if (reader.problem)
        throw new AppError(reader.problem.code, { ...reader.problem.params, line: reader.line });
      if (reader.count > LIMITS.columns) {
        throw new AppError('FILE_COLUMNS_TOO_MANY', {
          path: source.name,
          count: reader.count,
          limit: LIMITS.columns,
        });
      }
      if (read === 0) {
        names.push(...reader.cells());
        end = before;
      }
      read++;
      if (read >= rows) return true;
    }
  };
  let complete = false;
  for await (const chunk of source.read(0, () => undefined)) {
    reader.push(chunk);
    complete = takeRows();
    if (complete) break;
  }
  if (!complete) {
    reader.end();
    complete = takeRows();
  }
  if (!complete) throw new AppError('FILE_EMPTY', { path: source.name });
  const isDownload = isRefusedHeader(names);
  const after = { offset: reader.nextOffset, line: reader.nextLine };
  const isNamed = names.map((name) => name.trim() !== '');
  if (rows > 0) return { names, isNamed, end: after, isDownload };
  const places = names.map((_, i) => String(i + 1));
  // What was added keeps its names.
  const numbered = isDownload ? [...places.slice(0, -2), ...names.slice(-2)] : places;
  return { names: numbered, isNamed, end: isDownload ? after : (end ?? BEGINNING), isDownload };
}
