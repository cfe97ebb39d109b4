import type { Repository } from '#db/store/store.ts';
import { takenApart } from '../../domain/drivers/taken-apart.ts';
import { latestReading } from '../../domain/loops/clocks.ts';
import type { EffectQuestion } from '../../domain/loops/effect/question.ts';
import type { EffectReading } from '../../domain/loops/effect/read-effect.ts';
import { readEffect } from '../../domain/loops/effect/read-effect.ts';
import { watchEffect } from '../../domain/loops/effect/watch-effect.ts';
import type { Loop, VerifiedEffect } from '../../domain/loops/loop.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import type { Period } from '../../domain/time/period.ts';
import { weekOf } from '../../domain/time/period.ts';
import { isOfDepartments } from '../metrics/filters.ts';
import { standingOf } from '../metrics/states.ts';
import type { Moment } from '../organisation/reference.ts';
import { dataSpan } from '../organisation/reference.ts';
import type { KnownScope } from './evidence.ts';
import { knownScope } from './evidence.ts';
import { seriesOf } from './effect-series.ts';

/** Weeks before the opening that are read: two years, from which a season is told. */
const WEEKS_BEFORE = 106;
/** Weeks in all at most: a loop that stays open for years is read on its newest. */
const MOST_WEEKS = 260;

/** Weeks of a series with their values, oldest first. */
export type EffectPoints = readonly { period: Period; value: MetricValue }[];
/** What an effect was read from, and how it reads. */
export type ReadableEffect = {
  readonly gap: null;
  readonly metric: MetricDefinition;
  /** The goal metric as it was asked for. */
  readonly text: string;
  readonly points: EffectPoints;
  /** Weeks of the comparison scope; null = none was asked for, or what it counts is gone. */
  readonly beside: EffectPoints | null;
  readonly question: EffectQuestion;
  readonly reading: EffectReading;
};
/** An effect; `gap` = why it cannot be read at all. */
export type LoopEffect = { gap: 'metric_gone' | 'not_additive' | 'no_data' } | ReadableEffect;

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
  const other =
    reading.comparison && knownScope({ ...goal, filters: reading.comparison }, moment.reference);
  const beside = other && (await readWeeks(repository, moment, loop, { ...other, metric }));
  const { settleWeeks, weeks } = reading;
  const question: EffectQuestion = {
    series,
    // A count of what customers bring is better when it is less, where nothing else is said.
    better: metric.polarity === 'higher' ? 'higher' : 'lower',
    opening,
    changedOn,
    settleWeeks,
    weeks,
    comparison: beside && seriesOf(metric, beside),
    today: moment.today - metric.provisionalDays,
  };
  const text = goal.metric;
  return { gap: null, metric, text, points, beside, question, reading: readEffect(question) };
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
): Promise<EffectPoints> {
  const { reference, today } = moment;
  const span = dataSpan(moment, metric.records);
  if (!span) return [];
  const { weekStart } = reference.calendar;
  // Where data ended long ago, as that of a file of some past year does, the weeks before it ended are read.
  const end = weekOf(Math.min(today, span.last + 1), weekStart);
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
export async function verifiedEffect(
  repository: Repository,
  moment: Moment,
  loop: Loop,
): Promise<VerifiedEffect | null> {
  const effect = await effectOf(repository, moment, loop);
  if (effect.gap !== null || loop.changedOn === null) return null;
  const { verdict } = effect.reading;
  // What is beyond doubt is said before all weeks are over.
  const readOn = Math.min(moment.today, latestReading(loop.changedOn, loop.reading));
  return { verdict, ...toldEffect(effect), readOn };
}

/** True when a loop that was closed as holding has become worse again. */
export function isRegressed(effect: LoopEffect): boolean {
  return effect.gap === null && watchEffect(effect.question)?.hasRegressed === true;
}

/** Numbers of a reading in the metric's own unit; of counts the change in percent. */
export function toldEffect({
  metric,
  reading,
}: ReadableEffect): Pick<EffectReading, 'effect' | 'low' | 'high'> {
  const unit = effectScale(metric);
  const scaled = (value: number | null): number | null => (value === null ? null : value * unit);
  return {
    effect: scaled(reading.effect),
    low: scaled(reading.low),
    high: scaled(reading.high),
  };
}

/** Shares and net scores are read in ones and told in hundreds; so is the change of a count. */
export function effectScale({ unit }: MetricDefinition): number {
  return unit === 'percent' || unit === 'points' || unit === 'count' ? 100 : 1;
}
