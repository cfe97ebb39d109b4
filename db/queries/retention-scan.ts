import { and, asc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import { keptFrom } from '#server/domain/retention/kept-days.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, each } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import type { RecordPlace } from './record-pages.ts';
import { tableOf } from './record-row.ts';
import { readRetention } from './retention.ts';
import type { RowPlace } from './rows-in-time.ts';

/** A page of records that may be too old to be kept. `next` null = there are no more. */
export type AgedPage = { keys: RecordPlace[]; next: RowPlace | null };

/**
 * Up to `limit` records of a source and kind from before its bound, in order of time from after a place on (null = from
 * the first). Of cases those that were resolved; whether a record may go is for who drops it to say.
 */
export function* findAged(
  ctx: Context,
  args: { source: string; kind: RecordKind; after: RowPlace | null; limit: number },
): Steps<AgedPage> {
  const { source, kind, after, limit } = args;
  const before = (yield* readRetention(ctx, { source }))?.droppedBefore ?? null;
  if (before === null) return { keys: [], next: null };
  const table = tableOf(ctx.dialect, kind);
  const found: RowPlace[] = [];
  const beyond =
    after &&
    or(
      gt(table.at, after.at),
      and(eq(table.at, after.at), gt(table.external_id, after.externalId)),
    );
  yield* each(
    ctx.dialect.q
      .select({ at: table.at, external_id: table.external_id })
      .from(table)
      .where(
        and(
          eq(table.source, source),
          lt(table.at, before),
          kind === 'case' ? isOverCase(ctx) : undefined,
          beyond ?? undefined,
        ),
      )
      .orderBy(asc(table.at), asc(table.external_id))
      .limit(limit),
    ([at, externalId]) => found.push({ at: Number(at), source, externalId: String(externalId) }),
  );
  return { keys: found, next: found.length < limit ? null : (found.at(-1) ?? null) };
}

/** Records of a source from before an instant (UTC ms; null = there is none), and how many are cases that are open. */
export type AgedCount = { before: number | null; records: number; openCases: number };

/** Counts the records of a source that are older than `days`, or than its bound where that lies later; null = only than that. */
export function* countAged(
  ctx: Context,
  args: { source: string; days: number | null; now: number },
): Steps<AgedCount> {
  const { source, days, now } = args;
  const { zone } = yield* readCalendar(ctx);
  const held = (yield* readRetention(ctx, { source }))?.droppedBefore ?? null;
  const bound = days === null ? held : keptFrom(zoneOf(zone), now, days);
  const before = bound === null ? null : Math.max(bound, held ?? bound);
  if (before === null) return { before, records: 0, openCases: 0 };
  let records = 0;
  for (const kind of RECORD_KINDS) records += yield* countWhere(ctx, source, before, kind);
  const openCases = yield* countWhere(ctx, source, before, 'case', openCondition(ctx));
  return { before, records, openCases };
}

function* countWhere(
  ctx: Context,
  source: string,
  before: number,
  kind: RecordKind,
  more?: SQL,
): Steps<number> {
  const table = tableOf(ctx.dialect, kind);
  const [row] = yield* all(
    ctx.dialect.q
      .select({ n: sql<unknown>`count(*)`.as('n') })
      .from(table)
      .where(and(eq(table.source, source), lt(table.at, before), more)),
  );
  return Number(row?.n ?? 0);
}

/** Condition: the case was over at some time. */
function isOverCase({ dialect: { t } }: Context): SQL | undefined {
  return or(isNotNull(t.caseRecord.resolved_at), eq(t.caseRecord.end_told, 1));
}

/** Condition: the case is open, as `isOpenCase` says. */
function openCondition({ dialect: { t } }: Context): SQL | undefined {
  const { resolved_at, reopened_at, closed_at, end_told } = t.caseRecord;
  return or(
    and(isNull(resolved_at), or(isNull(end_told), eq(end_told, 0))),
    and(gt(reopened_at, resolved_at), or(isNull(closed_at), lt(closed_at, reopened_at))),
  );
}
