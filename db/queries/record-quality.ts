import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { RecordFault } from '#server/domain/records/faults.ts';
import { RECORD_FAULTS } from '#server/domain/records/faults.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, each } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { selectPage } from './record-pages.ts';
import type { PageArgs, RecordPlace } from './record-pages.ts';
import { FIELDS } from './record-row.ts';

/** What was counted over some records of one source and kind. */
export type QualityPart = {
  source: string;
  records: number;
  /** Records the linker has not looked at. */
  waiting: number;
  /** By field: records that have a value. */
  filled: Record<string, number>;
  /** By fault that occurs: how many records have it, and the external id of one. */
  faults: Partial<Record<RecordFault, { records: number; example: string }>>;
  /** First day of a week (days since 1970-01-01) and the records in it, as `[week, n]`. */
  weeks: [number, number][];
};

/** A page of records, counted; `next` = where the following page begins, null after the last. */
export type QualityPage = { parts: QualityPart[]; next: RecordPlace | null };

/** When a row has a fault; which columns hold durations depends on the kind. `now` = UTC ms. */
function conditionOf(kind: RecordKind, fault: RecordFault, now: number): SQL {
  switch (fault) {
    case 'in_future':
      return sql`at > ${now}`;
    case 'resolved_in_future':
      return sql`resolved_at > ${now}`;
    case 'answered_before_opened':
      return sql`first_response_at < at`;
    case 'resolved_before_opened':
      return sql`resolved_at < at`;
    case 'closed_before_opened':
      return sql`closed_at < at`;
    case 'negative_duration':
      return kind === 'contact' ? sql`wait < 0 or duration < 0` : sql`wait_sum < 0 or talk_sum < 0`;
    case 'longer_than_a_day':
      return sql`wait > 86400 or duration > 86400`;
    case 'answered_before_invited':
      return sql`score is not null and at < coalesce(delivered_at, invited_at)`;
    case 'more_answered_than_offered':
      return sql`answered > offered`;
  }
}

/** Names of what a record of a kind can fill, each with its column. */
function fieldsOf(kind: RecordKind): { field: string; column: string; isCode: boolean }[] {
  return [
    { field: 'customer', column: 'customer', isCode: false },
    { field: 'caseId', column: 'case_id', isCode: false },
    ...DIMENSIONS.map((name) => ({ field: name, column: name, isCode: true })),
    ...FIELDS[kind]
      .map(({ name, column }) => ({ field: name, column, isCode: false }))
      // Every answer has its instrument.
      .filter(({ field }) => field !== 'instrument'),
  ];
}

/**
 * Counts one page of a slot's records of one kind in the order of their keys: what they fill, what cannot be true, in
 * which weeks they lie (weeks before `sinceWeek` are left out; by source, absent = all). Reads at most `limit` rows.
 */
export function* countQuality(
  ctx: Context,
  args: PageArgs & { now: number; sinceWeek: Record<string, number> },
): Steps<QualityPage> {
  const { q } = ctx.dialect;
  const { kind, now } = args;
  const fields = fieldsOf(kind);
  const faults = RECORD_FAULTS[kind];
  const page = pageOf(ctx, args);
  const counted: Record<string, unknown>[] = yield* all(
    q
      .select({
        source: sql<string>`source`.as('source'),
        records: sql<number>`count(*)`.as('records'),
        waiting: sql<number>`count(link_due)`.as('waiting'),
        last_id: sql<string>`max(external_id)`.as('last_id'),
        ...Object.fromEntries(
          fields.map(({ column, isCode }, i) => {
            const name = sql.identifier(column);
            const value = isCode ? sql`nullif(${name}, 0)` : sql`${name}`;
            return [`field_${i}`, sql<number>`count(${value})`.as(`field_${i}`)];
          }),
        ),
        ...Object.fromEntries(
          faults.flatMap((fault, i) => {
            const id = sql`case when ${conditionOf(kind, fault, now)} then external_id end`;
            return [
              [`fault_${i}`, sql<number>`count(${id})`.as(`fault_${i}`)],
              [`example_${i}`, sql<string | null>`min(${id})`.as(`example_${i}`)],
            ];
          }),
        ),
      })
      .from(page)
      .groupBy(sql`source`)
      .orderBy(sql`source`),
  );
  const weeks = yield* countWeeks(ctx, args);
  const parts = counted.map((row): QualityPart => {
    const source = String(row['source']);
    return {
      source,
      records: Number(row['records']),
      waiting: Number(row['waiting']),
      filled: Object.fromEntries(fields.map(({ field }, i) => [field, Number(row[`field_${i}`])])),
      faults: Object.fromEntries(
        faults.flatMap((fault, i) => {
          const records = Number(row[`fault_${i}`]);
          return records === 0
            ? []
            : [[fault, { records, example: String(row[`example_${i}`]) }] as const];
        }),
      ),
      weeks: [...(weeks.get(source) ?? [])],
    };
  });
  const read = parts.reduce((sum, { records }) => sum + records, 0);
  const last = counted.at(-1);
  const next =
    last && read === args.limit
      ? { source: String(last['source']), externalId: String(last['last_id']) }
      : null;
  return { parts, next };
}

/** The page's rows as a table to count from. */
function pageOf(ctx: Context, args: PageArgs) {
  return selectPage(ctx, args).as('page');
}

/** Records by source and week. Cut here and not in SQL: a zone's days do not all have 24 hours. */
function* countWeeks(
  ctx: Context,
  args: PageArgs & { sinceWeek: Record<string, number> },
): Steps<Map<string, Map<number, number>>> {
  const calendar = yield* readCalendar(ctx);
  const zone = zoneOf(calendar.zone);
  const found = new Map<string, Map<number, number>>();
  const rows = ctx.dialect.q
    .select({ source: sql`source`.as('source'), at: sql`at`.as('at') })
    .from(pageOf(ctx, args));
  yield* each(rows, ([source, at]: Bindable[]) => {
    const id = String(source);
    const week = weekOf(zone.dayOf(Number(at)), calendar.weekStart);
    if (week < (args.sinceWeek[id] ?? -Infinity)) return;
    const weeks = found.get(id) ?? new Map<number, number>();
    found.set(id, weeks);
    weeks.set(week, (weeks.get(week) ?? 0) + 1);
  });
  return found;
}
