import type { Language, LocaleTag } from './locale.ts';
import { FORMAT_WORDS } from './words.ts';

const DAY_MS = 86_400_000;
const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Midnight UTC of a calendar day, used only for counting and naming days; null when it is not a real day. */
function dayMs(day: string): number | null {
  const match = DAY_PATTERN.exec(day);
  if (!match) return null;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return null;
  return ms;
}

export function isDay(text: string): boolean {
  return dayMs(text) !== null;
}

export function addDays(day: string, days: number): string {
  return new Date(msOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((msOf(to) - msOf(from)) / DAY_MS);
}

function msOf(day: string): number {
  const ms = dayMs(day);
  if (ms === null)
    throw new RangeError(`"${day}" is not a calendar day; a day is written YYYY-MM-DD`);
  return ms;
}

export type DayFormats = {
  /** 21 November 2026 */
  long: (day: string) => string;
  /** 21 Nov */
  short: (day: string) => string;
  /** Sat 21 Nov */
  weekday: (day: string) => string;
  /** The days of `[from, to)`: 15–21 November 2026. */
  range: (from: string, to: string) => string;
  /** The days of `[from, to)` in the Umm al-Qura calendar: 24 Jumada I – 1 Jumada II 1448 AH. */
  hijriRange: (from: string, to: string) => string;
};

export function createDayFormats(language: Language, locale: LocaleTag): DayFormats {
  const words = FORMAT_WORDS[language];
  const make = (options: Intl.DateTimeFormatOptions) => {
    // Made when it is first written with: each costs a phone milliseconds, and a page needs few of them.
    let format: Intl.DateTimeFormat | undefined;
    return (day: string) => {
      format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return format.format(msOf(day));
    };
  };
  const number = make({ day: 'numeric' });
  const dayMonth = make({ day: 'numeric', month: 'long' });
  const long = make({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = make({ day: 'numeric', month: 'short' });
  const calendar = 'islamic-umalqura';
  const hijriLong = make({ day: 'numeric', month: 'long', year: 'numeric', calendar });
  const hijriShort = make({ day: 'numeric', month: 'long', calendar });
  const hijriDay = make({ day: 'numeric', calendar });
  const hijriMonth = make({ month: 'long', calendar });
  const hijriYear = make({ year: 'numeric', calendar });
  const weekdayName = make({ weekday: language === 'en' ? 'short' : 'long' });

  return {
    hijriRange: (from, to) => {
      const last = addDays(to, -1);
      if (last <= from) return hijriLong(from);
      if (hijriYear(from) !== hijriYear(last))
        return words.dayRange(hijriLong(from), hijriLong(last));
      if (hijriMonth(from) !== hijriMonth(last))
        return words.dayRange(hijriShort(from), hijriLong(last));
      return words.dayRangeInMonth(hijriDay(from), hijriLong(last));
    },
    long,
    short,
    weekday: (day) => `${weekdayName(day)} ${language === 'en' ? short(day) : dayMonth(day)}`,
    // Put together here because engines disagree about the spaces in `formatRange`.
    range: (from, to) => {
      const last = addDays(to, -1);
      if (last <= from) return long(from);
      if (from.slice(0, 7) === last.slice(0, 7))
        return words.dayRangeInMonth(number(from), long(last));
      if (from.slice(0, 4) === last.slice(0, 4)) return words.dayRange(dayMonth(from), long(last));
      return words.dayRange(long(from), long(last));
    },
  };
}
