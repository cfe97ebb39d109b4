import { and, desc, gte, lt, sql } from 'drizzle-orm';
import { graveReader } from '#server/domain/alerts/grave.ts';
import type { RuleCondition } from '#server/domain/alerts/rule.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import type { RowPlace } from './rows-in-time.ts';
import { COLUMN, recordOf, rowColumns, tableOf } from './record-row.ts';

/** What is asked of single records; codes are those that stand in the records, merged ones included. */
export type GraveAsked = {
  condition: Extract<RuleCondition, { kind: 'grave' }>;
  /** Codes of the condition's themes. */
  themes: readonly number[];
  /** Place of a dimension, and the codes of it that are looked at; null = the whole organisation. */
  within: { place: number; codes: readonly number[] } | null;
};

/** One page: when its grave records happened (UTC ms), and from where to go on; null = that was the last. */
export type GravePage = { seen: number; grave: number[]; next: RowPlace | null };

/**
 * Looks for grave records of a kind in [`from`, `to`) (UTC ms), the newest first, up to `limit` records a page, from before a
 * place on (null = from the newest).
 */
export function* readGravePast(
  ctx: Context,
  args: GraveAsked & {
    kind: RecordKind;
    from: number;
    to: number;
    before: RowPlace | null;
    limit: number;
  },
): Steps<GravePage> {
  const { kind, condition, within, from, to, before, limit } = args;
  const table = tableOf(ctx.dialect, kind);
  const isGrave = graveReader(condition, new Set(args.themes));
  const codes = within && new Set(within.codes);
  const grave: number[] = [];
  let seen = 0;
  let last: readonly Bindable[] = [];
  const page = ctx.dialect.q
    .select(rowColumns(ctx.dialect, kind))
    .from(table)
    .where(
      and(
        gte(table.at, from),
        lt(table.at, to),
        before === null
          ? undefined
          : sql`(${table.at}, ${table.source}, ${table.external_id}) < (${before.at}, ${before.source}, ${before.externalId})`,
      ),
    )
    .orderBy(desc(table.at), desc(table.source), desc(table.external_id))
    .limit(limit);
  yield* each(page, (row: Bindable[]) => {
    seen += 1;
    last = row;
    if (within && codes && !codes.has(Number(row[COLUMN.department + within.place]))) return;
    if (isGrave(recordOf(kind, row), Number(row[COLUMN.theme]))) grave.push(Number(row[COLUMN.at]));
  });
  const next = {
    at: Number(last[COLUMN.at]),
    source: String(last[COLUMN.source]),
    externalId: String(last[COLUMN.external_id]),
  };
  return { seen, grave, next: seen < limit ? null : next };
}
