import { and, gte, lt, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { Contribution, secondsBetween } from '#server/domain/counters/contribute/emit.ts';
import { contribute } from '#server/domain/counters/contribute/record.ts';
import type { Parts } from '#server/domain/counters/parts.ts';
import { emptyParts, listsOf } from '#server/domain/counters/parts.ts';
import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { Anchor, MetricDefinition } from '#server/domain/metrics/definition.ts';
import { isBehind } from '#server/domain/metrics/definition.ts';
import { OPEN_AGE, openAgeParts } from '#server/domain/metrics/open-ages.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { AppError } from '#server/domain/problem.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Instrument } from '#server/domain/records/instrument.ts';
import { isOpenAt } from '#server/domain/records/over-undated.ts';
import type { Search } from '#server/domain/text/search.ts';
import type { Period } from '#server/domain/time/period.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, each } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { readInstruments } from './instruments.ts';
import type { MetricRef } from './metric-values.ts';
import { metricValues, SLICE_ROWS } from './metric-values.ts';
import type { Row } from './record-row.ts';
import { COLUMN, recordOf, rowColumns, tableOf } from './record-row.ts';
import type { Filters, Span } from './slice.ts';
import { filterCondition, openAt } from './slice.ts';
import { hasText, rareWords } from './search-words.ts';
import { readTextsWaiting } from './text-waiting.ts';
import { TopRows } from './top-rows.ts';
import { hidden as hiddenOf, readableOnly, rowReader, readableWithin } from './visible.ts';

/** By the instant a record happened at. */
export type RecordOrder = 'newest' | 'oldest';

/** Place of a record in the list: by time, then kind, source and id. */
export type RecordPlace = { kind: RecordKind; at: number; source: string; externalId: string };

/** Which number is asked about (as in a metric question), and which page of its records. */
export type BehindQuestion = {
  metric: MetricRef;
  period: Period;
  filters: Filters;
  /** Words the record's text must have beside; null = any text, or none. */
  search: Search | null;
  /** The clock (UTC ms), for the ages of open cases. */
  now: number;
  sort: RecordOrder;
  /** Last record of the page before; null = from the first. */
  after: RecordPlace | null;
  limit: number;
};

/** One page of the records behind a number, and that number. */
export type RecordsBehind = {
  /** Records behind the number in all (see `recordsAre`); with words to search, those of them that the viewer may read. */
  total: number;
  /**
   * How many of them the viewer may not read; they are on no page. With words to search 0. Where the number is suppressed,
   * all that it rests on: which of those it counts is what is not told.
   */
  hidden: number;
  /** The number, computed from these very records. */
  value: MetricValue;
  page: { kind: RecordKind; row: Row }[];
  /** True when words were asked for while records are still being taken into the search index. */
  isIncomplete: boolean;
};

/**
 * The records behind a number: those that alone give the metric an n (or a value, where that is what they add up to) above 0 in
 * the period. Decided by the counters themselves, so the list adds up to the number by construction. What a text says is for those who may read it: with words
 * to search, records that the viewer may not read do not exist.
 */
export function* recordsBehind(ctx: Context, question: BehindQuestion): Steps<RecordsBehind> {
  const metric = metricById(question.metric.id);
  if (!metric) throw new AppError('METRIC_UNKNOWN', { seen: question.metric.id, allowed: [] });
  const zone = zoneOf((yield* readCalendar(ctx)).zone);
  const instruments = new Map((yield* readInstruments(ctx)).map((one) => [one.code, one]));
  const { from, to } = question.period;
  const span = { from: zone.startOfDay(from), to: zone.startOfDay(to) };
  const partsOf = metric.measures.includes(OPEN_AGE)
    ? ageReader(Math.min(span.to, question.now), span.to)
    : counterReader(metric, question.period, instruments, (at) => zone.dayOf(at));
  const mayRead = rowReader(ctx.viewer);
  const sum = emptyParts();
  const { search } = question;
  const words = search ? yield* rareWords(ctx, search) : null;
  const hiddenRecords = { counted: 0, all: 0 };
  const found: RecordsBehind = {
    total: 0,
    hidden: 0,
    value: metric.compute(sum, 0),
    page: [],
    isIncomplete: search !== null && (yield* readTextsWaiting(ctx)),
  };
  const page = pageOf(question);
  for (const kind of metric.records) {
    const own = search ? readableOnly(ctx.dialect, ctx.viewer, kind) : undefined;
    const behind = and(
      filterCondition(ctx.dialect, kind, readableWithin(ctx.viewer, question.filters)),
      metric.cumulative
        ? openCondition(ctx, metric, span.to)
        : anchorCondition(ctx, metric, kind, span),
      own,
    );
    const where = and(behind, words?.(kind));
    // How common a word is in texts of others shall not decide whether the question is answered.
    yield* refuseTooMany(ctx, kind, own ? behind : where);
    yield* each(selectRows(ctx, kind, where), (row: Bindable[]) => {
      if (search && !hasText(search, kind, row)) return;
      const parts = partsOf(kind, row);
      const alone = metric.compute(parts, question.metric.instrument);
      if (alone.n <= 0) return;
      gatherParts(sum, parts);
      const isCounted = isBehind(metric, alone);
      if (!mayRead(row)) {
        hiddenRecords.all++;
        if (isCounted) hiddenRecords.counted++;
      } else if (isCounted) {
        found.total++;
        page.offer({ kind, row });
      }
    });
  }
  found.page = page.rows();
  const value = metric.compute(sum, question.metric.instrument);
  const instead = yield* hiddenValue(ctx, question, { hidden: hiddenRecords.all, value });
  found.value = instead ?? value;
  found.hidden = instead ? hiddenRecords.all : hiddenRecords.counted;
  found.total += found.hidden;
  return found;
}

/** What stands for the number where the viewer may not know it; null = they may. */
function* hiddenValue(
  ctx: Context,
  { metric, period, filters, now }: BehindQuestion,
  { hidden, value }: Pick<RecordsBehind, 'hidden' | 'value'>,
): Steps<MetricValue | null> {
  if (hidden === 0) return null;
  const asked = { metrics: [metric], periods: [period], by: null, filters, now, alias: [] };
  const told = (yield* metricValues(ctx, asked)).values[0]?.[0]?.[0];
  if (!told || told.states.includes('suppressed')) return told ?? null;
  // Where the number counts records that are no longer kept, the difference would tell of those.
  const isAnswers = metricById(metric.id)?.records.includes('response') ?? false;
  return isAnswers && told.n !== value.n ? hiddenOf(value) : null;
}

/** Adds one record's parts to a sum in place. */
function gatherParts(sum: Parts, parts: Parts): void {
  for (const [counter, n] of parts.counters) {
    sum.counters.set(counter, (sum.counters.get(counter) ?? 0) + n);
  }
  for (const [measure, { n, seconds }] of parts.measures) {
    const held = sum.measures.get(measure);
    if (held && seconds && Array.isArray(held.seconds)) {
      held.n += n;
      for (const list of listsOf(seconds)) held.seconds.push(...list);
    } else
      sum.measures.set(measure, {
        n,
        seconds: seconds ? listsOf(seconds).flatMap((list) => [...list]) : [],
        bins: null,
      });
  }
}

function selectRows(ctx: Context, kind: RecordKind, where: SQL | undefined) {
  const table = tableOf(ctx.dialect, kind);
  return ctx.dialect.q.select(rowColumns(ctx.dialect, kind)).from(table).where(where);
}

function* refuseTooMany(ctx: Context, kind: RecordKind, where: SQL | undefined): Steps<void> {
  const { q } = ctx.dialect;
  const bounded = q
    .select({ one: sql<number>`1`.as('one') })
    .from(tableOf(ctx.dialect, kind))
    .where(where)
    .limit(SLICE_ROWS + 1)
    .as('bounded');
  const [counted] = yield* all(q.select({ n: sql<number>`count(*)`.as('n') }).from(bounded));
  if ((counted?.n ?? 0) > SLICE_ROWS) throw new AppError('SLICE_TOO_LARGE', { limit: SLICE_ROWS });
}

/** Columns that hold the instant a metric's records count at; what is told at the resolution counts when opened if there is none. */
const ANCHOR_COLUMNS: Record<Anchor, readonly string[]> = {
  opened: ['at'],
  resolved: ['resolved_at', 'at'],
  due: ['due_at'],
  first_response: ['first_response_at'],
  answered: ['at'],
  delivered: ['delivered_at', 'invited_at'],
  contact: ['at'],
};

/** Records that may count in a span: a superset that the counters then decide on. */
function anchorCondition(
  ctx: Context,
  metric: MetricDefinition,
  kind: RecordKind,
  span: Span,
): SQL | undefined {
  const table = tableOf(ctx.dialect, kind);
  const within = ANCHOR_COLUMNS[metric.anchor].map((name) => {
    const column = sql`${table}.${sql.identifier(name)}`;
    return and(gte(column, span.from), lt(column, span.to));
  });
  return or(...within);
}

/** Cases that were open at an instant, or may have been: a superset that the counters then decide on. */
function openCondition(ctx: Context, metric: MetricDefinition, end: number): SQL | undefined {
  const { caseRecord } = ctx.dialect.t;
  const came = metric.anchor === 'due' ? caseRecord.due_at : caseRecord.at;
  return and(lt(came, end), or(openAt(caseRecord, end), gte(caseRecord.at, end)));
}

type PartsOf = (kind: RecordKind, row: Row) => Parts;

/** What one record adds to the metric's own counters and durations within the period (or up to its end). */
function counterReader(
  metric: MetricDefinition,
  period: Period,
  instruments: ReadonlyMap<number, Instrument>,
  dayOf: (at: number) => number,
): PartsOf {
  const out = new Contribution();
  const first = metric.cumulative ? -Infinity : period.from;
  const inside = (day: number): boolean => day >= first && day < period.to;
  const instrumentOf = (code: number): Instrument => {
    const found = instruments.get(code);
    if (!found) throw new Error(`a stored response names instrument ${code}, which is not stored`);
    return found;
  };
  return (kind, row) => {
    out.clear();
    contribute(recordOf(kind, row), dayOf, instrumentOf, out);
    const parts = emptyParts();
    out.counters.each((day, counter, amount) => {
      if (!inside(day)) return;
      parts.counters.set(counter, (parts.counters.get(counter) ?? 0) + amount);
    });
    out.measures.each((day, measure, seconds) => {
      if (inside(day)) parts.measures.set(measure, { n: 1, seconds: [seconds], bins: null });
    });
    return parts;
  };
}

/** The age of a case that is open at the period's end; nothing for any other. */
function ageReader(asOf: number, end: number): PartsOf {
  return (kind, row) => {
    const at = Number(row[COLUMN.at]);
    const record = recordOf(kind, row);
    const open = at < end && record.kind === 'case' && isOpenAt(record.fields, end);
    return open ? openAgeParts([Math.max(0, secondsBetween(at, asOf))]) : emptyParts();
  };
}

/** The first `limit` rows that come after a place, in the order asked for. */
function pageOf({ after, limit, sort }: BehindQuestion): TopRows<{ kind: RecordKind; row: Row }> {
  const order = orderOf(sort);
  return new TopRows(
    (a, b) => order(placeOf(a.kind, a.row), placeOf(b.kind, b.row)),
    ({ kind, row }) => after === null || order(placeOf(kind, row), after) > 0,
    limit,
  );
}

/** Where a row stands in a list. */
export function placeOf(kind: RecordKind, row: Row): RecordPlace {
  return {
    kind,
    at: Number(row[COLUMN.at]),
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
  };
}

/** Compares two places; those of the same instant always stand in the same order. */
export function orderOf(sort: RecordOrder): (a: RecordPlace, b: RecordPlace) => number {
  const forward = sort === 'oldest' ? 1 : -1;
  return (a, b) => {
    if (a.at !== b.at) return (a.at - b.at) * forward;
    if (a.kind !== b.kind) return RECORD_KINDS.indexOf(a.kind) - RECORD_KINDS.indexOf(b.kind);
    if (a.source !== b.source) return a.source < b.source ? -1 : 1;
    if (a.externalId === b.externalId) return 0;
    return a.externalId < b.externalId ? -1 : 1;
  };
}
