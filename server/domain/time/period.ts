import type { Grain } from '../metrics/verdict-kinds.ts';
import { dateOfDay, dayOfDate, weekdayOf } from './day.ts';

/** A half-open range of day numbers: `from` is in, `to` is out. Empty when `from === to`. */
export type Period = { from: number; to: number };

/** The day a report week begins with; a setting of the organisation. */
export const WEEK_STARTS = ['sat', 'sun', 'mon'] as const;
export type WeekStart = (typeof WEEK_STARTS)[number];

const START_WEEKDAY = { sat: 6, sun: 0, mon: 1 } as const satisfies Record<WeekStart, number>;

/** First day of the report week that holds a day. */
export function weekOf(day: number, weekStart: WeekStart): number {
  return day - ((weekdayOf(day) - START_WEEKDAY[weekStart] + 7) % 7);
}

/** First day of the calendar month `months` after the one that holds a day (negative = before). */
function monthStart(day: number, months: number): number {
  const { year, month } = dateOfDay(day);
  const index = year * 12 + (month - 1) + months;
  return dayOfDate(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
}

const GRAIN_MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/**
 * First day of the bucket that holds a day. Quarters and years are calendar ones. Grain `none` has no buckets: the
 * day itself comes back.
 */
export function bucketOf(day: number, grain: Grain, weekStart: WeekStart): number {
  if (grain === 'week') return weekOf(day, weekStart);
  if (grain === 'day' || grain === 'none') return day;
  const intoBucket = (dateOfDay(day).month - 1) % GRAIN_MONTHS[grain];
  return monthStart(day, -intoBucket);
}

/** First day of the bucket after the one that begins with `start`. */
function nextBucket(start: number, grain: Exclude<Grain, 'none'>): number {
  if (grain === 'day') return start + 1;
  if (grain === 'week') return start + 7;
  return monthStart(start, GRAIN_MONTHS[grain]);
}

/**
 * The buckets of a period, oldest first. They partition it: the first and the last are cut at its edges, so they may
 * be shorter than the grain. Grain `none` gives the period as one bucket; an empty period gives none.
 */
export function bucketsOf(period: Period, grain: Grain, weekStart: WeekStart): Period[] {
  if (period.from >= period.to) return [];
  if (grain === 'none') return [{ ...period }];
  const buckets: Period[] = [];
  let start = bucketOf(period.from, grain, weekStart);
  while (start < period.to) {
    const next = nextBucket(start, grain);
    buckets.push({ from: Math.max(start, period.from), to: Math.min(next, period.to) });
    start = next;
  }
  return buckets;
}

/** Whole calendar months in a period that begins and ends with a month; null for any other period. */
function wholeMonths(period: Period): number | null {
  const first = dateOfDay(period.from);
  const last = dateOfDay(period.to);
  if (first.day !== 1 || last.day !== 1) return null;
  const months = (last.year - first.year) * 12 + last.month - first.month;
  return months > 0 ? months : null;
}

/**
 * The period just before, without a gap: as many calendar months where the period is whole months (October →
 * September), else as many days (a week → the week before).
 */
export function previousPeriod(period: Period): Period {
  const months = wholeMonths(period);
  if (months !== null) return { from: monthStart(period.from, -months), to: period.from };
  return { from: period.from - (period.to - period.from), to: period.from };
}

/**
 * The same period a year ago: the same calendar months where the period is whole months, else 364 days back, so that
 * weekdays meet weekdays and a report week meets a report week.
 */
export function lastYearPeriod(period: Period): Period {
  if (wholeMonths(period) !== null) {
    return { from: monthStart(period.from, -12), to: monthStart(period.to, -12) };
  }
  return { from: period.from - 364, to: period.to - 364 };
}

/** The last report week that is over on the morning of `today`, by the calendar alone. */
export function lastCalendarWeek(today: number, weekStart: WeekStart): Period {
  const to = weekOf(today, weekStart);
  return { from: to - 7, to };
}

/**
 * The last report week that is complete by the calendar *and* by data. `dataThrough` is the last day for which data
 * is complete; null (no data at all) gives null.
 */
export function lastCompleteWeek(
  today: number,
  dataThrough: number | null,
  weekStart: WeekStart,
): Period | null {
  if (dataThrough === null) return null;
  return lastCalendarWeek(Math.min(today, dataThrough + 1), weekStart);
}

/**
 * The parts of a period that whole report weeks can answer and the parts that need days: `head` days, then `weeks`
 * (a multiple of 7 days), then `tail` days. Each is null when empty; together they are the period.
 */
export function splitWeeks(
  period: Period,
  weekStart: WeekStart,
): { head: Period | null; weeks: Period | null; tail: Period | null } {
  const first = weekOf(period.from + 6, weekStart);
  const last = weekOf(period.to, weekStart);
  if (first >= last) return { head: nonEmpty(period), weeks: null, tail: null };
  return {
    head: nonEmpty({ from: period.from, to: first }),
    weeks: { from: first, to: last },
    tail: nonEmpty({ from: last, to: period.to }),
  };
}

function nonEmpty(period: Period): Period | null {
  return period.from < period.to ? { from: period.from, to: period.to } : null;
}
