import type { Bilingual } from '../metrics/definition.ts';
import { dateOfDay, dayOfDate, weekdayOf } from '../time/day.ts';
import { easterSunday } from '../time/easter.ts';
import { hijriMonthsBetween } from '../time/hijri.ts';
import type { HolidayCalendar } from './calendars.ts';

/** A holiday of one year. Days are numbers, `[from, to)`. */
export type Holiday = {
  /** Which it is, without the year: `eid_al_fitr`. */
  readonly id: string;
  readonly calendar: HolidayCalendar;
  readonly name: Bilingual;
  readonly from: number;
  readonly to: number;
};

type Kept = {
  readonly id: string;
  readonly calendar: HolidayCalendar;
  readonly name: Bilingual;
  readonly days: number;
};
/** By month and day of the Gregorian year; `since` and `until` = first and last year in which it was kept so. */
type Fixed = Kept & { month: number; day: number; since?: number; until?: number };
/** By month and day of the Umm al-Qura year; `days` null = the whole month. */
type Islamic = Omit<Kept, 'days'> & { month: number; day: number; days: number | null };
type Moving = Kept & { firstDayOf: (year: number) => number; since?: number };

const FIXED: readonly Fixed[] = [
  fixed('new_year', 'international', 1, 1, 1, 'New Year’s Day', 'رأس السنة الميلادية'),
  fixed('labour_day', 'international', 5, 1, 1, 'International Workers’ Day', 'يوم العمال العالمي'),
  fixed('christmas', 'international', 12, 25, 1, 'Christmas', 'عيد الميلاد'),
  {
    ...fixed('sa_founding', 'sa', 2, 22, 1, 'Saudi Founding Day', 'يوم التأسيس السعودي'),
    since: 2022,
  },
  fixed('sa_national', 'sa', 9, 23, 1, 'Saudi National Day', 'اليوم الوطني السعودي'),
  fixed('ae_national', 'ae', 12, 2, 2, 'UAE National Day', 'عيد الاتحاد الإماراتي'),
  fixed('kw_national', 'kw', 2, 25, 1, 'Kuwait National Day', 'العيد الوطني الكويتي'),
  fixed('kw_liberation', 'kw', 2, 26, 1, 'Kuwait Liberation Day', 'عيد التحرير الكويتي'),
  fixed('bh_national', 'bh', 12, 16, 2, 'Bahrain National Day', 'العيد الوطني البحريني'),
  fixed('qa_national', 'qa', 12, 18, 1, 'Qatar National Day', 'اليوم الوطني القطري'),
  {
    ...fixed('om_accession', 'om', 1, 11, 1, 'Oman Accession Day', 'يوم تولي السلطان مقاليد الحكم'),
    since: 2021,
  },
  {
    ...fixed('om_national', 'om', 11, 18, 2, 'Oman National Day', 'العيد الوطني العُماني'),
    until: 2024,
  },
  {
    ...fixed('om_national', 'om', 11, 20, 2, 'Oman National Day', 'اليوم الوطني العُماني'),
    since: 2025,
  },
];

const ISLAMIC: readonly Islamic[] = [
  islamic('ramadan', 'islamic', 9, 1, null, 'Ramadan', 'شهر رمضان'),
  islamic('eid_al_fitr', 'islamic', 10, 1, 3, 'Eid al-Fitr', 'عيد الفطر'),
  islamic('arafah', 'islamic', 12, 9, 1, 'Day of Arafah', 'يوم عرفة'),
  islamic('eid_al_adha', 'islamic', 12, 10, 4, 'Eid al-Adha', 'عيد الأضحى'),
  islamic('hijri_new_year', 'islamic_more', 1, 1, 1, 'Hijri New Year', 'رأس السنة الهجرية'),
  islamic('mawlid', 'islamic_more', 3, 12, 1, 'The Prophet’s Birthday', 'المولد النبوي'),
];

const MOVING: readonly Moving[] = [
  {
    id: 'easter',
    calendar: 'international',
    name: { en: 'Easter Sunday', ar: 'أحد الفصح' },
    days: 1,
    firstDayOf: easterSunday,
  },
  {
    id: 'qa_sport',
    calendar: 'qa',
    name: { en: 'Qatar National Sport Day', ar: 'اليوم الرياضي القطري' },
    days: 1,
    firstDayOf: (year) => nthWeekday({ year, month: 2, weekday: 2, nth: 2 }),
    since: 2012,
  },
];

/**
 * Holidays of the chosen calendars with a day in `[from, to)`, by their first day. Islamic ones are those of the Umm al-Qura
 * calendar: the day that a country announces by sighting may be another by one.
 */
export function holidaysBetween(
  calendars: readonly HolidayCalendar[],
  from: number,
  to: number,
): Holiday[] {
  if (from >= to) return [];
  return [...islamicBetween(from, to), ...gregorianBetween(from, to)]
    .filter((one) => calendars.includes(one.calendar) && one.from < to && one.to > from)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function islamicBetween(from: number, to: number): Holiday[] {
  return hijriMonthsBetween(from, to).flatMap((month) =>
    ISLAMIC.filter((one) => one.month === month.month).map(({ id, calendar, name, day, days }) => {
      const first = month.from + day - 1;
      return { id, calendar, name, from: first, to: days === null ? month.to : first + days };
    }),
  );
}

function gregorianBetween(from: number, to: number): Holiday[] {
  const years = [];
  for (let year = dateOfDay(from).year; year <= dateOfDay(to).year; year++) years.push(year);
  return years.flatMap((year) => [
    ...FIXED.filter(({ since = year, until = year }) => since <= year && year <= until).map(
      ({ month, day, ...kept }) => onDays(kept, dayOfDate(year, month, day)),
    ),
    ...MOVING.filter(({ since = year }) => since <= year).map(({ firstDayOf, ...kept }) =>
      onDays(kept, firstDayOf(year)),
    ),
  ]);
}

function onDays({ id, calendar, name, days }: Kept, from: number): Holiday {
  return { id, calendar, name, from, to: from + days };
}

/** The day number of, say, the second Tuesday of a month. */
function nthWeekday(asked: { year: number; month: number; weekday: number; nth: number }): number {
  const first = dayOfDate(asked.year, asked.month, 1);
  return first + ((asked.weekday - weekdayOf(first) + 7) % 7) + 7 * (asked.nth - 1);
}

function fixed(
  id: string,
  calendar: HolidayCalendar,
  month: number,
  day: number,
  days: number,
  en: string,
  ar: string,
): Fixed {
  return { id, calendar, name: { en, ar }, month, day, days };
}

function islamic(
  id: string,
  calendar: HolidayCalendar,
  month: number,
  day: number,
  days: number | null,
  en: string,
  ar: string,
): Islamic {
  return { id, calendar, name: { en, ar }, month, day, days };
}
