import type { CountGrain } from '../detection/count-surprise.ts';
import { countSurprise } from '../detection/count-surprise.ts';
import type { MetricPoint } from '../detection/metric-surprise.ts';
import { metricSurprises } from '../detection/metric-surprise.ts';
import type { MetricValue, ValueState } from '../metrics/value.ts';
import type { Polarity } from '../metrics/verdict-kinds.ts';
import { countRange } from '../stats/negative-binomial.ts';
import { Z95 } from '../stats/normal.ts';
import type { Period } from '../time/period.ts';
import type { Direction, RuleCondition, RuleFacts } from './rule.ts';
import type { SignalFacts } from './signal.ts';
import { NO_FACTS } from './signal.ts';

/** One period of a watched series; `target` in the metric's unit, null = there is none. */
export type WatchedPoint = {
  readonly period: Period;
  readonly value: MetricValue;
  readonly target: number | null;
};

/** A series as a rule looks at it, oldest first, without gaps between periods. */
export type WatchedSeries = {
  readonly points: readonly WatchedPoint[];
  readonly grain: CountGrain;
  readonly polarity: Polarity;
  /** True where the value is a count of records. */
  readonly isCount: boolean;
};

/**
 * How a period stands with a rule: it `fires`; it is `back` where nothing is the matter; between the two (hysteresis) it keeps an
 * alert and opens none.
 */
export type Standing = { readonly at: 'fires' | 'between' | 'back'; readonly facts: SignalFacts };

type Rule = Pick<RuleFacts, 'condition' | 'minimumN' | 'duration'>;

/** States of a value that nobody is called for. */
const UNSURE: ReadonlySet<ValueState> = new Set(['suppressed', 'stale', 'provisional']);

/** Share of the limit below which a surprise is back to usual. */
const CALM = 0.5;

/**
 * How the periods of a series from the place `from` on stand with a rule, each by those up to it; null where that cannot be told:
 * no value, one that is suppressed, stale or provisional, fewer than the rule's minimum of records, too short a history. A rule that wants several periods fires in the last of
 * them.
 */
export function watchSeries(rule: Rule, series: WatchedSeries, from: number): (Standing | null)[] {
  const first = Math.max(0, from - rule.duration + 1);
  const standingAt = readerOf(rule, series);
  const single = series.points.map((point, i) => {
    if (i < first) return null;
    // What may still move is no news yet, and what must not be told is none.
    if (point.value.states.some((state) => UNSURE.has(state))) return null;
    // A count of nothing rests on nothing and is known all the same.
    if (!series.isCount && point.value.n < Math.max(1, rule.minimumN)) return null;
    if (series.isCount && (point.value.value ?? 0) < rule.minimumN) return backAt(point);
    return standingAt(i);
  });
  return single.slice(from).map((standing, i) => {
    if (standing?.at !== 'fires') return standing;
    const last = from + i;
    const run = single.slice(Math.max(0, last - rule.duration + 1), last + 1);
    const isLong = run.length === rule.duration && run.every((one) => one?.at === 'fires');
    return isLong ? standing : { ...standing, at: 'between' };
  });
}

function readerOf({ condition }: Rule, series: WatchedSeries): (i: number) => Standing | null {
  switch (condition.kind) {
    case 'burst':
      return (i) => countStanding(series, i, condition);
    case 'range':
      if (series.isCount) return (i) => countStanding(series, i, { ...condition, atLeast: 0 });
      return rangeReader(series, condition);
    case 'level':
      return (i) => levelStanding(series, i, condition);
    case 'change':
      return (i) => changeStanding(series, i, condition);
    case 'gap':
      return (i) => gapStanding(series, i, condition);
    case 'grave':
    case 'silence':
    case 'overdue':
    case 'regressed':
    case 'unanswered':
      throw new Error(`a rule of kind ${condition.kind} has no series`);
  }
}

function countStanding(
  { points, grain }: WatchedSeries,
  i: number,
  { score, atLeast }: { score: number; atLeast: number },
): Standing | null {
  const point = points[i];
  if (!point) return null;
  const counts = points.slice(0, i + 1).map(({ value }) => value.value ?? 0);
  const told = countSurprise(counts, grain);
  if (!told) return null;
  const count = counts[i] ?? 0;
  const isHigh = told.surprise >= score && count >= atLeast;
  const earlier = points.slice(0, i).findLast(({ value }) => (value.value ?? 0) >= count);
  return {
    at: isHigh ? 'fires' : told.surprise < CALM * score ? 'back' : 'between',
    facts: {
      value: count,
      n: point.value.n,
      expected: told.expected.mean,
      ...countRange(told.expected),
      score: told.surprise,
      lastAsHigh: earlier?.period.from ?? null,
    },
  };
}

function rangeReader(
  { points, polarity }: WatchedSeries,
  { score, direction }: Extract<RuleCondition, { kind: 'range' }>,
): (i: number) => Standing | null {
  const told = metricSurprises(points.map(metricPoint));
  return (i) => {
    const [one, point] = [told[i], points[i]];
    if (!one || !point) return null;
    const isWanted = isDirection(one.distance, direction, polarity);
    const isOut = one.surprise >= score && isWanted;
    const reach = score * one.sd;
    return {
      at: isOut ? 'fires' : one.surprise < CALM * score || !isWanted ? 'back' : 'between',
      facts: {
        ...factsOf(point),
        expected: one.expected,
        low: one.expected - reach,
        high: one.expected + reach,
        score: one.surprise,
      },
    };
  };
}

/** The spread of one answer, read back from the interval of the value. */
function metricPoint({ value: { value, low, high, n } }: WatchedPoint): MetricPoint | null {
  if (value === null || low === null || high === null) return null;
  return { value, n, sd: ((high - low) / (2 * Z95)) * Math.sqrt(n) };
}

function levelStanding(
  { points }: WatchedSeries,
  i: number,
  { below, above, hysteresis }: Extract<RuleCondition, { kind: 'level' }>,
): Standing | null {
  const point = points[i];
  const value = point?.value.value ?? null;
  if (!point || value === null) return null;
  const isOut = (below !== null && value < below) || (above !== null && value > above);
  const isBack =
    (below === null || value >= below + hysteresis) &&
    (above === null || value <= above - hysteresis);
  return {
    at: isOut ? 'fires' : isBack ? 'back' : 'between',
    facts: { ...factsOf(point), low: below, high: above },
  };
}

function changeStanding(
  { points, polarity }: WatchedSeries,
  i: number,
  { direction, atLeast }: Extract<RuleCondition, { kind: 'change' }>,
): Standing | null {
  const [before, point] = [points[i - 1]?.value.value ?? null, points[i]];
  const value = point?.value.value ?? null;
  if (!point || value === null || before === null) return null;
  const change = value - before;
  const isOut = Math.abs(change) >= atLeast && isDirection(change, direction, polarity);
  return { at: isOut ? 'fires' : 'back', facts: { ...factsOf(point), expected: before } };
}

function gapStanding(
  { points, polarity }: WatchedSeries,
  i: number,
  { atLeast, hysteresis }: Extract<RuleCondition, { kind: 'gap' }>,
): Standing | null {
  const point = points[i];
  const value = point?.value.value ?? null;
  const target = point?.target ?? null;
  if (!point || value === null || target === null) return null;
  const gap = polarity === 'lower' ? value - target : target - value;
  const at = gap >= atLeast ? 'fires' : gap <= atLeast - hysteresis ? 'back' : 'between';
  return { at, facts: { ...factsOf(point), expected: target } };
}

/** True when a change goes the way a rule looks; what is neither good nor bad is worse where it grows. */
function isDirection(change: number, direction: Direction, polarity: Polarity): boolean {
  if (direction === 'either') return true;
  const isWorse = polarity === 'higher' ? change < 0 : change > 0;
  return direction === 'worse' ? isWorse : !isWorse && change !== 0;
}

function factsOf({ value }: WatchedPoint): SignalFacts {
  return { ...NO_FACTS, value: value.value, n: value.n };
}

function backAt(point: WatchedPoint): Standing {
  return { at: 'back', facts: factsOf(point) };
}
