import type { Encoding, FileFormat } from '../contract/mapping.ts';
import { AppError } from '../domain/problem.ts';
import { HeaderColumns, PathColumns } from './rows/columns.ts';
import type { Columns } from './rows/columns.ts';
import { DelimitedReader } from './rows/delimited.ts';
import { guessDialect, guessKind } from './rows/guess-dialect.ts';
import { NdjsonReader } from './rows/ndjson.ts';
import type { Input } from './raw-bytes.ts';
import { LIMITS } from './rows/row.ts';
import type { RowReader } from './rows/row.ts';
import { openSource } from './source.ts';
import type { Source } from './source.ts';

/** How the file turned out to be written. */
export type FileFacts = {
  kind: 'delimited' | 'ndjson';
  encoding: Encoding;
  gzip: boolean;
  size: number;
  /** Null for NDJSON. */
  delimiter: string | null;
  /** Names of the columns in order; for NDJSON the paths that the mapping uses. */
  columns: readonly string[];
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
 * Opens a file, reads its header and compiles what is wanted against its columns.
 * @throws AppError all that can be wrong with a file before its first row (FILE_*), and what `compile` throws
 */
export async function openRows<C>(
  input: Input,
  { format }: { format?: FileFormat | undefined },
  compile: (columns: Columns) => C,
): Promise<OpenRows<C>> {
  const source = await openSource(input, format?.encoding);
  const kind = format?.kind ?? guessKind(source.head);
  const { encoding, gzip, size } = source;
  if (kind === 'ndjson') {
    const columns = new PathColumns();
    const compiled = compile(columns);
    return {
      source,
      compiled,
      facts: { kind, encoding, gzip, size, delimiter: null, columns: columns.paths },
      start: { offset: 0, line: 1 },
      reader: (at) => new NdjsonReader(columns.paths, at),
    };
  }
  const dialect = guessDialect(source.head, format);
  const headerRows = format?.headerRows ?? 1;
  const header = await readHeader(source, new DelimitedReader(dialect), headerRows);
  const columns = new HeaderColumns(header.names);
  const compiled = compile(columns);
  columns.check();
  return {
    source,
    compiled,
    facts: { kind, encoding, gzip, size, delimiter: dialect.delimiter, columns: columns.names },
    start: header.end,
    reader: (at) => {
      const reader = new DelimitedReader(dialect, at);
      reader.expect(columns.names);
      return reader;
    },
  };
}

type Header = { names: string[]; end: Position };

/** Reads the header rows; without any, the first row is looked at to count the columns, and stays a row. */
async function readHeader(source: Source, reader: DelimitedReader, rows: number): Promise<Header> {
  const names: string[] = [];
  const beginning = { offset: 0, line: 1 };
  let read = 0;
  const takeRows = (): boolean => {
    while (reader.next()) {
      if (reader.problem)
        throw new AppError(reader.problem.code, { ...reader.problem.params, line: reader.line });
      if (reader.count > LIMITS.columns) {
        throw new AppError('FILE_COLUMNS_TOO_MANY', {
          path: source.name,
          count: reader.count,
          limit: LIMITS.columns,
        });
      }
      if (read === 0) names.push(...reader.cells());
      read++;
      if (read >= rows) return true;
    }
    return false;
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
  if (rows === 0) return { names: names.map((_, i) => String(i + 1)), end: beginning };
  return { names, end: { offset: reader.nextOffset, line: reader.nextLine } };
}
