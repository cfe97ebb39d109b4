import type { SampleColumn } from './profile.ts';

const MOST_COLUMNS = 300;
const MOST_DEPTH = 5;

/** Columns of JSON rows: every path to a plain value, in the order in which they are met. */
export function jsonColumns(lines: readonly string[]): { columns: SampleColumn[]; rows: number } {
  const cells = new Map<string, string[]>();
  lines.forEach((line, row) => {
    for (const [path, text] of leaves(parsed(line), '', 0)) {
      let column = cells.get(path);
      if (!column) {
        if (cells.size >= MOST_COLUMNS) continue;
        column = Array.from({ length: lines.length }, () => '');
        cells.set(path, column);
      }
      column[row] = text;
    }
  });
  const columns = [...cells].map(([name, texts]) => ({
    name,
    header: name.replaceAll('.', ' '),
    cells: texts,
  }));
  return { columns, rows: lines.length };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that is no JSON is refused by the import; here it only says nothing.
    return null;
  }
}

function leaves(value: unknown, path: string, depth: number): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') {
    return path === '' ? [] : [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  }
  if (Array.isArray(value) || depth >= MOST_DEPTH)
    return path === '' ? [] : [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === '' ? key : `${path}.${key}`, depth + 1),
  );
}
