import type { Repository } from '#db/store/store.ts';
import type { Batch, BatchAnswer } from '../contract/batches.ts';
import { BATCH_LIMIT } from '../contract/batches.ts';
import { AppError } from '../domain/problem.ts';
import type { ProblemCode, ProblemParams } from '../domain/problem.ts';
import type { Instrument } from '../domain/records/instrument.ts';
import type { RecordInput } from '../domain/records/record.ts';
import { declareAttributes } from './attributes.ts';
import { sealProblems, storedReader } from './imports/plan.ts';
import { Intake } from './intake.ts';

/** Records at fault that are named beside the first. */
const OTHERS = 20;

type Fault = { index: number; code: ProblemCode; params: ProblemParams };

/**
 * Stores a batch, all of it or nothing; answers when it is on disk.
 * @throws AppError BATCH_TOO_LARGE, and for the first record at fault (`record` = its place from 0, `others` = places of
 * more) INSTRUMENT_UNKNOWN, ROW_SCORE_OUTSIDE, ROW_SEALED
 */
export async function storeBatch(
  repository: Repository,
  batch: Batch,
  now: () => number,
): Promise<BatchAnswer> {
  const { source, records } = batch;
  if (records.length > BATCH_LIMIT) {
    throw new AppError('BATCH_TOO_LARGE', { count: records.length, limit: BATCH_LIMIT });
  }
  await refuseFaults(repository, batch);
  const intake = new Intake(repository, source);
  await intake.open({ en: '', ar: '' }, batch.instruments);
  await declareAttributes(
    repository,
    records.flatMap(({ attributes }) => Object.keys(attributes)),
  );
  try {
    const counts = await intake.store(records, now());
    return { stored: records.length, ...counts };
  } catch (error) {
    // The source was sealed in between: which records are too old is known now.
    if (error instanceof AppError && error.problem.code === 'ROW_SEALED') {
      await refuseFaults(repository, batch);
    }
    throw error;
  }
}

/** @throws AppError for the first record at fault, with the places of others */
async function refuseFaults(repository: Repository, { source, ...batch }: Batch): Promise<void> {
  const { records } = batch;
  const [sources, stored] = await Promise.all([
    repository.read('readSources', undefined),
    repository.read('readInstruments', undefined),
  ]);
  const sealedBefore = sources.find(({ id }) => id === source)?.sealedBefore ?? null;
  const sealed =
    sealedBefore === null
      ? []
      : await sealProblems(storedReader(repository), source, sealedBefore, records);
  const instruments = new Map([...batch.instruments, ...stored].map((one) => [one.id, one]));
  const faults = records.flatMap((record, index) => {
    const fault = sealed[index] ?? faultOf(record, instruments);
    return fault ? [{ index, ...fault }] : [];
  });
  if (faults.length > 0) throw problemOf(faults);
}

function faultOf(
  record: RecordInput,
  instruments: ReadonlyMap<string, Omit<Instrument, 'code'>>,
): Omit<Fault, 'index'> | null {
  if (record.kind !== 'response') return null;
  const { instrument: id, score } = record.fields;
  const instrument = instruments.get(id ?? '');
  if (!instrument) {
    return {
      code: 'INSTRUMENT_UNKNOWN',
      params: { seen: id ?? '', allowed: [...instruments.keys()] },
    };
  }
  const { scaleMin, scaleMax } = instrument;
  if (score === null || (score >= scaleMin && score <= scaleMax)) return null;
  return {
    code: 'ROW_SCORE_OUTSIDE',
    params: {
      column: 'score',
      value: String(score),
      min: scaleMin,
      max: scaleMax,
      instrument: instrument.id,
      expected: `${scaleMin} … ${scaleMax}`,
    },
  };
}

function problemOf(faults: readonly Fault[]): AppError {
  const [first, ...others] = faults;
  const { code, params, index }: Fault = first ?? { code: 'REQUEST_INVALID', params: {}, index: 0 };
  return new AppError(code, {
    ...params,
    record: index,
    others: others.slice(0, OTHERS).map((fault) => String(fault.index)),
  });
}
