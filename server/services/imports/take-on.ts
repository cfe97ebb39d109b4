import type { Import } from '#db/queries/imports.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';
import type { Intaking } from './intaking.ts';
import { beginImport, requireImport } from './run.ts';
import { beginUndo } from './undo.ts';
import type { Uploads } from './uploads.ts';

/**
 * Begins the import of an uploaded file, or goes on with one that was cut off; asked again for the same file it gives
 * the import that is there.
 * @throws AppError NOT_FOUND (no such file), IDEMPOTENCY_KEY_REUSED (imported before by another mapping), FILE_*, MAPPING_INVALID
 */
export async function takeOn(
  { uploads, now, own }: Intaking,
  request: {
    file: string;
    name: string;
    mapping: Mapping;
    tables: Readonly<Record<string, string>>;
  },
): Promise<Import> {
  const { file, name, mapping, tables } = request;
  const { repository, runner } = await own();
  const known = await repository.read('readImport', { id: file });
  if (known && JSON.stringify(known.mapping) !== JSON.stringify(mapping)) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED', { seen: file });
  }
  if (known) return known;
  const path = await uploads.find(file);
  const fileName = name === '' ? file : name;
  for (const table of Object.keys(mapping.tables ?? {})) {
    const id = tables[table];
    if (id !== undefined) await uploads.join(id, file, table);
  }
  for (const id of Object.values(tables)) if (id !== file) await uploads.drop(id);
  const job = await beginImport({
    repository,
    now,
    id: file,
    input: { path, name: fileName },
    tables: await uploads.joined(file),
    fileName,
    mapping,
  });
  await uploads.rename(file, job.id);
  void runner.start(job);
  return job;
}

/**
 * The sent files that a mapping joins, also those that an import of this file already has.
 * @throws AppError NOT_FOUND
 */
export async function tablesOf(
  uploads: Uploads,
  file: string,
  tables: Readonly<Record<string, string>>,
): Promise<TableInputs> {
  const inputs: Record<string, Input> = await uploads.joined(file);
  for (const [table, id] of Object.entries(tables)) {
    if (inputs[table] === undefined || (await uploads.has(id))) {
      inputs[table] = { path: await uploads.find(id), name: table };
    }
  }
  return inputs;
}

/** Begins to take an import back. @throws AppError NOT_FOUND, IMPORT_NOT_UNDOABLE */
export async function takeOnUndo({ now, own }: Intaking, id: string): Promise<Import> {
  const { repository, runner } = await own();
  const job = await beginUndo(repository, id, now);
  void runner.start(job);
  return requireImport(repository, id);
}
