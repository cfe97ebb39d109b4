import { foldedName } from '../../domain/text/folded-name.ts';
import type { Source } from '../source.ts';
import type { TableReader } from './row.ts';
import { shown } from './row.ts';

/** Where a header stands, and what stands above it. */
export type HeaderPlace = {
  /** Line (of a workbook: row) on which the header begins. */
  line: number;
  /** The rows above it that hold anything, such as a title: their cells in one text, at most 80 characters. */
  above: readonly string[];
};

/** Rows among which a header is looked for. */
export const TOP_ROWS = 60;

/** A row as it stands in its file, with its line (of a workbook: its row). */
export type RawRow = { line: number; cells: string[] };

/** The rows of a table as they stand, whatever their number of cells; one that cannot be read has none. */
export async function* rawRows(
  source: Source,
  reader: TableReader,
  firstLine: number,
): AsyncGenerator<RawRow, void, undefined> {
  function* rows(): Generator<RawRow> {
    while (reader.next()) {
      const { line, problem } = reader;
      if (line >= firstLine) yield { line, cells: problem ? [] : reader.cells() };
    }
  }
  for await (const chunk of source.read(0, () => undefined)) {
    reader.push(chunk);
    yield* rows();
  }
  reader.end();
  yield* rows();
}

/** The row that is taken for the header; `isHeader` false = it holds values, which no message may show as names. */
export type FoundHeader = { place: HeaderPlace; isHeader: boolean };

/**
 * Where the header is: on the line that is told, else (when that line lacks some of the `wanted` names) on the one of the
 * first rows that has the most of them. Without `wanted`, on the line that is told. Where none has most of them, on the
 * told line or else the first of all rows that can be one.
 */
export async function findHeader(
  rows: AsyncIterable<RawRow>,
  told: number,
  wanted: readonly string[],
): Promise<FoundHeader> {
  const folded = wanted.map(foldedName);
  const seen: RawRow[] = [];
  let best: RawRow | null = null;
  let most = 0;
  for await (const row of rows) {
    const isTold = row.line >= told && (seen.at(-1)?.line ?? 0) < told;
    const names = new Set(row.cells.map(foldedName));
    const held = folded.filter((name) => names.has(name)).length;
    if (isTold && held === wanted.length) return found(row.line, seen);
    // Of two with as many names the one on the told line, else the first.
    if (held > most || (isTold && held === most)) {
      best = row;
      most = held;
    }
    seen.push(row);
    if (seen.length >= TOP_ROWS && row.line >= told) break;
  }
  // A value may be called like a column: a row that has but a few of the names is no header.
  return best && most > wanted.length / 2 ? found(best.line, seen) : nearest(seen, told);
}

function found(line: number, rows: readonly RawRow[]): FoundHeader {
  return { place: placeOf(line, rows), isHeader: true };
}

/** The row that most likely is the header where no names tell which: it is as wide as the table and holds no values. */
function nearest(rows: readonly RawRow[], told: number): FoundHeader {
  const widths = rows.map(({ cells }) => filledOf(cells).length);
  const half = Math.max(0, ...widths) / 2;
  const wide = rows.filter((_, i) => (widths[i] ?? 0) > half);
  const onTold = rows.find(({ line }) => line >= told) ?? rows[0];
  const header = [wide.find((row) => row === onTold), wide[0]].find(
    (row) => row !== undefined && !holdsValues(row, rows),
  );
  const { line } = header ?? onTold ?? { line: told };
  return { place: placeOf(line, rows), isHeader: header !== undefined };
}

/** Nothing but digits and the signs of numbers, dates and times. */
const NUMERIC = /^[\p{Sc}+(-]?\p{Nd}[\p{Nd}\p{Zs}.,:/%)+-]*$/u;

/** True for a row with a number or a date, or with a value such as an id that is written like the one below it. */
function holdsValues(row: RawRow, rows: readonly RawRow[]): boolean {
  const below = rows[rows.indexOf(row) + 1]?.cells ?? [];
  return row.cells.some((cell, i) => {
    const text = cell.trim();
    if (!/\p{Nd}/u.test(text)) return false;
    return NUMERIC.test(text) || writtenAs(text) === writtenAs((below[i] ?? '').trim());
  });
}

function writtenAs(text: string): string {
  return text.replaceAll(/\p{Nd}+/gu, '9').replaceAll(/\p{L}+/gu, 'a');
}

function filledOf(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

function placeOf(line: number, rows: readonly RawRow[]): HeaderPlace {
  const above = rows
    .filter((row) => row.line < line)
    .map(({ cells }) => filledOf(cells))
    .filter((cells) => cells.length > 0)
    .map((cells) => shown(cells.join(' ')));
  return { line, above };
}
