import { addDays } from '../format/day.ts';
import type { Period, PeriodRule } from './view-state.ts';

const WEEKS: Readonly<Record<PeriodRule, number>> = {
  'last-week': 1,
  'last-4-weeks': 4,
  'last-13-weeks': 13,
  'last-26-weeks': 26,
  'last-52-weeks': 52,
};

/** The days a period means, given the last complete week. */
export function resolvePeriod(
  period: Period,
  lastWeek: { from: string; to: string },
): { from: string; to: string } {
  if (!('rule' in period)) return period;
  return { from: addDays(lastWeek.to, -7 * WEEKS[period.rule]), to: lastWeek.to };
}
