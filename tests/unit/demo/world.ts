import { createHash } from 'node:crypto';
import type { RecordInput } from '#server/domain/records/record.ts';

/** Sunday 22 November 2026, 21:00 in Riyadh: some hours into a week. */
export const CREATED = Date.UTC(2026, 10, 22, 18);

/** A demonstration of the usual weekly volume (60,000 cases in 104 weeks) over fewer weeks. */
export function lengthOf(weeks: number): { weeks: number; cases: number } {
  return { weeks, cases: Math.round((60_000 * weeks) / 104) };
}

export function all(batches: Iterable<RecordInput[]>): RecordInput[] {
  const records: RecordInput[] = [];
  for (const batch of batches) for (const record of batch) records.push(record);
  return records;
}

export function keyOf(record: RecordInput): string {
  return `${record.kind} ${record.externalId}`;
}

/** What a store holds after writing the records in turn: an older version never replaces a newer one. */
export function written(
  store: Map<string, RecordInput>,
  records: Iterable<RecordInput>,
): Map<string, RecordInput> {
  for (const record of records) {
    const held = store.get(keyOf(record));
    if (held === undefined || (held.updatedAt ?? 0) <= (record.updatedAt ?? 0)) {
      store.set(keyOf(record), record);
    }
  }
  return store;
}

export function hashOf(records: readonly RecordInput[]): string {
  const hash = createHash('sha256');
  for (const record of records) hash.update(JSON.stringify(record));
  return hash.digest('hex');
}

/** Records of one kind, typed. */
export function ofKind<K extends RecordInput['kind']>(
  records: readonly RecordInput[],
  kind: K,
): RecordInput<K>[] {
  // The filter is what makes the cast true.
  return records.filter((record) => record.kind === kind) as RecordInput<K>[];
}
