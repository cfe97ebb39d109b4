import { durationBins, type Duration, type Seconds } from '../counters/parts.ts';
import { binnedQuantile } from '../stats/binned-quantile.ts';
import { meanInterval } from '../stats/mean.ts';
import { netInterval, netScore } from '../stats/nps.ts';
import { orderRanks } from '../stats/order-ranks.ts';
import { orderStatistics, type SecondsList } from '../stats/order-statistics.ts';
import { wilson } from '../stats/proportion.ts';
import { interpolated } from '../stats/quantile.ts';
import { BinnedSeconds } from '../stats/binned-seconds.ts';
import type { MetricValue } from './value.ts';

/** From this many observations on, a quantile is read from bins, whether or not the exact seconds are at hand. */
export const EXACT_BELOW = 5000;

/** Limits a value must respect; null = unbounded. */
export type Range = readonly [number | null, number | null];

/** No value: `no_data` when nothing was counted, `too_few` when less than may be shown. */
function absent(n: number): MetricValue {
  const states: MetricValue['states'] = [n === 0 ? 'no_data' : 'too_few'];
  return { value: null, low: null, high: null, n, states, exact: true };
}

function within(x: number, [smallest, largest]: Range): number {
  return Math.min(largest ?? Infinity, Math.max(smallest ?? -Infinity, x));
}

/** A share in percent with its Wilson interval; `hits` of `n`. */
export function shareValue(hits: number, n: number, minShow: number): MetricValue {
  if (n === 0 || n < minShow) return absent(n);
  const { low, high } = wilson({ hits, n });
  return { value: (100 * hits) / n, low: 100 * low, high: 100 * high, n, states: [], exact: true };
}

/** A net score in points with its adjusted-Wald interval. */
export function netValue(
  promoters: number,
  detractors: number,
  n: number,
  minShow: number,
): MetricValue {
  if (n === 0 || n < minShow) return absent(n);
  const counts = { promoters, detractors, n };
  return { value: netScore(counts), ...netInterval(counts), n, states: [], exact: true };
}

/** A mean with its t-interval, kept inside `range`; the bounds are null when `squares` is null or n < 2. */
export function meanValue(
  n: number,
  sum: number,
  squares: number | null,
  minShow: number,
  range: Range,
): MetricValue {
  if (n === 0 || n < minShow) return absent(n);
  const interval = squares === null ? null : meanInterval(n, sum, squares);
  const low = interval?.low ?? null;
  const high = interval?.high ?? null;
  return {
    value: sum / n,
    low: low === null ? null : within(low, range),
    high: high === null ? null : within(high, range),
    n,
    states: [],
    exact: true,
  };
}

/**
 * A count: its value is its n and it has no interval. Nothing counted is `no_data`, because parts alone cannot tell
 * "none happened" from "nobody sent data"; who knows that data covers the period uses `zeroIfCovered`.
 */
export function countValue(n: number): MetricValue {
  if (n === 0) return absent(0);
  return { value: n, low: null, high: null, n, states: [], exact: true };
}

type Ordered = { length: number; at: (rank: number) => number | null };

/** Order statistics by the array they came from: median and 90th percentile of one answer share the work. */
const orderedOf = new WeakMap<SecondsList, Ordered>();

function ordered(seconds: Seconds): Ordered {
  if (seconds instanceof BinnedSeconds) return seconds;
  const held = orderedOf.get(seconds);
  if (held?.length === seconds.length) return held;
  const fresh = { length: seconds.length, at: orderStatistics(seconds) };
  orderedOf.set(seconds, fresh);
  return fresh;
}

/**
 * The `p`-quantile of a duration with its order-statistic interval, in units of `per` seconds. Below 5,000 observations
 * exact where the seconds are known; else from bins (`exact` false, within 1 %).
 */
export function quantileValue(
  duration: Duration | undefined,
  p: number,
  minShow: number,
  per = 1,
): MetricValue {
  const n = duration?.n ?? 0;
  if (!duration || n === 0 || n < minShow) return absent(n);
  const found =
    duration.seconds !== null && n < EXACT_BELOW
      ? exactQuantile(ordered(duration.seconds), p)
      : binnedQuantile(durationBins(duration), p, n);
  if (!found) return absent(0);
  const scaled = (x: number | null): number | null => (x === null ? null : x / per);
  return {
    value: found.value / per,
    low: scaled(found.low),
    high: scaled(found.high),
    n,
    states: [],
    exact: duration.seconds !== null && n < EXACT_BELOW,
  };
}

function exactQuantile(
  seconds: Ordered,
  p: number,
): { value: number; low: number | null; high: number | null } | null {
  const at = (rank: number): number | null => seconds.at(rank);
  const value = interpolated(at, seconds.length, p);
  if (value === null) return null;
  const ranks = orderRanks(seconds.length, p);
  return { value, low: ranks && at(ranks.low), high: ranks && at(ranks.high) };
}
