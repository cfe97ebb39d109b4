import type { Language } from '../env.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import type { CliWords } from './messages/shape.ts';

const WORDS: Record<Language, CliWords> = { en, ar };

/** The words of the command line in a language. */
export function wordsOf(language: Language): CliWords {
  return WORDS[language];
}

/** Puts values into a sentence's places, each `{name}`. */
export function filled(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
