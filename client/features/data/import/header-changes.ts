import type { Mapping } from '#server/contract/mapping.ts';
import { columnsOf } from './mapping-columns.ts';

/** How a file's header differs from what a mapping reads. */
export type HeaderChanges = {
  /** Columns the mapping reads that are not in the file. */
  readonly missing: readonly string[];
  /** Columns of the file that the mapping does not read. */
  readonly unread: readonly string[];
};

export function headerChanges(mapping: Mapping, columns: readonly string[]): HeaderChanges {
  const read = columnsOf(mapping);
  return {
    missing: read.filter((column) => !columns.includes(column)),
    unread: columns.filter((column) => !read.includes(column)),
  };
}

/** A file with fewer of a source's columns is more likely another source's. */
const LIKELY_SHARE = 0.7;

/** The source whose last mapping fits a header best; null when none is likely. */
export function likelySource<T extends { readonly mapping: Mapping }>(
  candidates: readonly T[],
  columns: readonly string[],
): T | null {
  let best: T | null = null;
  let bestShare = LIKELY_SHARE;
  for (const candidate of candidates) {
    const read = columnsOf(candidate.mapping);
    const { missing } = headerChanges(candidate.mapping, columns);
    const share = read.length === 0 ? 0 : 1 - missing.length / read.length;
    // Of two that fit alike the one that explains more of the file.
    const isBetter =
      share > bestShare ||
      (share === bestShare && (!best || read.length > columnsOf(best.mapping).length));
    if (isBetter) {
      best = candidate;
      bestShare = share;
    }
  }
  return best;
}
