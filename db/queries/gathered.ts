import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { GATHERED_PLACE } from './record-row.ts';
import { readWhole } from './story-records.ts';

/** What a later file of a source goes on with, of each record in their order; null = nothing, or no such record. */
export function* readGathered(
  ctx: Context,
  args: { source: string; records: readonly { kind: RecordKind; externalId: string }[] },
): Steps<(string | null)[]> {
  const keys = args.records.map((record) => ({ ...record, source: args.source }));
  const rowOf = yield* readWhole(ctx, keys);
  return keys.map((key) => {
    const place = GATHERED_PLACE[key.kind];
    const gathered = place === null ? null : rowOf(key)?.[place];
    return typeof gathered === 'string' ? gathered : null;
  });
}
