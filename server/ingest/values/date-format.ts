import type { Precision } from '../../domain/records/fields.ts';
import {
  DAY,
  FIRST_YEAR,
  FRACTION,
  HALF_DAY,
  HOUR,
  HOUR_MARK,
  LAST_YEAR,
  LITERAL,
  MINUTE,
  MONTH,
  MONTH_NAME,
  OFFSET,
  SECOND,
  SHORT_YEAR,
  SPACE,
  WEEKDAY,
  YEAR,
  inWords,
  isReal,
  reset,
  run,
} from './date-steps.ts';
import type { DateParts } from './date-steps.ts';
import { fixedDate } from './fixed-date.ts';
import { wallOfSerial } from '../workbook/serial-date.ts';
import { HIJRI, toGregorian } from './hijri-format.ts';
import { latinDigits } from './latin-digits.ts';
import { readOffset } from './zone-offset.ts';

/** Reads `text` into `into`; false when the text is not of this format or the date does not exist. */
export type DateFormat = (text: string, into: DateParts) => boolean;

const TOKENS = {
  YYYY: [YEAR, 4, 4],
  YY: [SHORT_YEAR, 2, 2],
  MMMM: [MONTH_NAME, 0, 0],
  MMM: [MONTH_NAME, 0, 0],
  MM: [MONTH, 2, 2],
  M: [MONTH, 1, 2],
  DD: [DAY, 2, 2],
  D: [DAY, 1, 2],
  HH: [HOUR, 2, 2],
  H: [HOUR, 1, 2],
  hh: [HOUR, 2, 2],
  h: [HOUR, 1, 2],
  mm: [MINUTE, 2, 2],
  ss: [SECOND, 2, 2],
  SSS: [FRACTION, 1, 9],
  A: [HALF_DAY, 0, 0],
  Z: [OFFSET, 0, 0],
  '[h]': [HOUR_MARK, 0, 0],
  ddd: [WEEKDAY, 0, 0],
} as const;
type Token = keyof typeof TOKENS;

/** The steps of a pattern and the tokens it has; null when it has a letter that is none. */
function compileSteps(pattern: string): { steps: Int32Array; tokens: Set<Token> } | null {
  const steps: number[] = [];
  const tokens = new Set<Token>();
  for (let at = 0; at < pattern.length;) {
    const token = TOKEN_NAMES.find((known) => pattern.startsWith(known, at));
    const character = pattern.charAt(at);
    if (token) {
      steps.push(...TOKENS[token]);
      tokens.add(token);
    } else if (character === ' ') {
      steps.push(SPACE, 0, 0);
    } else {
      if (/[a-z]/i.test(character) && character !== 'T') return null;
      steps.push(LITERAL, character.charCodeAt(0), 0);
    }
    at += token ? token.length : 1;
  }
  return { steps: Int32Array.from(steps), tokens };
}

// The longest first, so that YYYY is not read as YY twice.
const TOKEN_NAMES: readonly Token[] = [
  'YYYY',
  'MMMM',
  '[h]',
  'MMM',
  'SSS',
  'ddd',
  'YY',
  'MM',
  'DD',
  'HH',
  'hh',
  'mm',
  'ss',
  'M',
  'D',
  'H',
  'h',
  'A',
  'Z',
];

const ISO_DATE = Int32Array.of(YEAR, 4, 4, LITERAL, 45, 0, MONTH, 2, 2, LITERAL, 45, 0, DAY, 2, 2);
const ISO_TIME = Int32Array.of(HOUR, 2, 2, LITERAL, 58, 0, MINUTE, 2, 2);
const ISO_SECONDS = Int32Array.of(LITERAL, 58, 0, SECOND, 2, 2);
const ISO_FRACTION = Int32Array.of(FRACTION, 1, 9);

/** ISO 8601 as exports write it: a date, then maybe a time after `T` or a space, seconds, a fraction, an offset. */
function readIso(text: string, into: DateParts): boolean {
  reset(into);
  into.precision = 'day';
  let at = run(ISO_DATE, text, 0, into);
  if (at < 0) return false;
  const separator = text.charAt(at);
  if (separator === 'T' || separator === 't' || separator === ' ') {
    at = run(ISO_TIME, text, at + 1, into);
    if (at < 0) return false;
    into.precision = 'minute';
    const seconds = run(ISO_SECONDS, text, at, into);
    if (seconds > 0) {
      into.precision = 'second';
      const point = text.charAt(seconds);
      const fraction =
        point === '.' || point === ',' ? run(ISO_FRACTION, text, seconds + 1, into) : -1;
      at = fraction > 0 ? fraction : seconds;
    }
    if (at < text.length) {
      const gap = text.charAt(at) === ' ' ? at + 1 : at;
      at = readOffset(text, gap, into);
    }
  }
  return at === text.length && isReal(into);
}

function epoch(unitMs: number): DateFormat {
  return (text, into) => {
    reset(into);
    const n = /^-?\d{1,16}(\.\d+)?$/.test(text) ? Math.round(Number(text) * unitMs) : Number.NaN;
    const year = new Date(n).getUTCFullYear();
    into.epochMs = n;
    into.precision = 'second';
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  };
}

/** A day by its number, as spreadsheets count; what is behind the point is the time of day. */
function readSerial(text: string, into: DateParts): boolean {
  reset(into);
  const number = latinDigits(text).replace(/[,٫]/, '.');
  if (!/^\d{1,7}(?:\.\d+)?$/.test(number)) return false;
  const wall = wallOfSerial(Number(number), false);
  if (Number.isNaN(wall)) return false;
  const date = new Date(wall);
  into.year = date.getUTCFullYear();
  into.month = date.getUTCMonth() + 1;
  into.day = date.getUTCDate();
  into.hour = date.getUTCHours();
  into.minute = date.getUTCMinutes();
  into.second = date.getUTCSeconds();
  into.precision = number.includes('.') ? 'second' : 'day';
  return isReal(into);
}

/**
 * Compiles a date format: `ISO`, `epoch` (seconds), `epochMs`, `serial` (days of a spreadsheet), or a pattern of the tokens, after `Hijri ` one of the Umm
 * al-Qura calendar (years 1300 to 1600). `MMM` (or `MMMM`) is the name of a month in any of the product's languages, whole
 * or short, `ddd` that of a weekday, which is not compared
 * with the date. Without a day it is a month, which begins on its first. Null when the pattern has an unknown letter or does not name
 * a year and a month (or has an hour of twelve without A).
 */
export function compileDateFormat(pattern: string): DateFormat | null {
  if (pattern === 'ISO') return readIso;
  if (pattern === 'epoch') return epoch(1000);
  if (pattern === 'epochMs') return epoch(1);
  if (pattern === 'serial') return readSerial;
  const isHijri = pattern.startsWith(HIJRI);
  const compiled = compileSteps(isHijri ? pattern.slice(HIJRI.length) : pattern);
  if (!compiled) return null;
  const { steps, tokens } = compiled;
  const has = (...names: Token[]): boolean => names.some((name) => tokens.has(name));
  if (!has('YYYY', 'YY') || !has('MMMM', 'MMM', 'MM', 'M')) return null;
  const hasDay = has('DD', 'D');
  if (!hasDay && (isHijri || tokens.size > 2)) return null;
  if (has('hh', 'h') !== has('A')) return null;
  if (isHijri && has('YY', 'MMMM', 'MMM')) return null;
  const precision: Precision = has('ss') ? 'second' : has('HH', 'H', 'hh', 'h') ? 'minute' : 'day';
  if (isHijri) {
    return (text, into) => {
      reset(into);
      into.precision = precision;
      return run(steps, text, 0, into) === text.length && toGregorian(into) && isReal(into);
    };
  }
  const readFixed = fixedDate(steps);
  const words = inWords(steps);
  return (text, into) => {
    reset(into);
    into.precision = precision;
    if (readFixed?.(text, into)) return isReal(into);
    if (run(steps, text, 0, into) === text.length) return isReal(into);
    return words !== null && run(words, text, 0, into) === text.length && isReal(into);
  };
}
