import type { LocaleTag } from './locale.ts';

const ARABIC_ZERO = 0x660;

/**
 * A number as people write it in either script: digits of all three kinds, a point, comma or Arabic decimal mark before the
 * fraction, a sign. Null = it is none. Marks between thousands are not understood: they cannot be told from a decimal comma.
 */
export function readNumber(text: string): number | null {
  const plain = latinDigits(text)
    .trim()
    .replaceAll(',', '.')
    .replace(/^[\u2212\u200e\u200f\u061c]*[\u2212-]/, '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** What is written in a field of numbers, in the digits and with the point that programs read. */
export function latinDigits(text: string): string {
  return text
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
      String((digit.codePointAt(0) ?? 0) % 16),
    )
    .replaceAll('\u066b', '.');
}

/** The same in the digits of the reader. */
export function digitsOf(locale: LocaleTag, text: string): string {
  if (!locale.endsWith('-arab')) return text;
  return text
    .replaceAll(/\d/g, (digit) => String.fromCodePoint(ARABIC_ZERO + Number(digit)))
    .replaceAll('.', '\u066b');
}
