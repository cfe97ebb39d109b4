import type { CountModel } from '../stats/negative-binomial.ts';
import { countTail } from '../stats/negative-binomial.ts';
import type { CountFit } from './count-fit.ts';
import { expectedOf, fitCounts } from './count-fit.ts';

/** Length of the periods that are counted. */
export const COUNT_GRAINS = ['day', 'week'] as const;
export type CountGrain = (typeof COUNT_GRAINS)[number];

/** How a series of counts is read; the values were chosen on simulated series (tests/measured/detection). */
type Reading = {
  /** Periods a level is read from at most, and at least. */
  longest: number;
  least: number;
  /** Periods from which on a year's season is told from a trend; null = never. */
  seasonal: number | null;
  year: number;
  /** Effective number of coefficients without the season. */
  degrees: number;
  /** Usual deviations to which past bursts are pulled in where the dispersion is read. */
  cut: number;
};

const READINGS: Readonly<Record<CountGrain, Reading>> = {
  day: { longest: 84, least: 21, seasonal: null, year: 365.2425, degrees: 6, cut: 2.75 },
  week: { longest: 156, least: 16, seasonal: 104, year: 52.1775, degrees: 2, cut: 2.4 },
};

/** The newest periods that say nothing about the level, so that a burst under way does not raise its own bar. */
const NEWEST = 2;
const DAYS_OF_WEEK = 7;

/** Prior standard deviations on the log scale: trend over half the history, a weekday, a season's wave. */
const TREND_SD = 0.5;
const WEEKDAY_SD = 0.5;
const SEASON_SD = 0.3;

/**
 * Two looks at the same moment (the period alone, and with the one before it) are no single test: the smaller tail counts
 * this many times. Found by simulation, so that a nominal 1 % stays 1 %.
 */
const TWO_LOOKS = 1.8;

/** Largest surprise told: tails below 1e-300 are not told apart. */
const LARGEST = 300;

/** What a count was expected to be, and how surprising it is. */
export type CountSurprise = {
  expected: CountModel;
  /** −log10 of the chance of a count this high or higher, ≥ 0; 3 = one period in a thousand. */
  surprise: number;
};

/**
 * How surprisingly high the last of these counts of whole periods is (oldest first, whole numbers ≥ 0; for days the series has
 * no gaps, so that every seventh is the same weekday): the tail of a negative binomial around what level, trend, weekday
 * and, from 104 weeks on, season let expect, the count itself weighing half (mid-p); alone and together with the period
 * before, where the last is above its expectation. Null below 21 days or 16 weeks before the newest two: too few to expect
 * anything. A history of zeros expects half a count over its whole length. Source: ANALYTICS.md A (ii).
 */
export function countSurprise(counts: readonly number[], grain: CountGrain): CountSurprise | null {
  const reading = READINGS[grain];
  const last = counts.length - 1;
  const end = last - NEWEST;
  const from = Math.max(0, end - reading.longest);
  const span = end - from;
  if (span < reading.least) return null;
  const isSeasonal = reading.seasonal !== null && span >= reading.seasonal;
  const featuresOf = (at: number): Float64Array =>
    features((at - (from + end - 1) / 2) / (span / 2), at, grain, isSeasonal);
  const past = counts.slice(from, end);
  const fit = fitCounts(
    past,
    past.map((_, i) => featuresOf(from + i)),
    {
      penalties: penalties(grain, isSeasonal),
      degrees: reading.degrees + (isSeasonal ? 2 : 0),
      cut: reading.cut,
    },
  );
  const expected = modelOf(fit, featuresOf(last), span);
  const count = counts[last] ?? 0;
  let tail = midTail(count, expected);
  if (count >= expected.mean) {
    const before = modelOf(fit, featuresOf(last - 1), span);
    const mean = expected.mean + before.mean;
    const variance = expected.mean * expected.dispersion + before.mean * before.dispersion;
    const both = midTail(count + (counts[last - 1] ?? 0), { mean, dispersion: variance / mean });
    tail = Math.min(tail, both);
  }
  const surprise = -Math.log10(Math.max(10 ** -LARGEST, Math.min(1, TWO_LOOKS * tail)));
  return { expected, surprise: Math.max(0, surprise) };
}

/** The surprise of every count of a series by those up to it; 0 where there are too few before it. */
export function countSurprises(counts: readonly number[], grain: CountGrain): number[] {
  return counts.map((_, i) => countSurprise(counts.slice(0, i + 1), grain)?.surprise ?? 0);
}

function modelOf(fit: CountFit | null, at: Float64Array, span: number): CountModel {
  return fit ? expectedOf(fit, at) : { mean: 0.5 / span, dispersion: 1 };
}

function midTail(count: number, model: CountModel): number {
  return (countTail(count, model) + countTail(count + 1, model)) / 2;
}

function features(time: number, at: number, grain: CountGrain, isSeasonal: boolean): Float64Array {
  const x = [1, time];
  if (grain === 'day') {
    for (let day = 0; day < DAYS_OF_WEEK; day += 1) x.push(at % DAYS_OF_WEEK === day ? 1 : 0);
  }
  if (isSeasonal) {
    const turn = (2 * Math.PI * at) / READINGS[grain].year;
    x.push(Math.cos(turn), Math.sin(turn));
  }
  return Float64Array.from(x);
}

function penalties(grain: CountGrain, isSeasonal: boolean): Float64Array {
  const sds = [Infinity, TREND_SD];
  if (grain === 'day') sds.push(...Array<number>(DAYS_OF_WEEK).fill(WEEKDAY_SD));
  if (isSeasonal) sds.push(SEASON_SD, SEASON_SD);
  return Float64Array.from(sds.map((sd) => 1 / sd ** 2));
}
