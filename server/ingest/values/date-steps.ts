import { daysInMonth } from '../../domain/time/day.ts';
import type { Precision } from '../../domain/records/fields.ts';
import { behindAt, behindOrdinal, readMonth } from './month-names.ts';
import { behindWeekday } from './weekday-names.ts';
import { readOffset } from './zone-offset.ts';

/** A date as read from text, before any zone. Reused from call to call. */
export type DateParts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  milli: number;
  /** Minutes ahead of UTC where the text says so, else null: wall-clock time. */
  offset: number | null;
  precision: Precision;
  /** Instant of an epoch format; the fields above do not count then. */
  epochMs: number | null;
  /** True when the text is of the format and its year can be, and there is no such day or time. */
  isUnreal: boolean;
};

export function newDateParts(): DateParts {
  return {
    year: 0,
    month: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    milli: 0,
    offset: null,
    precision: 'day',
    epochMs: null,
    isUnreal: false,
  };
}

/** Years a record may fall in; others are typing errors or a system's "never". */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

// Steps of a compiled pattern: what to read, at least and at most how many digits, or which character.
export const LITERAL = 0;
export const SPACE = 1;
export const YEAR = 2;
export const SHORT_YEAR = 3;
export const MONTH = 4;
export const MONTH_NAME = 5;
export const DAY = 6;
export const HOUR = 7;
export const MINUTE = 8;
export const SECOND = 9;
export const FRACTION = 10;
export const HALF_DAY = 11;
export const OFFSET = 12;
/** The letter h between hours and minutes. */
export const HOUR_MARK = 13;
export const WEEKDAY = 14;
// Of days in words, in any language: see month-names.ts.
const MONTH_WORD = 15;
const ORDINAL = 16;
const TIME_GAP = 17;

/** Value of a digit, Latin or Arabic-Indic; -1 for any other character. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 0x660 && code <= 0x669) return code - 0x660;
  return code >= 0x6f0 && code <= 0x6f9 ? code - 0x6f0 : -1;
}

/** Runs compiled steps (flat triples) over `text` from `from`; the position after them, or -1. */
export function run(steps: Int32Array, text: string, from: number, into: DateParts): number {
  const end = text.length;
  let at = from;
  for (let i = 0; i < steps.length; i += 3) {
    const step = steps[i] ?? 0;
    const least = steps[i + 1] ?? 0;
    if (step === LITERAL) {
      if (at >= end || text.charCodeAt(at) !== least) return -1;
      at++;
    } else if (step === SPACE) {
      const start = at;
      while (at < end && isSpace(text.charCodeAt(at))) at++;
      if (at === start) return -1;
    } else if (least === 0) {
      at = runWord(step, text, at, into);
      if (at < 0) return -1;
    } else {
      const stop = Math.min(end, at + (steps[i + 2] ?? 0));
      const start = at;
      let n = 0;
      while (at < stop) {
        const digit = digitOf(text.charCodeAt(at));
        if (digit < 0) break;
        n = n * 10 + digit;
        at++;
      }
      if (at - start < least) return -1;
      setPart(step, n, at - start, into);
    }
  }
  return at;
}

/** Runs a step that takes no digits. */
function runWord(step: number, text: string, at: number, into: DateParts): number {
  if (step === MONTH_NAME) return monthName(text, at, into);
  if (step === HALF_DAY) return halfDay(text, at, into);
  if (step === OFFSET) return readOffset(text, at, into);
  if (step === WEEKDAY) return behindWeekday(text, at);
  if (step === MONTH_WORD) return readMonth(text, at, into);
  if (step === ORDINAL) return behindOrdinal(text, at);
  if (step === TIME_GAP) return behindAt(text, at);
  const mark = text.charAt(at);
  return mark === 'h' || mark === 'H' ? at + 1 : -1;
}

/** The steps for days in words in any language; null = the pattern has no month in words. */
export function inWords(steps: Int32Array): Int32Array | null {
  const words: number[] = [];
  let hasMonth = false;
  for (let i = 0; i < steps.length; i += 3) {
    const triple = steps.subarray(i, i + 3);
    const [step, next] = [triple[0], steps[i + 3]];
    if (step === MONTH_NAME) {
      hasMonth = true;
      words.push(MONTH_WORD, 0, 0);
      // The name takes the dot of its abbreviation, so that names without one are read too.
      if (next === LITERAL && steps[i + 4] === 46 && steps[i + 6] === SPACE) i += 3;
    } else if (step === DAY) words.push(...triple, ORDINAL, 0, 0);
    else if (step === SPACE && next === HOUR) words.push(TIME_GAP, 0, 0);
    else words.push(...triple);
  }
  return hasMonth ? Int32Array.from(words) : null;
}

function setPart(step: number, n: number, digits: number, into: DateParts): void {
  if (step === YEAR) into.year = n;
  // As POSIX has it: 69 to 99 are the last century.
  else if (step === SHORT_YEAR) into.year = n < 69 ? 2000 + n : 1900 + n;
  else if (step === MONTH) into.month = n;
  else if (step === DAY) into.day = n;
  else if (step === HOUR) into.hour = n;
  else if (step === MINUTE) into.minute = n;
  else if (step === SECOND) into.second = n;
  else into.milli = Math.floor(n * 10 ** (3 - digits));
}

function isSpace(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x202f;
}

function monthName(text: string, at: number, into: DateParts): number {
  const word = text.slice(at, at + 9).toLowerCase();
  const month = MONTHS.indexOf(word.slice(0, 3));
  if (month < 0) return -1;
  const long = LONG_MONTHS[month] ?? '';
  into.month = month + 1;
  return at + (word.startsWith(long) ? long.length : 3);
}

/** `am`, `A.M.` and `a. m.`, as Spanish writes it. */
const HALF = /[ap](?:\.[ \u00a0\u202f]?m\.|m)/iy;

/** AM or PM (also ص and م), after the hour has been read: 12 AM is 0, 12 PM is 12. */
function halfDay(text: string, at: number, into: DateParts): number {
  const first = text.charAt(at).toLowerCase();
  const afternoon = first === 'p' || first === 'م';
  if (!afternoon && first !== 'a' && first !== 'ص') return -1;
  if (into.hour < 1 || into.hour > 12) return -1;
  into.hour = (into.hour % 12) + (afternoon ? 12 : 0);
  if (first === 'م' || first === 'ص') return at + 1;
  HALF.lastIndex = at;
  return HALF.test(text) ? HALF.lastIndex : -1;
}

export function reset(into: DateParts): void {
  into.year = 0;
  into.month = 1;
  into.day = 1;
  into.hour = 0;
  into.minute = 0;
  into.second = 0;
  into.milli = 0;
  into.offset = null;
  into.epochMs = null;
  into.isUnreal = false;
}

/** Whether the date that was read exists; noted where only its day or time does not. */
export function isReal(into: DateParts): boolean {
  if (into.year < FIRST_YEAR || into.year > LAST_YEAR) return false;
  into.isUnreal = !exists(into);
  return !into.isUnreal;
}

function exists(into: DateParts): boolean {
  return (
    into.day >= 1 &&
    into.day <= daysInMonth(into.year, into.month) &&
    into.hour <= 23 &&
    into.minute <= 59 &&
    into.second <= 59
  );
}
