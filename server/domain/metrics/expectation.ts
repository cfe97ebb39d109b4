import { detectableRise } from '../stats/detectable.ts';
import { expectedCount } from '../stats/expected-count.ts';
import { baseline, judgeNext, nextVariance, type Baseline } from '../stats/history.ts';
import { countRange, countTwoSided, type CountModel } from '../stats/negative-binomial.ts';
import type { MetricDefinition } from './definition.ts';
import { measured } from './standard-error.ts';
import type { MetricValue } from './value.ts';

/**
 * What the history expected and how surprising the value is: all in the metric's unit, p two-sided; `detectable` = the
 * smallest change that would nearly always have had p < 0.05.
 */
export type Expectation = {
  expected: number;
  low: number;
  high: number;
  p: number;
  detectable: number;
};

type Expecting = Pick<MetricDefinition, 'method' | 'unit' | 'range' | 'cumulative'>;

/** Below this many expected hits (or misses) a share is judged as a rare count, not by the normal distribution. */
const RARE = 10;

function inside(metric: Expecting, x: number): number {
  return Math.min(metric.range[1] ?? Infinity, Math.max(metric.range[0] ?? -Infinity, x));
}

/**
 * Expected counts are judged as if at least this many were expected: P(X ≥ 3 | 0.61) < 2.5 % < P(X ≥ 2 | 0.61), so that
 * one or two events are never news, however rare they were, and three can be (ANALYTICS.md A (ii)).
 */
const LEAST_EXPECTED = 0.61;

function judgedCount(k: number, model: CountModel): Omit<Expectation, 'expected'> {
  const judged = { ...model, mean: Math.max(model.mean, LEAST_EXPECTED) };
  const detectable = detectableRise(judged, 0.05);
  return { ...countRange(judged), p: countTwoSided(k, judged), detectable };
}

/** A flow of events: negative-binomial tail. */
function ofCount(history: readonly number[], value: number): Expectation {
  const model = expectedCount(history);
  return { expected: model.mean, ...judgedCount(value, model) };
}

/**
 * A stock is last period's stock plus what flowed. It is news when it neither stays where it was nor goes on as it used to
 * move: each by how much its moves differed, the less surprising of the two counts. A test on its level, or on staying
 * alone, would call every week of a steady drift news: cases that no source ever ends let the open ones grow for good.
 */
function ofStock(history: readonly number[], value: number): Expectation {
  const moves = history.slice(1).map((x, i) => x - (history[i] ?? x));
  const last = history.at(-1) ?? value;
  const drifting = baseline(moves.map((move) => ({ value: move, se: 0, n: 1 })));
  const move = { value: value - last, n: 1 };
  const [stays, goesOn] = [judgeNext({ ...drifting, mean: 0 }, move), judgeNext(drifting, move)];
  return {
    expected: last,
    low: last + Math.min(stays.low, goesOn.low),
    high: last + Math.max(stays.high, goesOn.high),
    p: Math.max(stays.p, goesOn.p),
    detectable: stays.detectable + Math.abs(drifting.mean),
  };
}

/** A share with few expected hits or misses: the tail of an over-dispersed count of the rarer kind. */
function ofRareShare(base: Baseline, value: number, n: number): Expectation {
  const misses = base.mean > 50;
  const mean = ((misses ? 100 - base.mean : base.mean) * n) / 100;
  const variance = nextVariance(base, n) * (n / 100) ** 2;
  const dispersion = Math.max(1, variance / Math.max(mean, LEAST_EXPECTED));
  const k = Math.round(((misses ? 100 - value : value) * n) / 100);
  const found = judgedCount(k, { mean, dispersion });
  const low = Math.min(100, (100 * found.low) / n);
  const high = Math.min(100, (100 * found.high) / n);
  return {
    expected: base.mean,
    low: misses ? 100 - high : low,
    high: misses ? 100 - low : high,
    p: found.p,
    detectable: (100 * found.detectable) / n,
  };
}

/**
 * What the period was expected to be from earlier complete periods (oldest first, each with a value), and how far off
 * the value is. null when the value or too much of the history has no interval where the metric has one: `least` points
 * must remain.
 */
export function expectation(
  metric: Expecting,
  current: MetricValue,
  history: readonly MetricValue[],
  least: number,
): Expectation | null {
  const now = measured(metric, current);
  const past = history.map((value) => measured(metric, value)).filter((point) => point !== null);
  if (!now || past.length < least) return null;
  if (metric.unit === 'count') {
    const counts = past.map((point) => point.value);
    return metric.cumulative ? ofStock(counts, now.value) : ofCount(counts, now.value);
  }
  const base = baseline(past.map(({ value, se, n }) => ({ value, se, n })));
  const expectedHits = (base.mean * now.n) / 100;
  if (metric.method === 'wilson' && Math.min(expectedHits, now.n - expectedHits) < RARE) {
    return ofRareShare(base, now.value, now.n);
  }
  const judged = judgeNext(base, { value: now.value, n: now.n });
  const [low, high] = [inside(metric, judged.low), inside(metric, judged.high)];
  return { ...judged, expected: base.mean, low, high };
}
