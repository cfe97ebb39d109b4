import type { NumberRun } from './runs.ts';

/**
 * Beginnings of card numbers with the lengths that are issued (ISO/IEC 7812 and the schemes' own tables). Thirteen digits
 * are not issued any more: they are bar codes.
 */
const ISSUED: readonly { begins: RegExp; lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [16, 19] },
  { begins: /^(?:5[1-5]|22[0-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^(?:30[0-5]|3095|36|3[89])/, lengths: [14, 16, 19] },
  { begins: /^35/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:50|5[6-9]|6)/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:9792|9682)/, lengths: [16] },
];

/** How card numbers are written in groups. */
const GROUPINGS = new Set(['4,4,4,4', '4,4,4,4,3', '4,6,5', '4,6,4', '6,13', '8,8']);

/** True for digits that can be a payment card's number: an issued beginning and length, and the Luhn check holds. */
export function isCard({ digits, groups }: NumberRun): boolean {
  if (digits.length < 14 || digits.length > 19) return false;
  if (groups.length > 1 && !GROUPINGS.has(groups.map((g) => g.end - g.start).join(',')))
    return false;
  const isIssued = ISSUED.some(
    ({ begins, lengths }) => begins.test(digits) && lengths.includes(digits.length),
  );
  return isIssued && hasLuhnDigit(digits);
}

/** ISO/IEC 7812-1 annex B. */
function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
