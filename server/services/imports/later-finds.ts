import type { Import } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import type { LaterFind } from '../../contract/imports.ts';
import { SHOWN_IMPORTS } from '../sources/mapping-in-force.ts';

/**
 * Later imports of the same source that stand and found records as they were, newest first: what an import wrote of these
 * goes when it is taken back, and comes back only when their files are imported again.
 */
export async function readLaterFinds(
  repository: Pick<Repository, 'read'>,
  job: Import,
): Promise<LaterFind[]> {
  if (job.state !== 'done' && job.state !== 'undoing' && job.state !== 'undone') return [];
  const { source } = job;
  const newest = await repository.read('listSourceImports', { source, limit: SHOWN_IMPORTS });
  return laterFinds(job, newest);
}

function laterFinds(job: Import, imports: readonly Import[]): LaterFind[] {
  const written = job.recordsNew + job.recordsChanged;
  const takenBackAt = job.state === 'undone' ? (job.finishedAt ?? job.startedAt) : null;
  const standing = imports.filter(({ state }) => state === 'done' || state === 'running');
  const isBroughtAgain = ({ fingerprint }: Import): boolean =>
    takenBackAt !== null &&
    standing.some((one) => one.fingerprint === fingerprint && one.startedAt >= takenBackAt);
  return standing
    .filter((later) => later.startedAt > job.startedAt && !isBroughtAgain(later))
    .map((later) => ({
      import: later.id,
      fileName: later.fileName,
      startedAt: later.startedAt,
      most: Math.min(later.recordsSame, written),
    }))
    .filter(({ most }) => most > 0);
}
