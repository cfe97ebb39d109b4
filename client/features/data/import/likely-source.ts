import type { Mapping } from '#server/contract/mapping.ts';
import { foldedName } from './folded-name.ts';
import { columnNames } from './header-changes.ts';
import { columnsOf } from './mapping-columns.ts';
import { readFrom } from './read-from.ts';

/** A source by what its last file was read by, and the columns of that file; null = they are not known. */
type Candidate = {
  readonly id: string;
  readonly mapping: Mapping;
  readonly columns: readonly string[] | null;
};

/** A file with fewer of the columns that are read is more likely another source's. */
const LIKELY_SHARE = 0.7;
/** The same of a file that is called like the source: what changed in its header can be told. */
const CALLED_SHARE = 0.5;
/** A file that mostly has other columns is so, too, unless it is called like the source or has all that are read. */
const COMMON_SHARE = 0.5;
/** Fewer columns, such as an id and a date, many files have that mostly have others. */
const LEAST_TELLING = 3;

/**
 * The source whose next file has these columns: one whose last file had the same ones, else one of which every column that
 * is read is there, else one of which most are, else one of which all are among many others. Names that are but spelled
 * otherwise are the same, after those that are spelled the same. Among equals the one that the file is called like, then
 * the one with more of its columns there, then the one that reads more of them, then the first. Null when none is likely.
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
  const before = new Set([...read, ...(earlier ? columnNames(earlier) : [])]);
  const isCalled = id === called;
  const share = read.length === 0 ? 0 : readFrom(read, columns).size / read.length;
  if (share < (isCalled ? CALLED_SHARE : LIKELY_SHARE)) return null;
  const folded = new Set([...before].map(foldedName));
  const common = columns.filter((column) => folded.has(foldedName(column))).length;
  const isAmongOthers = !isCalled && common < columns.length * COMMON_SHARE;
  if (isAmongOthers && (share < 1 || read.length < LEAST_TELLING)) return null;
  const sameAs = (names: ReadonlySet<string>, found: number): boolean =>
    earlier !== null && found === columns.length && names.size === found;
  const isSpelledSame = sameAs(before, columns.filter((column) => before.has(column)).length);
  const isSame = isSpelledSame || sameAs(folded, common);
  const fit = isAmongOthers ? 0 : isSame ? (isSpelledSame ? 4 : 3) : share === 1 ? 2 : 1;
  const here = new Set(columns);
  const spelled = read.filter((column) => here.has(column)).length;
  return [fit, isCalled ? 1 : 0, share, read.length, spelled];
}

function byRank(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}
