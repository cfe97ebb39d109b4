import type { Mapping } from '#server/contract/mapping.ts';
import { columnsOf } from './mapping-columns.ts';

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
 * file whose header it is; null = the file itself.
 */
export function headerChanges(
  mapping: Mapping,
  earlier: readonly string[] | null,
  columns: readonly string[],
  table: string | null = null,
): HeaderChanges {
  const read = columnsOf(mapping, table);
  const known = new Set([...read, ...(earlier ? columnNames(earlier) : [])]);
  const isGone = (column: string): boolean => !columns.includes(column);
  return {
    missing: read.filter(isGone),
    gone: [...known].filter((column) => !read.includes(column) && isGone(column)),
    fresh: columns.filter((column) => !known.has(column)),
    isEarlierKnown: earlier !== null,
  };
}

/** What mappings call the columns of a header: by its place (`#3`) one that has no name or shares it. */
export function columnNames(header: readonly string[]): string[] {
  return header.map((name, i) =>
    name !== '' && header.indexOf(name) === header.lastIndexOf(name) ? name : `#${i + 1}`,
  );
}
