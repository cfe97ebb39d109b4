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

/**
 * Where the header is: on the line that is told, else (when that line lacks some of the `wanted` names) on the one of the
 * first rows that has the most of them. Without `wanted`, on the line that is told.
 */
export async function findHeader(
  rows: AsyncIterable<RawRow>,
  told: number,
  wanted: readonly string[],
): Promise<HeaderPlace> {
  const seen: RawRow[] = [];
  let best: RawRow | null = null;
  let most = 0;
  for await (const row of rows) {
    const isTold = row.line >= told && (seen.at(-1)?.line ?? 0) < told;
    const names = new Set(row.cells.map((cell) => cell.trim()));
    const held = wanted.filter((name) => names.has(name.trim())).length;
    if (isTold && held === wanted.length) return placeOf(row.line, seen);
    // Of two with as many names the one on the told line, else the first.
    if (held > most || (isTold && held === most)) {
      best = row;
      most = held;
    }
    seen.push(row);
    if (seen.length >= TOP_ROWS && row.line >= told) break;
  }
  const nearest = best ?? seen.find(({ line }) => line >= told) ?? seen[0];
  return placeOf(nearest?.line ?? told, seen);
}

function placeOf(line: number, rows: readonly RawRow[]): HeaderPlace {
  const above = rows
    .filter((row) => row.line < line)
    .map(({ cells }) => cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))
    .filter((cells) => cells.length > 0)
    .map((cells) => shown(cells.join(' ')));
  return { line, above };
}
