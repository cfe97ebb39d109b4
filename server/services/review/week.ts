import { AppError } from '../../domain/problem.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import { weekOf } from '../../domain/time/period.ts';
import type { Moment } from '../organisation/reference.ts';

/** A week of reviews. Days since 1970-01-01, `startsAt` in UTC ms. */
export type ReviewWeek = {
  readonly week: number;
  readonly startsAt: number;
  readonly isCurrent: boolean;
};

/** The week a day lies in (left out = the one that is now). @throws AppError DATE_INVALID, SETTING_INVALID for a week that has not begun */
export function reviewWeek(
  { reference, today }: Pick<Moment, 'reference' | 'today'>,
  day?: string,
): ReviewWeek {
  const { zone, calendar } = reference;
  const current = weekOf(today, calendar.weekStart);
  const week = day === undefined ? current : weekOf(parseDay(day), calendar.weekStart);
  if (week > current) {
    const expected = `≤ ${formatDay(current)}`;
    throw new AppError('SETTING_INVALID', { setting: 'week', seen: day ?? '', expected });
  }
  return { week, startsAt: zone.startOfDay(week), isCurrent: week === current };
}
