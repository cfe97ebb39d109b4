import type { Language } from './locale.ts';

type FormatWords = {
  absent: string;
  absentSpoken: string;
  points: string;
  pointsSpoken: string;
  hour: string;
  minute: string;
  second: string;
  /** Between two units of one duration: after days, and after anything shorter. */
  afterDays: string;
  afterHours: string;
  /** Every Arabic form of "day" that stands after a written number. */
  day: Record<Intl.LDMLPluralRule, string>;
  /** An amount as it is written after a preposition. */
  governed: (amount: string) => string;
  interval: (low: string, high: string) => string;
  dayRange: (first: string, last: string) => string;
  dayRangeInMonth: (first: string, last: string) => string;
};

/** The dual is the one written amount with a case: يومان stands alone, يومين after a preposition. */
function twoDaysGoverned(amount: string): string {
  return amount.replace(/^يومان/u, 'يومين');
}

/** The few words that are part of a number or a date; sentences are in the message catalogue. */
export const FORMAT_WORDS: Readonly<Record<Language, FormatWords>> = {
  en: {
    absent: '—',
    absentSpoken: 'No data',
    points: 'points',
    pointsSpoken: 'points',
    hour: 'h',
    minute: 'min',
    second: 's',
    afterDays: ' ',
    afterHours: ' ',
    day: { zero: 'd', one: 'd', two: 'd', few: 'd', many: 'd', other: 'd' },
    governed: (amount) => amount,
    interval: (low, high) => `${low} to ${high}`,
    dayRange: (first, last) => `${first} – ${last}`,
    dayRangeInMonth: (first, last) => `${first}–${last}`,
  },
  ar: {
    absent: '—',
    absentSpoken: 'لا بيانات',
    points: 'نقطة',
    pointsSpoken: 'نقطة',
    hour: 'س',
    minute: 'د',
    second: 'ث',
    afterDays: ' و',
    afterHours: ' ',
    day: { zero: 'يوم', one: 'يوم', two: 'يوم', few: 'أيام', many: 'يومًا', other: 'يوم' },
    // In words: a dash between two numbers is read from either side in Arabic text.
    governed: twoDaysGoverned,
    interval: (low, high) => `من ${twoDaysGoverned(low)} إلى ${twoDaysGoverned(high)}`,
    dayRange: (first, last) => `من ${first} إلى ${last}`,
    dayRangeInMonth: (first, last) => `من ${first} إلى ${last}`,
  },
};
