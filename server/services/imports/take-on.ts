import type { Import } from '#db/queries/imports.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import type { Intaking } from './intaking.ts';
import { beginImport, requireImport } from './run.ts';
import { beginUndo } from './undo.ts';

/**
 * Begins the import of an uploaded file, or goes on with one that was cut off; asked again for the same file it gives
 * the import that is there.
 * @throws AppError NOT_FOUND (no such file), IDEMPOTENCY_KEY_REUSED (imported before by another mapping), FILE_*, MAPPING_INVALID
 */
export async function takeOn(
  { uploads, now, own }: Intaking,
  request: { file: string; name: string; mapping: Mapping },
): Promise<Import> {
  const { file, name, mapping } = request;
  const { repository, runner } = await own();
  const known = await repository.read('readImport', { id: file });
  if (known && JSON.stringify(known.mapping) !== JSON.stringify(mapping)) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED', { seen: file });
  }
  if (known) return known;
  const path = await uploads.find(file);
  const job = await beginImport({
    repository,
    now,
    id: file,
    input: { path },
    fileName: name === '' ? file : name,
    mapping,
  });
  await uploads.rename(file, job.id);
  runner.start(job);
  return job;
}

/** Begins to take an import back. @throws AppError NOT_FOUND, IMPORT_NOT_UNDOABLE */
export async function takeOnUndo({ now, own }: Intaking, id: string): Promise<Import> {
  const { repository, runner } = await own();
  const job = await beginUndo(repository, id, now);
  runner.start(job);
  return requireImport(repository, id);
}
