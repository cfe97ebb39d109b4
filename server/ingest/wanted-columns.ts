import type { Mapping } from '../contract/mapping.ts';
import { Interpreter } from './interpret.ts';
import { PathColumns } from './rows/columns.ts';

/** Names of the columns that a mapping reads: of the file itself, and of each joined one by the name of its table. */
export type WantedColumns = {
  file: readonly string[];
  /** Columns of the file that are named by their place (`#3`). */
  places: readonly string[];
  /** All of these in the order in which cells of JSON rows come; `''` = the whole row. */
  paths: readonly string[];
  tables: ReadonlyMap<string, readonly string[]>;
};

/**
 * The columns that a mapping asks for; those it asks for by their place (`#3`) say nothing of a header.
 * @throws AppError MAPPING_INVALID, ZONE_UNKNOWN
 */
export function wantedColumns(mapping: Mapping, zone: string): WantedColumns {
  const own = new PathColumns();
  const tables = new Map(
    Object.keys(mapping.tables ?? {}).map((name) => [name, new PathColumns()]),
  );
  // Compiling asks for every column that is read.
  void new Interpreter(mapping, own, zone, tables);
  return {
    file: named(own),
    places: own.paths.filter(isPlace),
    paths: own.paths,
    tables: new Map([...tables].map(([name, columns]) => [name, named(columns)])),
  };
}

function named({ paths }: PathColumns): string[] {
  return paths.filter((path) => path !== '' && !isPlace(path));
}

function isPlace(path: string): boolean {
  return /^#\d+$/.test(path);
}
