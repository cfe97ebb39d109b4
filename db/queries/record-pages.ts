import { and, asc, eq, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import type { Row } from './record-row.ts';
import { ROW_COLUMNS, tableOf } from './record-row.ts';

/** The last record of the page before. */
export type RecordPlace = { source: string; externalId: string };

/** One page of a slot's records of one kind in the order of their keys, after a place (null = from the first). */
export function* pageRecords(
  ctx: Context,
  args: { slot: number; kind: RecordKind; after: RecordPlace | null; limit: number },
): Steps<{ columns: string[]; rows: Row[] }> {
  const table = tableOf(ctx.dialect, args.kind);
  const columns = ROW_COLUMNS[args.kind];
  const rows: Row[] = [];
  const { after } = args;
  yield* each(
    ctx.dialect.q
      .select(
        Object.fromEntries(
          columns.map((name) => [name, sql`${table}.${sql.identifier(name)}`.as(name)]),
        ),
      )
      .from(table)
      .where(
        and(
          eq(table.slot, args.slot),
          after === null
            ? undefined
            : sql`(${table.source}, ${table.external_id}) > (${after.source}, ${after.externalId})`,
        ),
      )
      .orderBy(asc(table.source), asc(table.external_id))
      .limit(args.limit),
    (row: Bindable[]) => rows.push(row),
  );
  return { columns, rows };
}
