import { and, asc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, each } from '../store/request.ts';
import type { Row } from './record-row.ts';
import { ROW_COLUMNS, tableOf } from './record-row.ts';
import type { Filters, Span } from './slice.ts';
import { filterCondition, spanCondition } from './slice.ts';

/** Which instant of a record must lie in the span: the anchor of the number that was clicked. */
export type RecordAnchor = 'at' | 'first_response_at' | 'resolved_at' | 'due_at' | 'delivered_at';

/** Which records of one kind to list. */
export type RecordQuestion = {
  kind: RecordKind;
  anchor: RecordAnchor;
  span: Span;
  filters: Filters;
  /** Only responses of this instrument; 0 = any. */
  instrument: number;
  /** Last record of the page before; null = from the first. */
  after: { at: number; source: string; externalId: string } | null;
  limit: number;
};

/** One page of records in time order, and how many there are in all. */
export function* listRecords(
  ctx: Context,
  question: RecordQuestion,
): Steps<{ total: number; columns: string[]; rows: Row[] }> {
  const { dialect } = ctx;
  const { kind, after } = question;
  const table = tableOf(dialect, kind);
  const where = and(...conditions(ctx, question));
  const counted = yield* all(
    dialect.q
      .select({ n: sql<number>`count(*)`.as('n') })
      .from(table)
      .where(where),
  );
  const columns = Object.fromEntries(
    ROW_COLUMNS[kind].map((name) => [name, sql`${table}.${sql.identifier(name)}`.as(name)]),
  );
  const rows: Row[] = [];
  yield* each(
    dialect.q
      .select(columns)
      .from(table)
      .where(
        after === null
          ? where
          : and(
              where,
              sql`(${table.at}, ${table.source}, ${table.external_id}) > (${after.at}, ${after.source}, ${after.externalId})`,
            ),
      )
      .orderBy(asc(table.at), asc(table.source), asc(table.external_id))
      .limit(question.limit),
    (row: Bindable[]) => rows.push(row),
  );
  return { total: counted[0]?.n ?? 0, columns: ROW_COLUMNS[kind], rows };
}

function conditions(ctx: Context, question: RecordQuestion): (SQL | undefined)[] {
  const { kind, span, filters, instrument } = question;
  const table = tableOf(ctx.dialect, kind);
  const anchor = sql`${table}.${sql.identifier(question.anchor)}`;
  return [
    spanCondition(ctx.dialect, kind, [span]),
    sql`${anchor} >= ${span.from} and ${anchor} < ${span.to}`,
    filterCondition(ctx.dialect, kind, filters),
    kind === 'response' && instrument > 0
      ? eq(ctx.dialect.t.response.instrument, instrument)
      : undefined,
  ];
}
