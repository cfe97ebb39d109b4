import type { Baseline, HistoryPoint } from '../stats/history.ts';
import { baseline, nextVariance } from '../stats/history.ts';

/** One period of a metric: its value, the answers it rests on, the standard deviation of one answer, in the metric's unit. */
export type MetricPoint = { value: number; n: number; sd: number };

/** Periods before a value is expected to be anything, and answers without which it says nothing. */
const LEAST_PERIODS = 16;
const LEAST_ANSWERS = 30;

/** The newest periods that say nothing about the level, so that a slide under way does not lower its own bar. */
const NEWEST = 2;

/** Weight of the newest surprise in the running one: a change that stays adds up over some three periods. */
const WEIGHT = 0.5;
/** Standard deviation of that running mean of independent surprises: √(λ ∕ (2 − λ)). */
const RUNNING_SD = Math.sqrt(WEIGHT / (2 - WEIGHT));
/** One wild period does not stay in the running mean for long. */
const CUT = 4;

/** What a value was expected to be and how surprising it is; `expected` and `sd` in the metric's unit. */
export type MetricSurprise = {
  expected: number;
  /** Standard deviation of a value on so many answers around `expected`. */
  sd: number;
  /** Distance in those deviations, with its sign. */
  distance: number;
  /** The larger of the distance of this period and of what adds up over the last ones, ≥ 0; 3 = the default limit. */
  surprise: number;
};

/**
 * How surprising each period of a metric is by those up to it (oldest first, equal length); null for a period without a value, on
 * fewer than 30 answers, or with fewer than 16 such periods before the newest two. The distance counts sampling error and the
 * usual drift between periods, over the last 40; a change that stays adds up (EWMA, λ = 0.5). Source: ANALYTICS.md A (i).
 */
export function metricSurprises(
  series: readonly (MetricPoint | null)[],
): (MetricSurprise | null)[] {
  let running = 0;
  const history: HistoryPoint[] = [];
  return series.map((point) => {
    if (!point || point.n < LEAST_ANSWERS) return null;
    const earlier = history.slice(0, -NEWEST);
    history.push({ value: point.value, se: point.sd / Math.sqrt(point.n), n: point.n });
    if (earlier.length < LEAST_PERIODS) return null;
    const told = surpriseAgainst(baseline(earlier), point, running);
    running = WEIGHT * Math.max(-CUT, Math.min(CUT, told.distance)) + (1 - WEIGHT) * running;
    return told;
  });
}

function surpriseAgainst(
  base: Baseline,
  { value, n }: MetricPoint,
  before: number,
): MetricSurprise {
  const sd = Math.sqrt(nextVariance(base, n));
  const distance = (value - base.mean) / sd;
  const running = WEIGHT * Math.max(-CUT, Math.min(CUT, distance)) + (1 - WEIGHT) * before;
  const surprise = Math.max(Math.abs(distance), Math.abs(running) / RUNNING_SD);
  return { expected: base.mean, sd, distance, surprise };
}
