import type { Import } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import type { DryRun } from './dry-run.ts';

/** Imports of other sources that a file is compared with. */
const NEWEST = 200;
/** Fewer records may lie between the same two instants by chance. */
const LEAST_RECORDS = 20;

/** An import of another source that brought what a file seems to hold. */
export type LikeImport = { source: string; fileName: string };

/** The newest imports of other sources, as far as they brought records. */
export async function readOtherImports(
  repository: Pick<Repository, 'read'>,
  source: string,
): Promise<Import[]> {
  const newest = await repository.read('listImports', { limit: NEWEST });
  return newest.filter(
    (job) => job.state === 'done' && job.source !== source && job.firstAt !== null,
  );
}

/** The newest of them with as many records, of which the first and the last are of the same instants; null = there is none. */
export function likeImport(
  others: readonly Import[],
  { records, firstAt, lastAt }: Pick<DryRun, 'records' | 'firstAt' | 'lastAt'>,
): LikeImport | null {
  const total = Object.values(records).reduce((sum, count) => sum + count, 0);
  // Of the same days, totals of two queues are alike as they are.
  if (total < LEAST_RECORDS || records.daily_total > 0) return null;
  const found = others.find(
    (job) => job.firstAt === firstAt && job.lastAt === lastAt && recordsOf(job) === total,
  );
  return found ? { source: found.source, fileName: found.fileName } : null;
}

function recordsOf({ recordsNew, recordsChanged, recordsSame, recordsOlder }: Import): number {
  return recordsNew + recordsChanged + recordsSame + recordsOlder;
}
