import { asc, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import type { Row } from './record-row.ts';
import { COLUMN, rowColumns, tableOf } from './record-row.ts';

/** Where a row stands among those of its kind in order of time. */
export type RowPlace = { at: number; source: string; externalId: string };

/**
 * Streams up to `limit` rows of a kind, of all slots, in order of time, from after a place on (null = from the first).
 * Gives the place to go on from; null = there are no more.
 */
export function* rowsInTime(
  ctx: Context,
  args: { kind: RecordKind; after: RowPlace | null; limit: number },
  take: (row: Row) => void,
): Steps<RowPlace | null> {
  const { kind, limit } = args;
  const after = args.after ?? { at: Number.MIN_SAFE_INTEGER, source: '', externalId: '' };
  let count = 0;
  let last: Row = [];
  yield {
    kind: 'each',
    sql: rowsText(ctx, kind),
    params: [after.at, after.source, after.externalId, limit],
    row: (row) => {
      count++;
      last = row;
      take(row);
    },
  };
  if (count < limit) return null;
  return {
    at: Number(last[COLUMN.at]),
    source: String(last[COLUMN.source]),
    externalId: String(last[COLUMN.external_id]),
  };
}

/** Without the slot, which would make SQLite read by key and sort. */
function rowsText(ctx: Context, kind: RecordKind): string {
  return textOnce(ctx, `rows in time ${kind}`, () => {
    const table = tableOf(ctx.dialect, kind);
    const { at, source, external_id: externalId } = table;
    return ctx.dialect.q
      .select(rowColumns(ctx.dialect, kind))
      .from(table)
      .where(sql`(${at}, ${source}, ${externalId}) > (${0}, ${''}, ${''})`)
      .orderBy(asc(at), asc(source), asc(externalId))
      .limit(1)
      .toSQL();
  });
}
