import type { Import } from '#db/queries/imports.ts';
import type { LaterWritten, UndoCursor } from '#db/queries/undo.ts';
import { IMAGE_DAYS } from '#db/queries/undo.ts';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { mappingSchema } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { withdrawAttributes } from '../attributes.ts';

const DAY_MS = 86_400_000;
/** Rows taken back in one transaction. */
const STEP_ROWS = 2000;
/** Records named of those that a later import wrote again. */
const SHOWN_LATER = 1000;

/** Records that a later import has written again and that an undo left alone: the first thousand, and how many in all. */
export type Kept = { kept: LaterWritten[]; keptTotal: number };

/** As long as an import stands. */
export const NOTHING_KEPT: Kept = { kept: [], keptTotal: 0 };

/**
 * Marks an import as being taken back; `finishUndo` does it.
 * @throws AppError NOT_FOUND, IMPORT_NOT_UNDOABLE { id, value, expected }
 */
export async function beginUndo(
  repository: Repository,
  id: string,
  now: () => number,
): Promise<Import> {
  const job = await repository.read('readImport', { id });
  if (!job) throw new AppError('NOT_FOUND', { seen: id });
  if (job.startedAt < now() - IMAGE_DAYS * DAY_MS) {
    const value = new Date(job.startedAt).toISOString();
    throw new AppError('IMPORT_NOT_UNDOABLE', { id, value, expected: `≤ ${IMAGE_DAYS} d` });
  }
  const moved = await repository.write('moveImport', {
    id,
    from: ['done'],
    to: 'undoing',
    now: null,
    problem: null,
  });
  // One that was done a moment ago is being taken back by somebody else.
  const value = job.state === 'done' ? 'undoing' : job.state;
  if (!moved) throw new AppError('IMPORT_NOT_UNDOABLE', { id, value, expected: 'done' });
  return { ...job, state: 'undoing', problem: null };
}

/**
 * Takes an import back that is marked so: rows it created go, rows it overwrote return, where it is still their last
 * writer. One that was cut off goes on. An import with a problem ends as failed, any other as undone.
 */
export async function finishUndo(
  repository: Repository,
  job: Import,
  now: () => number,
  onProgress?: (undone: number) => void,
): Promise<Kept & { undone: number }> {
  const { id, problem } = job;
  const undone = await takeBack(repository, job, now(), onProgress);
  const mapping = mappingSchema.safeParse(job.mapping).data;
  await withdrawAttributes(repository, attributesOf(mapping), mapping?.attributeNames);
  const kept = await readKept(repository, id);
  const to = problem === null ? 'undone' : 'failed';
  await repository.write('moveImport', { id, from: ['undoing'], to, now: now(), problem });
  return { undone, ...kept };
}

/** The attributes that a mapping declares; none of one that a later version no longer takes. */
function attributesOf(mapping: Mapping | undefined): string[] {
  const records = mapping?.records ?? [];
  return [...new Set(records.flatMap(({ attributes }) => Object.keys(attributes ?? {})))];
}

/** What undoing an import leaves, or has left, alone. */
export async function readKept(repository: Repository, importId: string): Promise<Kept> {
  const later = await repository.read('listLaterWriters', { importId, limit: SHOWN_LATER });
  return { kept: later.records, keptTotal: later.total };
}

/** Takes back the rows whose last writer is the import, in steps; gives how many. */
async function takeBack(
  repository: Repository,
  job: Import,
  now: number,
  onProgress?: (undone: number) => void,
): Promise<number> {
  let undone = 0;
  for (let slot = 0; slot < repository.slots; slot++) {
    let after: UndoCursor | null = null;
    do {
      const step: { undone: number; next: UndoCursor | null } = await repository.write(
        'undoImport',
        { importId: job.id, source: job.source, slot, after, limit: STEP_ROWS, now },
      );
      undone += step.undone;
      after = step.next;
      onProgress?.(undone);
    } while (after);
  }
  return undone;
}
