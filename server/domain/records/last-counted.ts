import type { RecordInput } from './record.ts';

/**
 * Last instant (UTC ms) on whose day anything of a record counts: for a case the latest of opened, first response, resolved
 * and due, for all others when it happened.
 */
export function lastCountedAt(record: RecordInput): number {
  if (record.kind !== 'case') return record.at;
  const { firstResponseAt, resolvedAt, dueAt } = record.fields;
  // Asked of every record of a bulk load, so no list is made of them.
  return later(later(later(record.at, firstResponseAt), resolvedAt), dueAt);
}

function later(at: number, other: number | null): number {
  return other !== null && other > at ? other : at;
}
