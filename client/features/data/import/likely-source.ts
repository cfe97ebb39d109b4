import type { Mapping } from '#server/contract/mapping.ts';
import { columnNames } from './header-changes.ts';
import { columnsOf } from './mapping-columns.ts';

/** A source by what its last file was read by, and the columns of that file; null = they are not known. */
type Candidate = {
  readonly id: string;
  readonly mapping: Mapping;
  readonly columns: readonly string[] | null;
};

/** A file with fewer of the columns that are read is more likely another source's. */
const LIKELY_SHARE = 0.7;
/** A file that mostly has other columns is so, too, unless it is called like the source. */
const COMMON_SHARE = 0.5;

/**
 * The source whose next file has these columns: one whose last file had the same ones, else one of which every column that
 * is read is there, else one of which most are. Among equals the one that the file is called like, then the one with more
 * of its columns there, then the one that reads more of them, then the first. Null when none is likely.
 */
export function likelySource<T extends Candidate>(
  candidates: readonly T[],
  columns: readonly string[],
  /** The source that the file would be by its name. */
  called: string,
): T | null {
  const [best] = candidates
    .flatMap((candidate) => {
      const rank = rankOf(candidate, columns, called);
      return rank === null ? [] : [{ candidate, rank }];
    })
    .toSorted((a, b) => byRank(a.rank, b.rank));
  return best?.candidate ?? null;
}

/** What speaks for a source, the weightiest first; null = it is not likely. */
function rankOf(
  { id, mapping, columns: earlier }: Candidate,
  columns: readonly string[],
  called: string,
): readonly number[] | null {
  const read = columnsOf(mapping);
  const here = new Set(columns);
  const before = new Set([...read, ...(earlier ? columnNames(earlier) : [])]);
  const common = columns.filter((column) => before.has(column)).length;
  const isCalled = id === called;
  const share = read.length === 0 ? 0 : read.filter((one) => here.has(one)).length / read.length;
  if (share < LIKELY_SHARE) return null;
  if (!isCalled && common < columns.length * COMMON_SHARE) return null;
  const isSame = earlier !== null && common === columns.length && before.size === common;
  const fit = isSame ? 2 : share === 1 ? 1 : 0;
  return [fit, isCalled ? 1 : 0, share, read.length];
}

function byRank(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}
