import type { FileFormat, Mapping } from '../../contract/mapping.ts';
import { openRows } from '../open-rows.ts';
import type { OpenRows } from '../open-rows.ts';
import type { Input } from '../raw-bytes.ts';
import type { Row } from '../rows/row.ts';
import type { SampleColumn } from './profile.ts';
import { jsonColumns } from './json-columns.ts';
import { headerRowsOf } from './header-rows.ts';

/** Columns of a sample of a file's rows, and how the file must be read for them. */
export type Sample = { columns: SampleColumn[]; rows: number; format: FileFormat };

/** Rows that are looked at as they stand; after them ever fewer are, so that the sample reaches far into the file. */
const FIRST_ROWS = 1000;
const MOST_ROWS = 2000;
const MOST_READ = 20_000;
const MOST_BYTES = 16 * 2 ** 20;
/** Longest part of a cell that is looked at. */
const CELL_LENGTH = 500;

/** A mapping that reads any file and makes nothing of it. */
function emptyMapping(format: FileFormat): Mapping {
  return {
    version: 1,
    source: 'guess',
    format,
    records: [{ kind: 'case', id: { hash: 'all' }, at: { constant: '2000-01-01' } }],
  };
}

/**
 * Reads a sample of a file.
 * @throws AppError what is wrong with the file as a whole (FILE_*)
 */
export async function sampleFile(input: Input): Promise<Sample> {
  const opened = await openRows(input, emptyMapping({}), 'UTC');
  if (opened.facts.kind === 'ndjson') {
    const lines = await readCells(opened, 1, Number.POSITIVE_INFINITY);
    return { ...jsonColumns(lines.map(([line = '']) => line)), format: { kind: 'ndjson' } };
  }
  const header = opened.facts.columns;
  const cells = await readCells(opened, header.length, CELL_LENGTH);
  const headerRows = headerRowsOf(header, cells);
  if (headerRows === 0) return withoutHeader(header, cells);
  const rows = cells.slice(headerRows - 1);
  return {
    columns: header.map((name, i) => ({
      name: usableName(header, i),
      header: name,
      hint: headerRows > 1 ? (cells[0]?.[i] ?? '') : '',
      cells: rows.map((row) => row[i] ?? ''),
    })),
    rows: rows.length,
    format: headerRows === 1 ? {} : { headerRows },
  };
}

function withoutHeader(header: readonly string[], cells: readonly (readonly string[])[]): Sample {
  const rows = [header, ...cells];
  return {
    columns: header.map((_, i) => ({
      name: String(i + 1),
      header: '',
      cells: rows.map((row) => row[i] ?? ''),
    })),
    rows: rows.length,
    format: { headerRows: 0 },
  };
}

/** The header, or its place where it is empty or there twice. */
function usableName(header: readonly string[], i: number): string {
  const name = header[i] ?? '';
  const isPlain = name !== '' && header.indexOf(name) === i && header.lastIndexOf(name) === i;
  return isPlain ? name : `#${i + 1}`;
}

async function readCells(opened: OpenRows, columns: number, most: number): Promise<string[][]> {
  const { source, start } = opened;
  const reader = opened.reader(start);
  const rows: string[][] = [];
  let read = 0;
  let stride = 1;
  const take = (row: Row): void => {
    rows.push(Array.from({ length: columns }, (_, i) => keep(row, i, most)));
    if (rows.length < MOST_ROWS) return;
    // Every second one of the later rows goes, and every second row from here on is passed over.
    const later = rows.splice(FIRST_ROWS).filter((_, i) => i % 2 === 0);
    rows.push(...later);
    stride *= 2;
  };
  const takeAll = (): void => {
    while (read < MOST_READ && reader.next()) {
      read++;
      if (!reader.problem && (read <= FIRST_ROWS || read % stride === 0)) take(reader);
    }
  };
  for await (const chunk of source.read(start.offset, () => undefined)) {
    reader.push(chunk);
    takeAll();
    if (read >= MOST_READ || reader.nextOffset - start.offset > MOST_BYTES) return rows;
  }
  reader.end();
  takeAll();
  return rows;
}

function keep(row: Row, column: number, most: number): string {
  const text = row.keep(column);
  return text.length > most ? text.slice(0, most) : text;
}
