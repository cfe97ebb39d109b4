import { studentQuantile } from '../../stats/student.ts';
import { contrastOf } from './contrast.ts';
import type { EffectSeries } from './series.ts';
import { weeklyOf } from './series.ts';

/** So many of the newest weeks are looked at together. */
const WATCHED_WEEKS = 4;
/** A closed loop is watched for a year: some 48 looks, each of which may be wrong so seldom that all of them together seldom are. */
const SIDE = 0.9985;
/** Weeks after the reading for which a closed loop is watched. */
export const WATCH_WEEKS = 52;

/** What is asked of a loop that was closed; days since 1970-01-01. */
export type WatchQuestion = {
  readonly series: EffectSeries;
  readonly better: 'higher' | 'lower';
  /** First days of the weeks on which it was found to hold. */
  readonly held: readonly number[];
  /** First day that is not over. */
  readonly today: number;
};

/**
 * True when the newest four whole weeks are so much worse than those on which the effect was found to hold that chance hardly explains
 * it, at every look of a year taken together. False also while there are no four.
 */
export function hasRegressed({ series, better, held, today }: WatchQuestion): boolean {
  const { kind, weeks } = weeklyOf(series);
  const days = new Set(held);
  const last = Math.max(...held);
  const reference = weeks.filter(({ from }) => days.has(from));
  const newest = weeks.filter(({ from }) => from > last && from + 7 <= today).slice(-WATCHED_WEEKS);
  if (newest.length < WATCHED_WEEKS || reference.length < 2) return false;
  const contrast = contrastOf(kind, [reference], newest);
  if (!contrast) return false;
  const worse = better === 'higher' ? -contrast.difference : contrast.difference;
  return worse > studentQuantile(SIDE, contrast.df) * Math.sqrt(contrast.variance);
}
