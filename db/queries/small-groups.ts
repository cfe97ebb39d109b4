import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Period } from '#server/domain/time/period.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { readCalendar } from './calendar.ts';
import type { MetricAnswers, MetricQuestion } from './metric-values.ts';
import { readPulse } from './pulse.ts';
import type { Filters } from './slice.ts';
import type { Cut } from './small-periods.ts';
import { cutsOfWeeks, cutWithin, daysAround, weeksUntil } from './small-periods.ts';
import { hidden, ownPart } from './visible.ts';

/** `values[period][group][metric]`. */
type Values = MetricValue[][][];
type Found = { groups: readonly number[]; values: Values };
/** How values are read, handed in because reading them ends here. */
type Read = (ctx: Context, question: MetricQuestion) => Steps<MetricAnswers>;

/** Days before those asked for that are looked at; what lies before them is taken for told. */
const LOOKED_BACK = 7 * 52 * 5;
/** Days that lie between being asked and answering, at most. */
const ASKED_BEFORE = 92;
/** Before all answers. */
const NOTHING_BEFORE: Cut = { whole: true, kept: new Set() };

/**
 * The values as the viewer may know them: what fewer than five answers of others say stays hidden, and what would give it
 * away by subtraction: of the groups of a dimension from the whole, of one period from another. What others' answers say
 * within two dimensions at once is not told at all: those are too many to compare with. One's own answers are no cover,
 * since they can be taken off. Within an attribute there are no others (`readableWithin`).
 */
export function* withoutSmallGroups(
  ctx: Context,
  question: MetricQuestion,
  found: Found,
  read: Read,
): Steps<Values> {
  const { filters, metrics, by } = question;
  const own = ownPart(ctx.viewer, filters);
  if (own === 'everything') return found.values;
  const answers = metrics.flatMap(({ id }, place) =>
    metricById(id)?.records.includes('response') ? [place] : [],
  );
  if (answers.length === 0) return found.values;
  const others = without(
    found,
    own && (yield* read(programOf(ctx), { ...question, filters: own })),
  );
  const dimensions = new Set(filters.dimensions.map(({ dimension }) => dimension));
  if (by !== null) dimensions.add(by);
  const [dimension = null] = dimensions;
  const table =
    dimensions.size < 2 ? yield* tableOf(ctx, question, dimension, answers, read) : null;
  return found.values.map((ofPeriod, period) =>
    ofPeriod.map((ofGroup, group) =>
      ofGroup.map((value, metric) => {
        const place = answers.indexOf(metric);
        if (place === -1 || others[period]?.[group]?.[metric] === 0) return value;
        const within = question.periods[period];
        if (!table || !within) return hidden(value);
        const code = by === null ? null : (found.groups[group] ?? 0);
        const isTold = isTellable(table, place, within, codesOf(question, code));
        return isTold ? value : hidden(value);
      }),
    ),
  );
}

/** The program's own questions: what comes of them is compared with, never told. */
function programOf(ctx: Context): Context {
  return { ...ctx, viewer: { kind: 'local_administrator' } };
}

/** Codes of the one dimension that a value is about; null = it is about the whole. */
function codesOf({ filters }: MetricQuestion, group: number | null): readonly number[] | null {
  if (group !== null) return [group];
  return filters.dimensions.length === 0
    ? null
    : filters.dimensions.reduce<readonly number[]>(
        (codes, one) => codes.filter((code) => one.codes.includes(code)),
        filters.dimensions[0]?.codes ?? [],
      );
}

/** The groups of a dimension, all of them, and what may be told of them at each boundary of the periods asked for. */
type Table = {
  groups: readonly number[];
  /** By boundary, one for each metric made of answers. */
  cuts: ReadonlyMap<number, readonly Cut[]>;
  /** True where others answered at all, by metric and place of a group. */
  isAnswered: (metric: number, place: number) => boolean;
};

function* tableOf(
  ctx: Context,
  question: MetricQuestion,
  dimension: number | null,
  answers: readonly number[],
  read: Read,
): Steps<Table> {
  const calendar = yield* readCalendar(ctx);
  const { weekStart } = calendar;
  const boundaries = [...new Set(question.periods.flatMap(({ from, to }) => [from, to]))];
  // An answer may be counted on the day on which it was asked for.
  const first = yield* firstDay(ctx, calendar);
  const latest = Math.max(...boundaries) + 7;
  const weeks =
    first === null ? [] : weeksUntil(Math.max(first, latest - LOOKED_BACK), latest, weekStart);
  const days = new Map(boundaries.map((day) => [day, daysAround(day, weekStart)]));
  const periods = [...question.periods, ...weeks, ...[...days.values()].flat()];
  const unfiltered: Filters = { dimensions: [], attributes: [] };
  const asked: MetricQuestion = {
    ...question,
    metrics: answers.flatMap((place) => question.metrics[place] ?? []),
    periods,
    by: dimension,
    filters: unfiltered,
    alias: question.by === null ? [] : question.alias,
  };
  const mine = ownPart(ctx.viewer, unfiltered);
  const all = yield* read(programOf(ctx), asked);
  const ofOwn =
    mine === null || mine === 'everything'
      ? null
      : yield* read(programOf(ctx), { ...asked, filters: mine });
  const counts = without(all, ofOwn);
  const places = new Map(periods.map(({ from, to }, place) => [`${from} ${to}`, place]));
  const countsIn = ({ from, to }: Period): number[][] =>
    counts[places.get(`${from} ${to}`) ?? -1] ?? [];
  const others = (metric: number, period: Period): number[] =>
    countsIn(period).map((ofGroup) => ofGroup[metric] ?? 0);
  const cuts = new Map<number, Cut[]>(boundaries.map((day) => [day, []]));
  for (const metric of answers.keys()) {
    const counted = (period: Period): number[] => others(metric, period);
    const ofWeeks = cutsOfWeeks(weeks, counted);
    const cutAt = (day: number): Cut => ofWeeks.get(day) ?? NOTHING_BEFORE;
    for (const [day, around] of days) {
      const [begin, end] = [around[0]?.from, around.at(-1)?.to];
      const cut =
        begin === undefined || end === undefined
          ? cutAt(day)
          : cutWithin(around, counted, [cutAt(begin), cutAt(end)]);
      cuts.get(day)?.push(cut);
    }
  }
  const isAnswered = (metric: number, place: number): boolean =>
    counts.some((ofPeriod) => (ofPeriod[place]?.[metric] ?? 0) > 0);
  return { groups: all.groups, cuts, isAnswered };
}

/** The day before which no answer counts; null = there are none. */
function* firstDay(ctx: Context, { zone }: Calendar): Steps<number | null> {
  const { spans } = yield* readPulse(programOf(ctx), { now: Number.MAX_SAFE_INTEGER });
  const { response, daily_total: total } = spans;
  const first = Math.min(response?.first ?? Infinity, total?.first ?? Infinity);
  return first === Infinity ? null : zoneOf(zone).dayOf(first) - ASKED_BEFORE;
}

/**
 * True when what a value says of others may be told: each group in it is, or all that are not told are in it together, and
 * the whole, of which they are what is left, is told.
 */
function isTellable(
  { groups, cuts, isAnswered }: Table,
  metric: number,
  period: Period,
  codes: readonly number[] | null,
): boolean {
  const [from, to] = [cuts.get(period.from)?.[metric], cuts.get(period.to)?.[metric]];
  if (!from || !to) return false;
  const isWholeTold = from.whole && to.whole;
  if (codes === null) return isWholeTold;
  const shut = groups.filter(
    (_, place) => isAnswered(metric, place) && (from.kept.has(place) || to.kept.has(place)),
  );
  const taken = shut.filter((code) => codes.includes(code)).length;
  return taken === 0 || (taken === shut.length && isWholeTold);
}

/** `n` of everything found, less the `n` of the part that is one's own. */
function without(all: Found, own: Found | null): number[][][] {
  return all.values.map((ofPeriod, period) =>
    ofPeriod.map((ofGroup, group) => {
      const place = own ? own.groups.indexOf(all.groups[group] ?? 0) : -1;
      return ofGroup.map(({ n }, metric) => n - (own?.values[period]?.[place]?.[metric]?.n ?? 0));
    }),
  );
}
