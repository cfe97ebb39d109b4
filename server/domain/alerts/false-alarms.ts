import type { CountGrain } from '../detection/count-surprise.ts';
import { normalTwoSided } from '../stats/normal.ts';
import type { RuleFacts, RuleGrain } from './rule.ts';

const PERIODS_A_YEAR: Readonly<Record<CountGrain, number>> = { day: 365, week: 52 };

/**
 * False alarms that a usual weekly metric gives in a year at surprise 3, in both directions: on simulated series with drift
 * (tests/properties/detection/metrics.test.ts prints it).
 */
const WEEKLY_AT_THREE = 0.37;

/**
 * False alarms that a series of records by the hour gives in a year at surprise 6, where it gives the most: with some 24 records a day, at
 * least 5 in the hour. Busier ones give fewer. `HOURLY_STEP` = how many more with each whole step below, as a power of ten. Both on
 * simulated series (tests/properties/detection/hours.test.ts prints it).
 */
const HOURLY_AT_SIX = 0.6;
const HOURLY_STEP = 0.2;

/**
 * How many alarms without cause a rule gives in a year, over so many series that are as they were. For counts by what the
 * surprise means, for other values by simulation; null for conditions that say nothing of chance (levels, changes, gaps to
 * a target, records, silence).
 */
export function expectedFalseAlarms(
  { condition, duration }: Pick<RuleFacts, 'condition' | 'duration'>,
  { grain, series, isCount }: { grain: RuleGrain; series: number; isCount: boolean },
): number | null {
  if (condition.kind !== 'burst' && condition.kind !== 'range') return null;
  if (grain === 'hour') return series * HOURLY_AT_SIX * 10 ** (HOURLY_STEP * (6 - condition.score));
  // Several periods in a row are not independent of one another: the bound of one is told for all.
  if (duration > 1) return null;
  if (isCount) return series * PERIODS_A_YEAR[grain] * 10 ** -condition.score;
  if (condition.kind !== 'range') return null;
  const share = normalTwoSided(condition.score) / normalTwoSided(3);
  const sides = condition.direction === 'either' ? 1 : 0.5;
  const perYear = PERIODS_A_YEAR[grain] / PERIODS_A_YEAR.week;
  return series * WEEKLY_AT_THREE * sides * share * perYear;
}
