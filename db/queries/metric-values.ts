import { and, lt, sql } from 'drizzle-orm';
import { Contribution, secondsBetween } from '#server/domain/counters/contribute/emit.ts';
import { contribute } from '#server/domain/counters/contribute/record.ts';
import type { Parts } from '#server/domain/counters/parts.ts';
import { emptyParts } from '#server/domain/counters/parts.ts';
import { instrumentCounter } from '#server/domain/counters/registry.ts';
import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { MetricDefinition } from '#server/domain/metrics/definition.ts';
import { OPEN_AGE, openAgeParts } from '#server/domain/metrics/open-ages.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { AppError } from '#server/domain/problem.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Period } from '#server/domain/time/period.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import { departmentScope, DEPARTMENT, TOTAL, WHOLE } from '../cells/places.ts';
import { Gather } from '../cells/gather.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, each } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { readCalendar } from './calendar.ts';
import { gatherCells } from './cell-reading.ts';
import { readInstruments } from './instruments.ts';
import { withoutNotKept } from './not-kept.ts';
import { recordOf, ROW_COLUMNS, rowColumns, tableOf } from './record-row.ts';
import type { DimensionFilter, Filters, Span } from './slice.ts';
import { filterCondition, openAt, spanCondition } from './slice.ts';
import { withoutSmallGroups } from './small-groups.ts';
import { readableWithin } from './visible.ts';

/** Days no record lies outside of: the beginning of time for stocks. */
const FIRST_DAY = -40_000;

/** What is counted where nothing is. */
const NOTHING = emptyParts();

/** Most records one question may read when no cells answer it. */
export const SLICE_ROWS = 400_000;

/** A metric by catalogue id; `instrument` is the survey instrument's code, 0 where it needs none. */
export type MetricRef = { id: string; instrument: number };

/** What is asked: metrics × periods × groups, within filters. */
export type MetricQuestion = {
  metrics: readonly MetricRef[];
  periods: readonly Period[];
  /** Dimension number to break down by; null = one group, 0. */
  by: number | null;
  filters: Filters;
  /** The clock (UTC ms): ages of open cases in a period that is not over are taken now. */
  now: number;
  /** Code → the code it is shown as, for the dimension broken down by. */
  alias: readonly (readonly [number, number])[];
};

/** `values[period][group][metric]`, groups in the order of `groups`. `from` says where the numbers were read. */
export type MetricAnswers = {
  groups: number[];
  values: MetricValue[][][];
  from: 'cells' | 'records';
};

/** Measured values for every period, group and metric asked for, from one snapshot. */
export function* metricValues(ctx: Context, asking: MetricQuestion): Steps<MetricAnswers> {
  const question = { ...asking, filters: readableWithin(ctx.viewer, asking.filters) };
  const calendar = yield* readCalendar(ctx);
  const asked = question.metrics.map(({ id, instrument }) => {
    const metric = metricById(id);
    if (!metric) throw new AppError('METRIC_UNKNOWN', { seen: id, allowed: [] });
    return { metric, instrument };
  });
  const flow = asked.filter(({ metric }) => !metric.cumulative);
  const stock = asked.filter(({ metric }) => metric.cumulative && !isAgeing(metric));
  const ages = asked.filter(({ metric }) => isAgeing(metric));
  const flows = gatherFor(question.periods, flow);
  const stocks = gatherFor(question.periods.map(fromTheBeginning), stock);
  const source = cellSource(question);
  for (const [gather, metrics] of [
    [flows, flow],
    [stocks, stock],
  ] as const) {
    if (metrics.length === 0) continue;
    if (source) {
      for (const one of source) yield* gatherCells(ctx, calendar, one, gather);
    } else {
      const kinds = new Set(metrics.flatMap(({ metric }) => metric.records));
      yield* gatherRecords(ctx, calendar, question, gather, [...kinds]);
    }
  }
  const open = yield* openAges(ctx, calendar, question, ages.length > 0);
  const groups = question.by === null ? [0] : groupsSeen([flows, stocks], open);
  const values = question.periods.map((_, period) =>
    groups.map((group) => {
      const flowParts = flows.parts(period, group) ?? NOTHING;
      const stockParts = stocks.parts(period, group) ?? NOTHING;
      const ageParts = open[period]?.get(group) ?? NOTHING;
      return asked.map(({ metric, instrument }) => {
        const parts = isAgeing(metric) ? ageParts : metric.cumulative ? stockParts : flowParts;
        return metric.compute(parts, instrument);
      });
    }),
  );
  const told = yield* withoutSmallGroups(ctx, question, { groups, values }, metricValues);
  const from = source ? 'cells' : 'records';
  const whole = yield* withoutNotKept(ctx, calendar, {
    from,
    periods: question.periods,
    metrics: asked.map(({ metric }) => metric),
    values: told,
  });
  return { groups, values: whole, from };
}

type Asked = { metric: MetricDefinition; instrument: number };

function isAgeing(metric: MetricDefinition): boolean {
  return metric.measures.includes(OPEN_AGE);
}

function fromTheBeginning(period: Period): Period {
  return { from: FIRST_DAY, to: period.to };
}

function gatherFor(periods: readonly Period[], asked: readonly Asked[]): Gather {
  const counters = asked.flatMap(({ metric, instrument }) => [
    ...metric.counters,
    ...metric.instrumentCounters.map((name) => instrumentCounter(instrument, name)),
  ]);
  const measures = asked.flatMap(({ metric }) => [...metric.measures]);
  return new Gather(periods, counters, measures);
}

function groupsSeen(gathers: readonly Gather[], open: readonly Map<number, Parts>[]): number[] {
  const groups = new Set(gathers.flatMap((gather) => gather.groups()));
  for (const period of open) for (const group of period.keys()) groups.add(group);
  return [...groups].sort((a, b) => a - b);
}

/** The stored cells that answer the question; null when none do and records must be read. */
function cellSource(
  question: MetricQuestion,
): { scopes: number[]; dimension: number; groupOf: (value: number) => number | null }[] | null {
  const { by, filters } = question;
  if (filters.attributes.length > 0) return null;
  const departments = filters.dimensions.find((f) => f.dimension === DEPARTMENT) ?? null;
  const others = filters.dimensions.filter((f) => f.dimension !== DEPARTMENT);
  const alias = new Map(question.alias);
  const shown = (value: number): number => alias.get(value) ?? value;
  const only = (filter: DimensionFilter | null) => {
    if (!filter) return shown;
    const codes = new Set(filter.codes);
    return (value: number) => (codes.has(value) ? shown(value) : null);
  };
  if (by === DEPARTMENT && others.length === 0) {
    return [{ scopes: [WHOLE], dimension: DEPARTMENT, groupOf: only(departments) }];
  }
  const scopes = departments ? departments.codes.map(departmentScope) : [WHOLE];
  if (scopes.length === 0) return [];
  if (others.length === 0) {
    return by === null
      ? [{ scopes, dimension: TOTAL, groupOf: () => 0 }]
      : [{ scopes, dimension: by, groupOf: shown }];
  }
  const [filter] = others;
  if (!filter || others.length > 1) return null;
  if (by === filter.dimension) return [{ scopes, dimension: by, groupOf: only(filter) }];
  if (by === null) {
    const inside = only(filter);
    const groupOf = (value: number) => (inside(value) === null ? null : 0);
    return [{ scopes, dimension: filter.dimension, groupOf }];
  }
  return null;
}

function spansOf(calendar: Calendar, periods: readonly Period[]): Span[] {
  const zone = zoneOf(calendar.zone);
  return periods.map(({ from, to }) => ({ from: zone.startOfDay(from), to: zone.startOfDay(to) }));
}

/** Answers a slice that no cells hold, from the records themselves. */
function* gatherRecords(
  ctx: Context,
  calendar: Calendar,
  question: MetricQuestion,
  gather: Gather,
  kinds: readonly RecordKind[],
): Steps<void> {
  const zone = zoneOf(calendar.zone);
  const instruments = new Map((yield* readInstruments(ctx)).map((i) => [i.code, i]));
  const spans = spansOf(calendar, gather.periods);
  const alias = new Map(question.alias);
  const out = new Contribution();
  let rows = 0;
  for (const kind of kinds) {
    const table = tableOf(ctx.dialect, kind);
    const where = and(
      filterCondition(ctx.dialect, kind, question.filters),
      spanCondition(ctx.dialect, kind, joinSpans(spans)),
    );
    const counted = yield* all(
      ctx.dialect.q
        .select({ one: sql<number>`1`.as('one') })
        .from(table)
        .where(where)
        .limit(SLICE_ROWS - rows + 1),
    );
    rows += counted.length;
    if (rows > SLICE_ROWS) {
      throw new AppError('SLICE_TOO_LARGE', { limit: SLICE_ROWS });
    }
    const columns = rowColumns(ctx.dialect, kind);
    yield* each(ctx.dialect.q.select(columns).from(table).where(where), (row: Bindable[]) => {
      const record = recordOf(kind, row);
      const value = question.by === null ? 0 : (record.codes[question.by - 1] ?? 0);
      const group = alias.get(value) ?? value;
      out.clear();
      contribute(
        record,
        (at) => zone.dayOf(at),
        (code) => instruments.get(code) ?? missing(code),
        out,
      );
      addContribution(gather, group, out);
    });
  }
}

function missing(code: number): never {
  throw new Error(`a stored response names instrument ${code}, which is not stored`);
}

function addContribution(gather: Gather, group: number, out: Contribution): void {
  gather.periods.forEach(({ from, to }, period) => {
    out.counters.each((day, counter, amount) => {
      if (day >= from && day < to) gather.addCounter(period, group, counter, amount);
    });
    out.measures.each((day, measure, seconds) => {
      if (day >= from && day < to) gather.addDuration(period, group, measure, seconds);
    });
  });
}

function joinSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.map((span) => ({ ...span })).sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined[joined.length - 1];
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push(span);
  }
  return joined;
}

/** Ages of the cases open at each period's end, per group, from the index of open cases. */
function* openAges(
  ctx: Context,
  calendar: Calendar,
  question: MetricQuestion,
  wanted: boolean,
): Steps<Map<number, Parts>[]> {
  if (!wanted) return [];
  const zone = zoneOf(calendar.zone);
  const table = ctx.dialect.t.caseRecord;
  const alias = new Map(question.alias);
  const byPeriod: Map<number, Parts>[] = [];
  for (const period of question.periods) {
    const end = zone.startOfDay(period.to);
    // Ages at the period's end, or now while it is not over.
    const asOf = Math.min(end, question.now);
    const opened = new Map<number, number[]>();
    let rows = 0;
    const dimension = question.by === null ? sql<number>`0` : columnOf(ctx, question.by);
    yield* each(
      ctx.dialect.q
        .select({ at: table.at, value: dimension.as('value') })
        .from(table)
        .where(
          and(
            filterCondition(ctx.dialect, 'case', question.filters),
            lt(table.at, end),
            openAt(table, end),
          ),
        )
        .limit(SLICE_ROWS + 1),
      (row: Bindable[]) => {
        const value = Number(row[1]);
        const group = alias.get(value) ?? value;
        const list = opened.get(group);
        const age = Math.max(0, secondsBetween(Number(row[0]), asOf));
        if (list) list.push(age);
        else opened.set(group, [age]);
        rows++;
      },
    );
    if (rows > SLICE_ROWS) throw new AppError('SLICE_TOO_LARGE', { limit: SLICE_ROWS });
    const parts = new Map<number, Parts>();
    for (const [group, ages] of opened) parts.set(group, openAgeParts(ages));
    byPeriod.push(parts);
  }
  return byPeriod;
}

function columnOf(ctx: Context, dimension: number) {
  const name = ROW_COLUMNS.case[6 + dimension] ?? 'department';
  return sql<number>`${ctx.dialect.t.caseRecord}.${sql.identifier(name)}`;
}
