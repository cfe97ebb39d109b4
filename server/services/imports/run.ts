import type { Import, ImportProgress } from '#db/queries/imports.ts';
import { REJECTS_KEPT } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { Problem } from '../../domain/problem.ts';
import { AppError } from '../../domain/problem.ts';
import type { RecordInput } from '../../domain/records/record.ts';
import { ownName } from '../../ingest/guess/source-name.ts';
import { readMapping } from '../../ingest/mapping.ts';
import type { Position } from '../../ingest/open-rows.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import { kindsOfSeveralRows, LatestRecords } from '../../ingest/records/latest-records.ts';
import { readRecords } from '../../ingest/read-records.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';
import { declareAttributes } from '../attributes.ts';
import { breathe } from '../breathe.ts';
import { Intake } from '../intake.ts';
import type { Packed, Stretch } from '../intake.ts';
import { isAllRefused } from './all-refused.ts';
import { fingerprintOf } from './fingerprint.ts';
import { headerOf } from './header.ts';
import { ImportBatch } from './import-batch.ts';
import { newImportId } from './import-id.ts';
import { lineAt } from './line-at.ts';
import type { ImportPlan } from './plan.ts';
import { planImport } from './plan.ts';
import { nameKnownValues } from './name-values.ts';
import { finishUndo } from './undo.ts';

/** Rows that are read in one go: other work of this thread gets its turn in between. */
const SLICE_ROWS = 1000;
/** Times a source may be sealed anew while a file is imported: that happens once a day. */
const SEALED_ANEW = 100;

export type ImportRequest = {
  repository: Repository;
  /** Id of the import if it is a new one; left out = chosen here. */
  id?: string | undefined;
  now: () => number;
  input: Input;
  /** The files that the mapping joins. */
  tables?: TableInputs | undefined;
  fileName: string;
  mapping: Mapping;
  /** A file that is exactly one which an import brought that still stands is not imported again: that import is given. */
  isOnce?: boolean;
};

/**
 * Looks through the whole file once and notes the import: a new one, or the one of exactly this file into this source
 * that was cut off, which goes on where it stopped. Nothing of the file is stored yet.
 * @throws AppError FILE_*, MAPPING_INVALID
 */
export async function beginImport(request: ImportRequest): Promise<Import> {
  const { repository, input, tables, mapping } = request;
  const plan = await planImport(repository, mapping);
  const file = await fingerprintOf(input, mapping, tables);
  // Opening compiles the mapping against the file's header, so that a wrong column is told before anything is noted.
  const reading = await readRecords({ input, tables, mapping, zone: plan.zone });
  await reading.batches.return();
  await reading.requireRow();
  const unfinished = await repository.read('findUnfinished', {
    source: mapping.source,
    fingerprint: file.sha256,
  });
  const isSame = (job: Import): boolean => JSON.stringify(job.mapping) === JSON.stringify(mapping);
  if (unfinished && isSame(unfinished)) return unfinished;
  if (request.isOnce) {
    const standing = await repository.read('findStanding', {
      source: mapping.source,
      fingerprint: file.sha256,
    });
    // Of one that was refused, other rows may be taken by now.
    if (standing && isSame(standing) && !isAllRefused(standing)) return standing;
  }
  const id = request.id ?? newImportId();
  await repository.write('startImport', {
    id,
    source: mapping.source,
    origin: 'file',
    fileName: request.fileName,
    fingerprint: file.sha256,
    mapping,
    zone: plan.zone,
    header: await headerOf({ ...reading, input, inputs: tables ?? {}, mapping }),
    size: file.decodedBytes,
    now: request.now(),
  });
  return requireImport(repository, id);
}

export type ImportRun = {
  repository: Repository;
  now: () => number;
  input: Input;
  tables?: TableInputs | undefined;
  /** Stops between two batches; the import stays unfinished and can go on later. */
  signal?: AbortSignal | undefined;
  /** Hears of every batch when it is on disk. */
  onProgress?: ((job: Progress) => void) | undefined;
};

/** How far an import is, in bytes of the decoded file. */
export type Progress = { position: number; size: number; rowsRead: number };

/**
 * Carries an import out from where it stands, batch by batch; each batch and its progress are one transaction. When
 * the file turns out to be broken half-way, what was stored is taken back and the import ends as `failed`.
 * @throws AppError FILE_* after taking back; STORE_* (the import then stays unfinished and can go on later)
 */
export async function runImport(run: ImportRun, job: Import): Promise<Import> {
  const { repository } = run;
  try {
    // Where the source was sealed anew meanwhile, what came too late for that is read again, and refused line by line.
    for (let left = SEALED_ANEW; ; left--) {
      if (await goOn(run, await requireImport(repository, job.id), left === 0)) break;
    }
  } catch (error) {
    if (isAboutFile(error)) await giveUp(run, job, error.problem);
    // A fault of ours would come again at every try: the import must not stay half stored for ever.
    if (error instanceof TypeError || error instanceof RangeError) {
      await giveUp(run, job, { code: 'INTERNAL', params: {} });
    }
    throw error;
  }
  return requireImport(repository, job.id);
}

/**
 * Goes on from where the import stands. False = a record was refused that the plan let through, since the plan is out of
 * date; the last time that is thrown.
 */
async function goOn(run: ImportRun, job: Import, isLast: boolean): Promise<boolean> {
  const { repository } = run;
  const mapping = readMapping(job.mapping);
  const current = await planImport(repository, mapping);
  // What was begun in one zone goes on in it, whatever the organisation's is by now.
  const plan = { ...current, zone: job.zone ?? current.zone };
  const from = await placeOf(run, job, mapping);
  const intake = await openIntake(repository, plan, job.fileName);
  try {
    await storeBatches(run, job, plan, intake, from);
    return true;
  } catch (error) {
    if (isSealed(error) && !isLast) return false;
    throw error;
  }
}

function isSealed(error: unknown): boolean {
  return error instanceof AppError && error.problem.code === 'ROW_SEALED';
}

/** Faults of the file or its mapping end an import; faults of the store only interrupt it. */
export function isAboutFile(error: unknown): error is AppError {
  return error instanceof AppError && /^(FILE|MAPPING|ZONE)_/.test(error.problem.code);
}

async function giveUp(
  { repository, now }: ImportRun,
  job: Import,
  problem: Problem,
): Promise<void> {
  const { id } = job;
  await repository.write('moveImport', {
    id,
    from: ['running'],
    to: 'undoing',
    now: null,
    problem,
  });
  await finishUndo(repository, { ...job, problem }, now);
}

async function placeOf(
  { input, tables }: ImportRun,
  job: Import,
  mapping: Mapping,
): Promise<Position | undefined> {
  if (job.position === 0) return undefined;
  const { sha256 } = await fingerprintOf(input, mapping, tables);
  if (sha256 !== job.fingerprint) {
    throw new AppError('FILE_CHANGED', { path: job.fileName, expected: job.fingerprint });
  }
  const line = await lineAt(input, mapping.format, job.position);
  return { offset: job.position, line };
}

async function openIntake(
  repository: Repository,
  plan: ImportPlan,
  fileName: string,
): Promise<Intake> {
  const { source } = plan.mapping;
  const intake = new Intake(repository, source, plan.facts);
  await intake.open(ownName(fileName, source), plan.instruments);
  await nameKnownValues(repository, plan.facts);
  await declareAttributes(repository, plan.attributes, plan.mapping.attributeNames);
  return intake;
}

/** Stores the file to its end, or until the signal comes. */
async function storeBatches(
  run: ImportRun,
  job: Import,
  plan: ImportPlan,
  intake: Intake,
  from: Position | undefined,
): Promise<void> {
  const { batches: slices } = await readRecords({
    input: run.input,
    tables: run.tables,
    mapping: plan.mapping,
    zone: plan.zone,
    from,
    refuse: plan.refuse ?? undefined,
    earlier: plan.earlier ?? undefined,
    batchRows: SLICE_ROWS,
    keepRows: Math.max(0, REJECTS_KEPT - job.rowsRejected - job.orphans),
  });
  const { now, signal, onProgress } = run;
  const batch = new ImportBatch(job.id, from?.offset ?? 0);
  const several = kindsOfSeveralRows(plan.mapping);
  // What several rows make is held back until the batch is full, so that it is written once a batch.
  const latest = new LatestRecords(several);
  let stretch = await intake.begin(job.id);
  let rowsRead = job.rowsRead;
  // Storing goes on behind the reading, batch after batch.
  let storing: Promise<void> = Promise.resolve();
  let before: Promise<void> = storing;
  try {
    for await (const slice of slices) {
      if (signal?.aborted) return;
      if (several.size === 0) await intake.add(stretch, slice.records);
      else for (const record of slice.records) latest.put(record);
      batch.add(slice);
      if (!batch.isFull && !slice.done) continue;
      await addInTurns(intake, stretch, latest.take());
      const packing = intake.pack(stretch);
      // Its failure is met where it is stored.
      packing.catch(() => undefined);
      // A batch is read while the one before is packed and the one before that is stored.
      await before;
      if (signal?.aborted) return;
      const progress = batch.take(slice.done ? now() : null);
      rowsRead += progress.rowsRead;
      const { position } = progress;
      const told = { position, size: job.size, rowsRead };
      before = storing;
      storing = storeNext(intake, { packing, after: before, now: now(), progress }).then(() =>
        onProgress?.(told),
      );
      // Its failure is met at a later turn, or below.
      storing.catch(() => undefined);
      stretch = await intake.begin(job.id);
    }
  } finally {
    await storing;
  }
}

/** Stores a stretch when it is packed and the one before it is stored. */
async function storeNext(
  intake: Intake,
  next: { packing: Promise<Packed[]>; after: Promise<void>; now: number; progress: ImportProgress },
): Promise<void> {
  const [packed] = await Promise.all([next.packing, next.after]);
  await intake.send(packed, next.now, next.progress);
}

/** Adds many records; other work of this thread gets its turn in between. */
async function addInTurns(
  intake: Intake,
  stretch: Stretch,
  records: readonly RecordInput[],
): Promise<void> {
  for (let at = 0; at < records.length; at += SLICE_ROWS) {
    await intake.add(stretch, records.slice(at, at + SLICE_ROWS));
    await breathe();
  }
}

/** @throws AppError NOT_FOUND */
export async function requireImport(repository: Repository, id: string): Promise<Import> {
  const found = await repository.read('readImport', { id });
  if (!found) throw new AppError('NOT_FOUND', { seen: id });
  return found;
}
