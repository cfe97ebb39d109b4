import { and, asc, eq, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import type { Row } from './record-row.ts';
import { ROW_COLUMNS, rowColumns, tableOf } from './record-row.ts';

/** The last record of the page before. */
export type RecordPlace = { source: string; externalId: string };

/** A page of a slot's records of one kind: after a place (null = from the first), so many at most. */
export type PageArgs = { slot: number; kind: RecordKind; after: RecordPlace | null; limit: number };

/** The statement that reads one page in the order of the keys. */
export function selectPage({ dialect }: Context, { slot, kind, after, limit }: PageArgs) {
  const table = tableOf(dialect, kind);
  return dialect.q
    .select(rowColumns(dialect, kind))
    .from(table)
    .where(
      and(
        eq(table.slot, slot),
        after === null
          ? undefined
          : sql`(${table.source}, ${table.external_id}) > (${after.source}, ${after.externalId})`,
      ),
    )
    .orderBy(asc(table.source), asc(table.external_id))
    .limit(limit);
}

/** One page of a slot's records of one kind in the order of their keys. */
export function* pageRecords(
  ctx: Context,
  args: PageArgs,
): Steps<{ columns: string[]; rows: Row[] }> {
  const rows: Row[] = [];
  yield* each(selectPage(ctx, args), (row: Bindable[]) => rows.push(row));
  return { columns: ROW_COLUMNS[args.kind], rows };
}
