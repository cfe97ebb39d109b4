import type { RuleTrial } from '../../contract/alert-rules.ts';
import { expectedFalseAlarms } from '../../domain/alerts/false-alarms.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { groupOf } from '../metrics/group.ts';
import type { Moment } from '../organisation/reference.ts';

/** How far back a rule is tried, and episodes that are told at most. */
export const WEEKS = 26;
export const MOST_TOLD = 100;

/** As many in a year as so many in so many days. */
export function aYear(count: number, days: number): number {
  return (count * 365) / days;
}

/** A stretch in which a rule would have fired. */
export type Episode = RuleTrial['episodes'][number];

/** What was found in the series of a rule; `all` = series there are, `judged` = periods that could be judged. */
type Tried = {
  readonly grain: AlertRule['grain'];
  readonly series: RuleTrial['series'];
  readonly isCount: boolean;
  readonly judged: number;
  readonly episodes: readonly Episode[];
};

/** The trial of a rule about series, its newest episodes first. */
export function trialOf(rule: AlertRule, found: Tried): RuleTrial {
  const { grain, series, isCount, judged, episodes } = found;
  const beginOf = ({ hour, from }: Episode): string => hour ?? from;
  return {
    isTried: true,
    weeks: WEEKS,
    series,
    judged,
    count: episodes.length,
    aYear: judged === 0 ? null : aYear(episodes.length, 7 * WEEKS),
    episodes: episodes.toSorted((a, b) => beginOf(b).localeCompare(beginOf(a))).slice(0, MOST_TOLD),
    falseAlarmsAYear: expectedFalseAlarms(rule, { grain, series: series.tried, isCount }),
  };
}

/** The value of its dimension that a series of a rule is about, as it is told; null = it is about the whole. */
export function groupOfSeries(
  rule: AlertRule,
  each: number | null,
  { reference }: Moment,
): Episode['group'] {
  if (rule.each === null || each === null) return null;
  return { dimension: rule.each, ...groupOf(rule.each, each, reference) };
}
