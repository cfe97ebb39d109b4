import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { nameOfKey } from './retention-queue.ts';
import { readBrief } from './story-records.ts';

/** A record by what tells that it is the same one: its id, whose it is, and when it happened (UTC ms). */
export type KnownBy = { kind: RecordKind; externalId: string; customer: string | null; at: number };

/** Which of some records are stored for a source as they are told here, in their order. */
export function* sameRecords(
  ctx: Context,
  { source, records }: { source: string; records: readonly KnownBy[] },
): Steps<boolean[]> {
  const keyOf = ({ kind, externalId }: KnownBy) => ({ kind, source, externalId });
  const stored = new Map<string, { at: number; customer: string | null }>();
  for (const one of yield* readBrief(ctx, records.map(keyOf))) stored.set(nameOfKey(one), one);
  return records.map((record) => {
    const held = stored.get(nameOfKey(keyOf(record)));
    return held !== undefined && held.at === record.at && held.customer === record.customer;
  });
}
