import type { Profile } from './profile.ts';
import { headerWords } from './words.ts';

/** Fewer words are a name and no question. */
const LEAST_WORDS = 3;

/** Whether a value reads as a question that somebody was asked. */
export function isQuestion(text: string): boolean {
  return /[?؟]\s*$/u.test(text) && headerWords(text).length >= LEAST_WORDS;
}

/** The words of a survey's question below a header that is only its number, such as `Q1`; null where there are none. */
export function questionText({ header, hint }: Pick<Profile, 'header' | 'hint'>): string | null {
  const text = hint.trim();
  if (text.startsWith('{"ImportId"')) return null;
  const words = headerWords(text).length;
  return words >= LEAST_WORDS && words > headerWords(header).length ? text : null;
}
