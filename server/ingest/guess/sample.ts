import type { FileFormat } from '../../contract/mapping.ts';
import { firstRows, openRows } from '../open-rows.ts';
import type { OpenRows } from '../open-rows.ts';
import { withoutTotals } from './total-rows.ts';
import { visitRows } from './visit-rows.ts';
import type { Input } from '../raw-bytes.ts';
import { TOP_ROWS } from '../rows/find-header.ts';
import type { Row } from '../rows/row.ts';
import type { SampleColumn } from './profile.ts';
import { jsonColumns } from './json-columns.ts';
import { withOptions } from './option-headers.ts';
import { headerPlaceOf, headerRowsOf } from './header-rows.ts';

/** Columns of rows of a file, and how the file must be read for them. */
type RowsInColumns = { columns: SampleColumn[]; rows: number; format: FileFormat };
/**
 * The same of a sample of its rows; `isPart` = the file has rows beside them. The first `inOrder` rows stand one after
 * another in the file, after them some are passed over.
 */
export type Sample = RowsInColumns & { isPart: boolean; inOrder: number };

const MOST_ROWS = 2000;
/** Looked at in all, so that a guess holds up nothing else for long; the wider the file, the fewer of its rows. */
const MOST_CELLS = 100_000;
const LIMITS = { rows: 20_000, bytes: 16 * 2 ** 20 };
/** Longest part of a cell that is looked at. */
const CELL_LENGTH = 500;

/**
 * Reads a sample of a file, of a workbook that of the named sheet.
 * @throws AppError what is wrong with the file as a whole (FILE_*)
 */
export async function sampleFile(input: Input, sheet: string | null = null): Promise<Sample> {
  const chosen = await withHeaderLine(input, sheet === null ? {} : { sheet });
  const opened = await openRows(input, { format: chosen }, (columns) => columns.all());
  const { kind, columns: header } = opened.facts;
  // The empty path, by which rows of JSON are read whole.
  if (kind !== 'delimited' && header.length === 1 && header[0] === '') {
    const { cells, isPart } = await readCells(opened, 1, Number.POSITIVE_INFINITY);
    const texts = cells.map(([line = '']) => line);
    const sample = jsonColumns(texts);
    const most = rowsOf(sample.columns.length);
    if (texts.length <= most) return { ...sample, format: {}, isPart, inOrder: texts.length };
    const inOrder = most >> 1;
    const every = (texts.length - inOrder) / (most - inOrder);
    const picked = Array.from({ length: most }, (_, i) =>
      i < inOrder ? i : inOrder + Math.floor((i - inOrder) * every),
    ).map((place) => texts[place] ?? '');
    return { ...jsonColumns(picked), format: {}, isPart: true, inOrder };
  }
  const { cells, isPart, inOrder } = await readCells(opened, header.length, CELL_LENGTH);
  const sample = sampleOf(header, withoutTotals(cells));
  const format = { ...chosen, ...sample.format };
  return { ...sample, format, isPart, inOrder: Math.min(inOrder, sample.rows) };
}

/** How the file is read, with the line of its header where titles stand above it. */
async function withHeaderLine(input: Input, format: FileFormat): Promise<FileFormat> {
  const rows = await firstRows(input, format, TOP_ROWS);
  const place = headerPlaceOf(rows.map(({ cells }) => cells));
  const headerLine = rows[place]?.line;
  return place > 0 && headerLine !== undefined ? { ...format, headerLine } : format;
}

/** The columns that a first line and the rows after it make. */
export function sampleOf(
  header: readonly string[],
  cells: readonly (readonly string[])[],
): RowsInColumns {
  const headerRows = headerRowsOf(header, cells);
  if (headerRows === 0) return withoutHeader(header, cells);
  const rows = cells.slice(headerRows - 1);
  const hints = headerRows > 1 ? (cells[0] ?? []) : [];
  const labels = withOptions(header, hints);
  return {
    columns: header.flatMap((_, i) => {
      const name = usableName(header, i);
      const hint = hints[i] ?? '';
      return name === null
        ? []
        : [{ name, header: labels[i] ?? '', hint, cells: rows.map((row) => row[i] ?? '') }];
    }),
    rows: rows.length,
    format: headerRows === 1 ? {} : { headerRows },
  };
}

function withoutHeader(
  header: readonly string[],
  cells: readonly (readonly string[])[],
): RowsInColumns {
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

/**
 * The header, or its place (`#3`) where it is empty or there twice. Null when another column is called `#3`: a mapping
 * has no name for this one then.
 */
function usableName(header: readonly string[], i: number): string | null {
  const name = header[i] ?? '';
  if (name !== '' && header.indexOf(name) === header.lastIndexOf(name)) return name;
  const place = `#${i + 1}`;
  return header.includes(place) ? null : place;
}

/** How many rows of so many columns are looked at. */
function rowsOf(columns: number): number {
  return Math.min(MOST_ROWS, Math.floor(MOST_CELLS / Math.max(1, columns)));
}

async function readCells(
  opened: OpenRows<unknown>,
  columns: number,
  most: number,
): Promise<{ cells: string[][]; isPart: boolean; inOrder: number }> {
  const rows: string[][] = [];
  const mostRows = rowsOf(columns);
  // Looked at as they stand; after them ever fewer are, so that the sample reaches far into the file.
  const asTheyStand = mostRows >> 1;
  let stride = 1;
  const sawAll = await visitRows(opened, LIMITS, (row, read) => {
    if (read > asTheyStand && !isPicked(read, stride)) return;
    rows.push(Array.from({ length: columns }, (_, i) => keep(row, i, most)));
    if (rows.length < mostRows) return;
    // Every second one of the later rows goes, and every second row from here on is passed over.
    const later = rows.splice(asTheyStand).filter((_, i) => i % 2 === 0);
    rows.push(...later);
    stride *= 2;
  });
  const isThinned = stride > 1;
  return {
    cells: rows,
    isPart: !sawAll || isThinned,
    inOrder: isThinned ? asTheyStand : rows.length,
  };
}

/** One of so many rows, now here and now there: files in which every sixth row is alike would show some of them only. */
function isPicked(read: number, stride: number): boolean {
  const block = Math.floor(read / stride);
  return read % stride === ((block * 2_654_435_761) >>> 16) % stride;
}

function keep(row: Row, column: number, most: number): string {
  const text = row.keep(column);
  return text.length > most ? text.slice(0, most) : text;
}
