import type { Import } from '#db/queries/imports.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';
import type { DryRunJob } from './dry-runs.ts';
import type { Intaking } from './intaking.ts';
import { planBy } from './plan.ts';
import { beginImport, requireImport } from './run.ts';
import { beginUndo } from './undo.ts';
import type { Uploads } from './uploads.ts';

/** A sent file, how it is to be read, and the sent files that its mapping joins, by the name of the table. */
export type SentOrder = {
  file: string;
  name: string;
  mapping: Mapping;
  tables: Readonly<Record<string, string>>;
};

/**
 * Begins the import of an uploaded file, or goes on with one that was cut off; asked again for the same file it gives
 * the import that is there.
 * @throws AppError NOT_FOUND (no such file), IDEMPOTENCY_KEY_REUSED (imported before by another mapping), FILE_*, MAPPING_INVALID
 */
export async function takeOn(
  { uploads, now, own }: Intaking,
  { file, name, mapping, tables }: SentOrder,
): Promise<Import> {
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
 * Begins to look through a sent file as its import would, by what one's own store says, whichever store is shown.
 * @throws AppError NOT_FOUND (no such file), MAPPING_INVALID; what else is wrong is the job's problem
 */
export async function takeOnDryRun(
  { uploads, ownFacts, dryRuns }: Intaking,
  { file, name, mapping, tables }: SentOrder,
): Promise<DryRunJob> {
  const input = { path: await uploads.find(file), name: name === '' ? file : name };
  const inputs = await tablesOf(uploads, file, tables);
  return dryRuns.begin({ file, input, tables: inputs, plan: planBy(await ownFacts(), mapping) });
}

/**
 * The sent files that a mapping joins: those named now, and of the others those that an import of this file has already.
 * @throws AppError NOT_FOUND
 */
async function tablesOf(
  uploads: Uploads,
  file: string,
  tables: Readonly<Record<string, string>>,
): Promise<TableInputs> {
  const inputs: Record<string, Input> = await uploads.joined(file);
  for (const [table, id] of Object.entries(tables)) {
    inputs[table] = { path: await uploads.find(id), name: table };
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
