import { addedJoined } from '#server/domain/joined-count.ts';
import { firstUnused } from '#server/domain/unused-rows.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { readRecords } from '#server/ingest/read-records.ts';
import type { Batch, ReadOptions } from '#server/ingest/read-records.ts';
import type { FileFacts } from '#server/ingest/open-rows.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Problem } from '#server/domain/problem.ts';

/** All of a file at once. */
export type Whole = Omit<Batch, 'next' | 'done'> & { facts: FileFacts; batches: Batch[] };

export async function readAll(
  options: Omit<ReadOptions, 'mapping'> & { mapping: unknown },
): Promise<Whole> {
  const { facts, batches } = await readRecords({
    ...options,
    mapping: readMapping(options.mapping),
  });
  const whole: Whole = {
    facts,
    batches: [],
    records: [],
    rejects: [],
    orphans: [],
    joined: [],
    rowsRead: 0,
    rowsUnused: 0,
    unusedLines: [],
    ambiguousTimes: 0,
    impossibleTimes: 0,
  };
  for await (const batch of batches) {
    whole.batches.push(batch);
    whole.records = whole.records.concat(batch.records);
    whole.rejects = whole.rejects.concat(batch.rejects);
    whole.orphans = whole.orphans.concat(batch.orphans);
    whole.joined = addedJoined(whole.joined, batch.joined);
    whole.rowsRead += batch.rowsRead;
    whole.rowsUnused += batch.rowsUnused;
    whole.unusedLines = firstUnused(whole.unusedLines, batch.unusedLines);
    whole.ambiguousTimes += batch.ambiguousTimes;
    whole.impossibleTimes += batch.impossibleTimes;
  }
  return whole;
}

/** Reads text (or bytes) as a file. */
export function readText(
  text: string | Uint8Array,
  mapping: unknown,
  options: Partial<Pick<ReadOptions, 'zone' | 'from' | 'batchRows' | 'tables'>> = {},
): Promise<Whole> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  return readAll({ input: { bytes, name: 'test.csv' }, mapping, zone: 'UTC', ...options });
}

/** The problem something ends with. */
export async function problemOf(work: () => unknown): Promise<Problem> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError) return error.problem;
    throw error;
  }
  throw new Error('a problem was expected and none came');
}

export function casesOf(records: readonly RecordInput[]): RecordInput<'case'>[] {
  return records.filter((record) => record.kind === 'case');
}

export function responsesOf(records: readonly RecordInput[]): RecordInput<'response'>[] {
  return records.filter((record) => record.kind === 'response');
}

/** A mapping of a plain file with an id, a date and whatever else a test is about. */
export function caseMapping(more: object = {}, record: object = {}): object {
  return {
    version: 1,
    source: 'test',
    records: [{ kind: 'case', id: { column: 'id' }, at: 'opened', ...record }],
    ...more,
  };
}
