import type { Label } from './labels.ts';
import type { NumberRun } from './runs.ts';

/** Fewest and most digits of numbers of a country, its calling code included (ITU-T E.164, national plans). */
const COUNTRIES: readonly (readonly [code: string, least: number, most: number])[] = [
  ['966', 11, 12],
  ['971', 11, 12],
  ['965', 11, 11],
  ['974', 11, 11],
  ['973', 11, 11],
  ['968', 11, 11],
  ['967', 10, 12],
  ['962', 11, 12],
  ['961', 10, 11],
  ['963', 11, 12],
  ['964', 11, 13],
  ['970', 11, 12],
  ['972', 11, 12],
  ['212', 12, 12],
  ['213', 11, 12],
  ['216', 11, 11],
  ['218', 11, 12],
  ['249', 12, 12],
  ['20', 11, 12],
  ['98', 12, 12],
  ['90', 12, 12],
  ['91', 12, 12],
  ['92', 11, 12],
  ['44', 11, 12],
  ['33', 11, 11],
  ['49', 11, 13],
  ['34', 11, 11],
  ['39', 10, 13],
  ['1', 11, 11],
  ['7', 11, 11],
];
/** Digits of any number with its calling code. */
const ANY_COUNTRY = [8, 15] as const;

/** Mobile numbers with a calling code that is written without plus sign or zeros. */
const BARE_MOBILE =
  /^(?:9665\d{8}|9715\d{8}|201[0125]\d{8}|9627[789]\d{7}|965[569]\d{7}|974[3567]\d{7}|9733\d{7}|968[79]\d{7}|9647\d{9}|212[67]\d{8}|213[567]\d{8}|447\d{9}|989\d{9}|905\d{9}|91[6-9]\d{9})$/;

/** Most digits of a number that begins with a plus sign, by its calling code. */
export function mostDigitsOf(digits: string): number {
  return COUNTRIES.find(([code]) => digits.startsWith(code))?.[2] ?? ANY_COUNTRY[1];
}

function isInternational(digits: string): boolean {
  if (digits.startsWith('0')) return false;
  const country = COUNTRIES.find(([code]) => digits.startsWith(code));
  const [least, most] = country ? [country[1], country[2]] : ANY_COUNTRY;
  return digits.length >= least && digits.length <= most;
}

/** Digits of a number behind a word that says it is a phone. */
const LABELLED = [7, 14] as const;
const MOST_GROUPS = 6;

/** True for a run behind a plus sign that is a phone number, also of a country that is not listed here. */
export function isPlusPhone({ digits }: NumberRun): boolean {
  const { length } = digits;
  return length >= ANY_COUNTRY[0] && length <= ANY_COUNTRY[1] && !digits.startsWith('0');
}

/** True for a run without a plus sign that is a phone number, by its digits, its groups and what stands before it. */
export function isPhone(run: NumberRun, label: Label): boolean {
  const { digits, groups } = run;
  if (label === 'other' || groups.length > MOST_GROUPS) return false;
  if (label === 'phone') return digits.length >= LABELLED[0] && digits.length <= LABELLED[1];
  if (BARE_MOBILE.test(digits)) return true;
  if (digits.startsWith('00')) return isInternational(digits.slice(2));
  const shape = groups.map(({ start, end }) => end - start).join(',');
  if (/^0[1-9]/.test(digits)) return isNational(digits, shape);
  return isGrouped(digits, shape);
}

/** With the trunk prefix 0: nine to eleven digits; eight in groups, or twelve of a German mobile. */
function isNational(digits: string, shape: string): boolean {
  if (digits.length === 12) return /^01[5-7]/.test(digits) && shape === '4,8';
  if (digits.length === 8) return /^2,3,3$|^2,6$/.test(shape);
  return digits.length >= 9 && digits.length <= 11 && !/(?:^|,)1(?:,|$)/.test(shape.slice(2));
}

/** As North America, India and the Gulf write numbers, whose groups tell what they are. */
function isGrouped(digits: string, shape: string): boolean {
  if (shape === '3,3,4' || shape === '3,7') return /^[2-9]\d\d[2-9]/.test(digits);
  if (shape === '1,3,3,4') return /^1[2-9]\d\d[2-9]/.test(digits);
  if (shape === '5,5') return /^[6-9]/.test(digits);
  if (shape === '4,4') return /^[3-9]/.test(digits);
  // A Saudi or Emirati mobile without its trunk zero.
  return /^5\d{8}$/.test(digits) && GULF_SHAPES.has(shape);
}

const GULF_SHAPES = new Set(['9', '2,3,4', '2,7']);
