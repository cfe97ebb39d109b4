import type { Mapping } from '#server/contract/mapping.ts';
import { foldedName } from './folded-name.ts';
import { columnsOf } from './mapping-columns.ts';
import { readFrom } from './read-from.ts';

/** How a file's header differs from the one its source had before. */
export type HeaderChanges = {
  /** Columns the mapping reads that are not in the file. */
  readonly missing: readonly string[];
  /** Columns that the mapping does not read and that are gone; none where the earlier header is not known. */
  readonly gone: readonly string[];
  /** Columns of the file that were not there before; where that is not known, those that the mapping does not read. */
  readonly fresh: readonly string[];
  readonly isEarlierKnown: boolean;
};

/**
 * `earlier` = names of the columns of the file that the mapping read last; null = they are not known. `table` = the joined
 * file whose header it is; null = the file itself. Names that are one by `nameOf` are but spelled otherwise: no change.
 */
export function headerChanges(
  mapping: Mapping,
  earlier: readonly string[] | null,
  columns: readonly string[],
  table: string | null = null,
  nameOf: (name: string) => string = foldedName,
): HeaderChanges {
  const read = columnsOf(mapping, table);
  const before = earlier ? columnNames(earlier) : [];
  const known = new Set([...read, ...before]);
  const found = readFrom(read, columns, nameOf);
  const without = (names: readonly string[], others: readonly string[]): string[] => {
    const spelled = new Set(others.map(nameOf));
    return names.filter((name) => !spelled.has(nameOf(name)));
  };
  const fresh = columns.filter((column) => !known.has(column));
  const lost = [...known].filter((column) => !columns.includes(column));
  return {
    missing: read.filter((column) => !found.has(column)),
    gone: without(lost, [...fresh, ...read]),
    fresh: without(fresh, lost),
    isEarlierKnown: earlier !== null,
  };
}

/** What mappings call the columns of a header: by its place (`#3`) one that has no name or shares it. */
export function columnNames(header: readonly string[]): string[] {
  return header.map((name, i) =>
    name !== '' && header.indexOf(name) === header.lastIndexOf(name) ? name : `#${i + 1}`,
  );
}
