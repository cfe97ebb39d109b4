import { DAY_MS } from './day.ts';

/** A date of the Umm al-Qura calendar; month 1–12, day 1–30. */
export type HijriDate = { readonly year: number; readonly month: number; readonly day: number };

/** Umm al-Qura months are tabulated for these years; outside them the calendar that computes them is another one. */
export const HIJRI_YEARS = { first: 1300, last: 1600 } as const;

const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The Umm al-Qura date of a day number, by the tables of ICU; null outside the years 1300 to 1600 that these hold. */
export function hijriDateOf(dayNumber: number): HijriDate | null {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(dayNumber * DAY_MS)) parts[type] = value;
  const [year, month, day] = [parts.year, parts.month, parts.day].map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return year >= HIJRI_YEARS.first && year <= HIJRI_YEARS.last ? { year, month, day } : null;
}

/** A month and its days, `[from, to)`. */
export type HijriMonth = Pick<HijriDate, 'year' | 'month'> & {
  readonly from: number;
  readonly to: number;
};

/** The months that have a day in `[from, to)`, oldest first; none outside the years that are known. */
export function hijriMonthsBetween(from: number, to: number): HijriMonth[] {
  const months: HijriMonth[] = [];
  const begun = hijriDateOf(from);
  if (!begun) return months;
  let start = from - begun.day + 1;
  while (start < to) {
    const date = hijriDateOf(start);
    if (!date) break;
    // A month has 29 days or 30.
    const end = hijriDateOf(start + 29)?.day === 1 ? start + 29 : start + 30;
    if (end > from) months.push({ year: date.year, month: date.month, from: start, to: end });
    start = end;
  }
  return months;
}

/** Day number of 1 Muharram of the year 1, and the mean length of a month: from these a month is looked for. */
const FIRST_DAY = -492_148;
const MEAN_MONTH = 29.530_588;

type MonthStart = { readonly start: number; readonly days: 29 | 30 };
const starts = new Map<number, MonthStart>();

/** The day number of an Umm al-Qura date; null when there is no such date, or outside the years 1300 to 1600. */
export function dayOfHijri({ year, month, day }: HijriDate): number | null {
  if (year < HIJRI_YEARS.first || year > HIJRI_YEARS.last || month < 1 || month > 12 || day < 1)
    return null;
  const place = year * 12 + month;
  const known = starts.get(place) ?? monthStart(place);
  if (!known || day > known.days) return null;
  starts.set(place, known);
  return known.start + day - 1;
}

function monthStart(place: number): MonthStart | null {
  // The middle of the month as it would be if all were equally long is in that month or in one beside it.
  let day = FIRST_DAY + Math.round((place - 13 + 0.5) * MEAN_MONTH);
  for (let tries = 0; tries < 3; tries++) {
    const date = hijriDateOf(day);
    if (!date) return null;
    const away = place - (date.year * 12 + date.month);
    const start = day - date.day + 1;
    if (away === 0) return { start, days: hijriDateOf(start + 29)?.day === 1 ? 29 : 30 };
    day += Math.round(away * MEAN_MONTH);
  }
  return null;
}
