import { and, gte, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { tableOf } from './record-row.ts';
import { filterCondition } from './slice.ts';

/** True when there is any record of one of these values of a dimension (its number) since an instant (UTC ms). */
export function* hasRecordsOf(
  ctx: Context,
  args: { dimension: number; codes: readonly number[]; since: number },
): Steps<boolean> {
  for (const kind of RECORD_KINDS) {
    if (yield* hasKindOf(ctx, kind, args)) return true;
  }
  return false;
}

function* hasKindOf(
  ctx: Context,
  kind: RecordKind,
  { dimension, codes, since }: { dimension: number; codes: readonly number[]; since: number },
): Steps<boolean> {
  const table = tableOf(ctx.dialect, kind);
  const filters = { dimensions: [{ dimension, codes }], attributes: [] };
  const found = ctx.dialect.q
    .select({ one: sql<number>`1`.as('one') })
    .from(table)
    .where(and(gte(table.at, since), filterCondition(ctx.dialect, kind, filters)))
    .limit(1);
  let isFound = false;
  yield* each(found, (_row: Bindable[]) => {
    isFound = true;
  });
  return isFound;
}
