import type { Comparison, Grain } from '../../domain/metrics/verdict-kinds.ts';
import type { Period, WeekStart } from '../../domain/time/period.ts';
import { bucketsOf, lastYearPeriod, previousPeriod } from '../../domain/time/period.ts';

/** Earlier periods a verdict is made from, at most. */
const HISTORY = 40;
/** Fewer earlier periods than this cannot give an expectation: then only the one before is read. */
const HISTORY_LEAST = 16;
/** Earlier periods whose median is a comparison, and how many of them must have a value. */
export const MEDIAN_PERIODS = 13;

/** All periods one question reads, each once, and which of them is what (as places in `periods`). */
export type Plan = {
  readonly periods: readonly Period[];
  readonly total: number;
  readonly buckets: readonly number[];
  /** Earlier periods of the same length, oldest first; the one before is last. */
  readonly history: readonly number[];
  readonly lastYear: number | null;
};

export type PlanInput = {
  period: Period;
  grain: Grain;
  compare: readonly Comparison[];
  weekStart: WeekStart;
  /** First day with data; null when there is none. */
  firstDay: number | null;
};

/** One plan for value, points, comparisons and verdict, so that one snapshot answers all of them. */
export function planPeriods(input: PlanInput): Plan {
  const { period, grain, compare, weekStart } = input;
  const periods: Period[] = [];
  const places = new Map<string, number>();
  const place = (one: Period): number => {
    const key = `${one.from}:${one.to}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, periods.push(one) - 1);
    return periods.length - 1;
  };
  return {
    total: place(period),
    buckets: grain === 'none' ? [] : bucketsOf(period, grain, weekStart).map(place),
    history: earlierPeriods(input).map(place),
    lastYear: compare.includes('last_year') ? place(lastYearPeriod(period)) : null,
    periods,
  };
}

function earlierPeriods({ period, compare, firstDay }: PlanInput): Period[] {
  const earlier: Period[] = [];
  const oldest = firstDay ?? Infinity;
  let at = previousPeriod(period);
  while (earlier.length < HISTORY && at.from >= oldest) {
    earlier.unshift(at);
    at = previousPeriod(at);
  }
  if (earlier.length === 0) return [previousPeriod(period)];
  if (earlier.length >= HISTORY_LEAST) return earlier;
  return earlier.slice(compare.includes('median13') ? -MEDIAN_PERIODS : -1);
}
