import { readDates } from './date-shapes.ts';
import { matchHeader, wordsIn } from './match-headers.ts';
import { isOfTool } from './option-headers.ts';
import { readNumbers } from './numbers.ts';

const LOOKED_AT = 50;
const MOST_EXTRA = 3;
/** Rows below a line that is taken for a part of the header because it is nearly empty. */
const LEAST_BELOW = 4;

type Cells = readonly (readonly string[])[];

/**
 * How many lines the header has: 0 when the first line holds values already; more than one when lines of question texts
 * or ids follow the names. `cells` are the rows after the first line.
 */
export function headerRowsOf(header: readonly string[], cells: Cells): number {
  if (isValues(header, cells)) return 0;
  // Below the questions of a survey tool, options that stand beside none of its own columns.
  let extra = isOfTool(header) && leftOpen(cells, 0) >= 2 ? 1 : 0;
  while (extra < MOST_EXTRA && extra < cells.length - 1 && isHeaderLine(cells, extra)) extra++;
  return 1 + extra;
}

/** Rows above a header, at most: titles, who made the report and when. */
const MOST_ABOVE = 15;
/** Fewer columns than these are no table with a title above it. */
const LEAST_COLUMNS = 3;

/**
 * The place, from 0, at which the header stands among a file's first rows: below titles and groups of columns, which fill
 * few of the columns that the rows have. 0 when nothing says so.
 */
export function headerPlaceOf(rows: Cells): number {
  const filled = rows.map((row) => row.filter((text) => text.trim() !== '').length);
  const later = filled.slice(filled.length >> 1).toSorted((a, b) => a - b);
  const width = later[later.length >> 1] ?? 0;
  if (width < LEAST_COLUMNS) return 0;
  const place = filled.findIndex((count) => count > width / 2);
  const header = (rows[place] ?? []).filter((text) => text.trim() !== '');
  const isHeader =
    place > 0 &&
    place <= MOST_ABOVE &&
    rows.length > place + 1 &&
    new Set(header).size === header.length &&
    !header.some((text) => isTyped([text]));
  return isHeader ? place : 0;
}

function isTyped(texts: readonly string[]): boolean {
  const given = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (given.length === 0) return false;
  return readNumbers(given) !== null || (readDates(given, false)?.share ?? 0) > 0.95;
}

/** The first line is a row: typed where the rows below are, and no name of anything. */
function isValues(header: readonly string[], cells: Cells): boolean {
  if (cells.length === 0 || new Set(header).size === 0) return false;
  const isKnown = (name: string): boolean =>
    matchHeader(wordsIn(name)).some(({ score }) => score > 0.9);
  if (header.some(isKnown)) return false;
  const typed = header.filter((name, i) => isTyped([name]) && isTyped(column(cells, i)));
  return typed.length >= 2 || (typed.length === 1 && header.length <= 3);
}

/** A line of text above columns of dates and numbers. */
function isHeaderLine(cells: Cells, line: number): boolean {
  const row = cells[line] ?? [];
  if (row.some((text) => text.includes('{"ImportId"'))) return true;
  const contradictions = row.filter((text, i) => {
    const below = column(cells.slice(line + 1), i).filter((cell) => !cell.includes('{"ImportId"'));
    return text.trim() !== '' && !isTyped([text]) && below.length > 0 && isTyped(below);
  });
  const filled = row.filter((text) => text.trim() !== '').length;
  return (
    (contradictions.length >= 2 && contradictions.length >= filled * 0.25) ||
    (contradictions.length >= 1 && leftOpen(cells, line) >= 2 && cells.length - line > LEAST_BELOW)
  );
}

/** How many columns a line leaves open in which every row below has its number or its time. */
function leftOpen(cells: Cells, line: number): number {
  return (cells[line] ?? []).filter((text, i) => {
    const below = column(cells.slice(line + 1), i);
    return text.trim() === '' && below.every((cell) => cell.trim() !== '') && isTyped(below);
  }).length;
}

function column(cells: Cells, i: number): string[] {
  return cells.slice(0, LOOKED_AT).map((row) => row[i] ?? '');
}
