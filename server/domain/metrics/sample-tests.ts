import { detectableShift } from '../stats/detectable.ts';
import { normalTwoSided } from '../stats/normal.ts';
import { oneProportionTest, twoProportionTest, type Share } from '../stats/proportion.ts';
import { welchTest } from '../stats/welch.ts';
import type { MetricDefinition } from './definition.ts';
import { measured } from './standard-error.ts';
import type { MetricValue } from './value.ts';

/** Degrees of freedom from which Student's t is the normal distribution for our purposes. */
const MANY = 10_000;

type Judged = Pick<MetricDefinition, 'method' | 'minJudge'>;

function asShare(value: number, n: number): Share {
  return { hits: Math.round((value * n) / 100), n };
}

/**
 * Two-sided p of "both periods measured the same": shares by Newcombe's interval, net scores by z of adjusted values,
 * means by Welch, quantiles by z from their order-statistic intervals. null where no test applies: no interval (counts),
 * no value, or fewer than may be judged on either side.
 */
export function twoSampleP(metric: Judged, a: MetricValue, b: MetricValue): number | null {
  if (metric.method === 'none' || a.n < metric.minJudge || b.n < metric.minJudge) return null;
  const first = measured(metric, a);
  const second = measured(metric, b);
  if (!first || !second) return null;
  if (metric.method === 'wilson') {
    return twoProportionTest(asShare(first.value, first.n), asShare(second.value, second.n));
  }
  const one = { value: first.centre, se: first.se, n: first.n };
  const two = { value: second.centre, se: second.se, n: second.n };
  return metric.method === 'student' ? welchTest(one, two) : normalTest(one, two);
}

/**
 * The smallest difference between two periods that `twoSampleP` nearly always finds at p < 0.05, in the metric's unit; null under
 * the same conditions, and where neither side has any spread.
 */
export function detectableBetween(metric: Judged, a: MetricValue, b: MetricValue): number | null {
  if (metric.method === 'none' || a.n < metric.minJudge || b.n < metric.minJudge) return null;
  const first = measured(metric, a);
  const second = measured(metric, b);
  if (!first || !second) return null;
  const sd = Math.hypot(first.se, second.se);
  const df = metric.method === 'student' ? Math.min(first.n, second.n) - 1 : Infinity;
  return sd === 0 ? null : detectableShift(sd, Math.min(df, MANY), 0.05);
}

/**
 * Two-sided p of "the true value is `target`" (in the metric's unit). null under the same conditions as the two-sample
 * test.
 */
export function oneSampleP(metric: Judged, value: MetricValue, target: number): number | null {
  if (metric.method === 'none' || value.n < metric.minJudge) return null;
  const found = measured(metric, value);
  if (!found) return null;
  if (metric.method === 'wilson') {
    return oneProportionTest(asShare(found.value, found.n), target / 100);
  }
  const exact = { value: target, se: 0, n: Infinity };
  const one = { value: found.centre, se: found.se, n: found.n };
  return metric.method === 'student' ? welchTest(one, exact) : normalTest(one, exact);
}

function normalTest(a: { value: number; se: number }, b: { value: number; se: number }): number {
  const se = Math.hypot(a.se, b.se);
  if (se === 0) return a.value === b.value ? 1 : 0;
  return normalTwoSided((a.value - b.value) / se);
}
