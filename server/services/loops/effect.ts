import type { Repository } from '#db/store/store.ts';
import type { LoopEffectAnswer } from '../../contract/loops.ts';
import { takenApart } from '../../domain/drivers/taken-apart.ts';
import { latestReading } from '../../domain/loops/clocks.ts';
import type { EffectReading } from '../../domain/loops/effect/read-effect.ts';
import { readEffect } from '../../domain/loops/effect/read-effect.ts';
import type { EffectSeries } from '../../domain/loops/effect/series.ts';
import { hasRegressed } from '../../domain/loops/effect/watch-effect.ts';
import type { Loop, VerifiedEffect } from '../../domain/loops/loop.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { weekOf } from '../../domain/time/period.ts';
import { isOfDepartments } from '../metrics/filters.ts';
import { standingOf } from '../metrics/states.ts';
import type { Moment } from '../organisation/reference.ts';
import { dataSpan } from '../organisation/reference.ts';
import type { KnownScope } from './evidence.ts';
import { knownScope } from './evidence.ts';
import { seriesOf } from './effect-series.ts';

/** Weeks before the opening that are read, the weeks left out and a little with them. */
const WEEKS_BEFORE = 30;
/** Weeks in all at most: a loop that stays open for years is read on its newest. */
const MOST_WEEKS = 260;

type Points = { period: Period; value: MetricValue }[];
/** An effect with what it was read from; `gap` = why it cannot be read at all. */
export type LoopEffect =
  | { gap: 'metric_gone' | 'not_additive' | 'no_data' }
  | {
      gap: null;
      metric: MetricDefinition;
      text: string;
      points: Points;
      series: EffectSeries;
      better: 'higher' | 'lower';
      reading: EffectReading;
    };

/** Reads how the change of a loop shows on its goal metric, within its scope, week by week. */
export async function effectOf(
  repository: Repository,
  moment: Moment,
  loop: Loop,
): Promise<LoopEffect> {
  const { plan, scope, opening, changedOn, reading } = loop;
  const goal = { metric: plan.goal ?? scope.metric, filters: scope.filters };
  const known = knownScope(goal, moment.reference);
  if (!known) return { gap: 'metric_gone' };
  const metric = readableMetric(known.asked.definition);
  if (!metric) return { gap: 'not_additive' };
  const points = await readWeeks(repository, moment, loop, { ...known, metric });
  const series = seriesOf(metric, points);
  if (!series || series.weeks.length === 0) return { gap: 'no_data' };
  const comparison =
    reading.comparison && knownScope({ ...goal, filters: reading.comparison }, moment.reference);
  const beside = comparison
    ? seriesOf(metric, await readWeeks(repository, moment, loop, { ...comparison, metric }))
    : null;
  // A count of what customers bring is better when it is less, where nothing else is said.
  const better = metric.polarity === 'higher' ? 'higher' : 'lower';
  const { settleWeeks, weeks } = reading;
  const asked = { series, better, opening, changedOn, settleWeeks, weeks } as const;
  const today = moment.today - metric.provisionalDays;
  return {
    gap: null,
    metric,
    text: goal.metric,
    points,
    series,
    better,
    reading: readEffect({ ...asked, comparison: beside, today }),
  };
}

/** Counts as they are; what has a mean or a share of it; else the share that stands for it. Stocks have no weeks of their own. */
function readableMetric(metric: MetricDefinition): MetricDefinition | null {
  if (metric.cumulative) return null;
  return metric.unit === 'count' ? metric : takenApart(metric);
}

async function readWeeks(
  repository: Repository,
  moment: Moment,
  { opening }: Loop,
  { asked, filters, metric }: KnownScope & { metric: MetricDefinition },
): Promise<Points> {
  const { reference, today } = moment;
  const span = dataSpan(moment, metric.records);
  if (!span) return [];
  const { weekStart } = reference.calendar;
  const end = weekOf(today, weekStart);
  const first = Math.max(
    weekOf(opening.from, weekStart) - 7 * WEEKS_BEFORE,
    // A week that had begun before the data did would seem to have less.
    weekOf(span.first + 6, weekStart),
    end - 7 * MOST_WEEKS,
  );
  const periods: Period[] = [];
  for (let from = first; from < end; from += 7) periods.push({ from, to: from + 7 });
  if (periods.length === 0) return [];
  const { values } = await repository.read('metricValues', {
    metrics: [{ id: metric.id, instrument: asked.instrument }],
    periods,
    by: null,
    filters,
    alias: [],
    now: moment.now,
  });
  const standing = standingOf(metric, moment, { isByDepartment: isOfDepartments(filters) });
  return periods.flatMap((period, i) => {
    const value = values[i]?.[0]?.[0];
    return value ? [{ period, value: standing(value, period) }] : [];
  });
}

/** What is kept of a reading when a loop is closed; null = it cannot be read. */
export function verifiedOf(effect: LoopEffect, loop: Loop): VerifiedEffect | null {
  if (effect.gap !== null || loop.changedOn === null) return null;
  const { verdict } = effect.reading;
  const readOn = latestReading(loop.changedOn, loop.reading);
  return { verdict, ...told(effect), readOn };
}

/** True when a loop that was closed as holding has become worse again. */
export function isRegressed(effect: LoopEffect, moment: Moment): boolean {
  if (effect.gap !== null) return false;
  const { series, better, reading, metric } = effect;
  const today = moment.today - metric.provisionalDays;
  return reading.read.length > 0 && hasRegressed({ series, better, held: reading.read, today });
}

/** Numbers of a reading in the metric's own unit; of counts the change in percent. */
function told(effect: Extract<LoopEffect, { gap: null }>) {
  const { effect: size, low, high } = effect.reading;
  const unit = scaleOf(effect.metric);
  const scaled = (value: number | null): number | null => (value === null ? null : value * unit);
  return { effect: scaled(size), low: scaled(low), high: scaled(high) };
}

/** True when the effect is read on the very metric that was asked for. */
function isAsAsked(text: string, { id }: MetricDefinition): boolean {
  return text === id || text.startsWith(`${id}:`);
}

/** Shares and net scores are read in ones and told in hundreds; so is the change of a count. */
function scaleOf({ unit }: MetricDefinition): number {
  return unit === 'percent' || unit === 'points' || unit === 'count' ? 100 : 1;
}

/** `GET /api/loops/{id}/effect`. */
export function effectAnswer(effect: LoopEffect, loop: Loop, moment: Moment): LoopEffectAnswer {
  const { changedOn, opening, reading: asked } = loop;
  const frame: LoopEffectAnswer = {
    gap: effect.gap,
    metric: null,
    verdict: 'too_early',
    lack: null,
    effect: null,
    low: null,
    high: null,
    detectable: null,
    before: null,
    after: null,
    baseline: null,
    comparison: null,
    opening: { from: formatDay(opening.from), to: formatDay(opening.to) },
    changedOn: changedOn === null ? null : formatDay(changedOn),
    readOn: changedOn === null ? null : formatDay(latestReading(changedOn, asked)),
    weeksRead: 0,
    weeks: asked.weeks,
    points: [],
  };
  if (effect.gap !== null) return frame;
  const { metric, text, better, points, reading } = effect;
  const scale = scaleOf(metric);
  // Levels of counts are numbers of records, not shares.
  const levels = metric.unit === 'count' ? 1 : scale;
  const { detectable, before, after, baseline, read, comparison, verdict, lack } = reading;
  const compared = new Set(baseline?.weeks);
  const readWeeksOf = new Set(read);
  const partOf = (from: number): LoopEffectAnswer['points'][number]['part'] => {
    if (readWeeksOf.has(from)) return 'read';
    if (compared.has(from)) return 'before';
    return changedOn !== null && from >= changedOn ? 'after' : 'left_out';
  };
  return {
    ...frame,
    metric: {
      id: isAsAsked(text, metric) ? text : metric.id,
      name: { ...metric.name },
      unit: metric.unit,
      better,
    },
    verdict,
    lack,
    ...told(effect),
    detectable: detectable === null ? null : detectable * scale,
    before: before === null ? null : before * levels,
    after: after === null ? null : after * levels,
    baseline: baseline && { kind: baseline.kind, weeks: baseline.weeks.length },
    comparison,
    weeksRead: read.length,
    points: points
      .filter(({ period }) => period.to <= moment.today)
      .map(({ period, value }) => ({
        from: formatDay(period.from),
        to: formatDay(period.to),
        value: value.value,
        low: value.low,
        high: value.high,
        n: value.n,
        part: partOf(period.from),
      })),
  };
}
