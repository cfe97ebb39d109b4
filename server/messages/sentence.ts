import type { Problem, ProblemCode } from '../domain/problem.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import type { Language } from './words.ts';
import { Words } from './words.ts';

export type { Language } from './words.ts';

/** One sentence or a few for every code; a code without one does not compile. */
export type Sentences = { readonly [C in ProblemCode]: (words: Words) => string };

const SENTENCES: Readonly<Record<Language, Sentences>> = { en, ar };

/** What a person reads about a problem: what was wrong, the value seen, what would be right. */
export function sentence({ code, params }: Problem, language: Language): string {
  // A list that was cut ends the sentence by itself.
  return SENTENCES[language][code](new Words(params, language)).replaceAll('….', '…');
}
