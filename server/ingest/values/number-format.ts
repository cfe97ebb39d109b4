import type { NumberFormat } from '../../contract/mapping-value.ts';
import { latinDigits } from './latin-digits.ts';
import { readSpoken } from './spoken-duration.ts';

/** Reads a number from text; NaN when it is none. */
export type NumberReader = (text: string) => number;

const GROUP_SPACES = '[ \\u00a0\\u202f\\u2009]';
const MOST_FAST_DIGITS = 15;

/**
 * A reader of numbers as the file writes them. Digits are Latin or Arabic-Indic, `٫` and `٬` are always understood, a
 * percent sign at the end is passed over. Groups between thousands separators must have three digits (two, in the
 * Indian way, except the last), so that a decimal comma is never taken for a separator.
 */
export function numberReader(format: NumberFormat | undefined): NumberReader {
  const decimal = format?.decimal ?? '.';
  const thousands = format?.thousands ?? (decimal === ',' ? '.' : ',');
  const group = thousands === ' ' ? GROUP_SPACES : thousands === '' ? '٬' : `[${thousands}٬]`;
  const pattern = new RegExp(
    `^([+-]?)(\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}|\\d*)(?:[${decimal}٫](\\d*))?\\s*[%٪]?$`,
  );
  return (text) => {
    const plain = plainDigits(text);
    if (plain >= 0) return plain;
    const found = pattern.exec(westernDigits(text));
    if (!found) return Number.NaN;
    const [, sign = '', grouped = '', fraction = ''] = found;
    const whole = grouped.replaceAll(/\D/g, '');
    if (whole === '' && fraction === '') return Number.NaN;
    const n = Number(`${sign}${whole}.${fraction}0`);
    return fraction === '' && !Number.isSafeInteger(n) ? Number.NaN : n;
  };
}

/** The number of a text of nothing but digits, by far the most frequent; -1 for any other. */
function plainDigits(text: string): number {
  if (text.length === 0 || text.length > MOST_FAST_DIGITS) return -1;
  let n = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    n = n * 10 + digit;
  }
  return n;
}

function westernDigits(text: string): string {
  return latinDigits(text).replaceAll('−', '-');
}

/** Seconds of `H:MM:SS` or `MM:SS` (hours without bound, a minus in front allowed), or of words (`1h 7m`); NaN when it is none. */
export function readClock(text: string): number {
  const match = /^(-?)(?:(\d{1,6}):)?(\d{1,6}):(\d{2})(?:[.,](\d+))?$/.exec(text);
  if (!match) return readSpoken(text);
  const [, sign, hours, minutes, seconds] = match;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return Number.NaN;
  const total = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -total : total;
}
