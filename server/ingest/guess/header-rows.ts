import { readDates } from './date-shapes.ts';
import { matchHeader } from './match-headers.ts';
import { readNumbers } from './numbers.ts';
import { headerWords } from './words.ts';

const LOOKED_AT = 50;
const MOST_EXTRA = 3;

type Cells = readonly (readonly string[])[];

/**
 * How many lines the header has: 0 when the first line holds values already; more than one when lines of question texts
 * or ids follow the names. `cells` are the rows after the first line.
 */
export function headerRowsOf(header: readonly string[], cells: Cells): number {
  if (isValues(header, cells)) return 0;
  let extra = 0;
  while (extra < MOST_EXTRA && extra < cells.length - 1 && isHeaderLine(cells, extra)) extra++;
  return 1 + extra;
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
    matchHeader(headerWords(name)).some(({ score }) => score > 0.9);
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
  return contradictions.length >= 2 && contradictions.length >= filled * 0.25;
}

function column(cells: Cells, i: number): string[] {
  return cells.slice(0, LOOKED_AT).map((row) => row[i] ?? '');
}
