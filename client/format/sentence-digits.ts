import type { LocaleTag } from './locale.ts';

/** Names, as the server puts them into a sentence of Arabic. */
const NAMES = /(\u2068[^\u2069]*\u2069)/;
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?(?:\u200e?%\u200e?)?/g;
const MARKS: Readonly<Record<string, string>> = { ',': '٬', '.': '٫', '%': '٪', '\u200e': '' };
const ARABIC_ZERO = 0x660;

/**
 * A sentence of the server, which writes Latin digits, in the digits of the reader. Names stay as they were given: in Arabic each
 * stands in an isolate.
 */
export function sentenceDigits(locale: LocaleTag, sentence: string): string {
  if (!locale.endsWith('-arab')) return sentence;
  const written = (number: string) =>
    number.replaceAll(/./g, (one) => MARKS[one] ?? String.fromCharCode(ARABIC_ZERO + Number(one)));
  return sentence
    .split(NAMES)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll(NUMBER, written)))
    .join('');
}
