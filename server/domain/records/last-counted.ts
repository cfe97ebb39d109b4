import type { RecordInput } from './record.ts';

/**
 * Last instant (UTC ms) on whose day anything of a record counts: for a case the latest of opened, first response, resolved
 * and due, for all others when it happened.
 */
export function lastCountedAt(record: RecordInput): number {
  if (record.kind !== 'case') return record.at;
  const { firstResponseAt, resolvedAt, dueAt } = record.fields;
  return Math.max(record.at, ...[firstResponseAt, resolvedAt, dueAt].filter((at) => at !== null));
}
