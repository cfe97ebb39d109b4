import { dateOfDay } from '../../domain/time/day.ts';
import { dayOfHijri, HIJRI_YEARS } from '../../domain/time/hijri.ts';
import type { DateParts } from './date-steps.ts';

/** Before the tokens of a format: year, month and day are those of the Umm al-Qura calendar. */
export const HIJRI = 'Hijri ';

/** Turns a Hijri date that was read into the same day of the Gregorian calendar; false when there is no such day. */
export function toGregorian(into: DateParts): boolean {
  const day = dayOfHijri({ year: into.year, month: into.month, day: into.day });
  if (day === null) {
    into.isUnreal = into.year >= HIJRI_YEARS.first && into.year <= HIJRI_YEARS.last;
    return false;
  }
  const date = dateOfDay(day);
  into.year = date.year;
  into.month = date.month;
  into.day = date.day;
  return true;
}
