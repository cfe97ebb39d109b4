import type { QuestionCode, WhyCode } from '../contract/guess.ts';
import type { ProblemParams } from '../domain/problem.ts';
import { guessAr } from './guess-ar.ts';
import { guessEn } from './guess-en.ts';
import type { Language } from './words.ts';
import { Words } from './words.ts';

/** What the guesser says in one language. `place` is the name of the column's target. */
export type GuessSentences = {
  why: { readonly [C in WhyCode]: (words: Words, place: string) => string };
  ask: { readonly [C in QuestionCode]: (words: Words) => string };
  option: { readonly [C in QuestionCode]: (words: Words) => string };
  /** Names of places in a mapping's record, by target. */
  places: Readonly<Record<string, string>>;
  attribute: string;
  score: string;
};

const SENTENCES: Readonly<Record<Language, GuessSentences>> = { en: guessEn, ar: guessAr };

type Said<C> = { code: C; params: ProblemParams };

/** Why a column was taken for what it was. */
export function whySentence({ code, params }: Said<WhyCode>, language: Language): string {
  return SENTENCES[language].why[code](new Words(params, language), placeName(params, language));
}

/** A question to the person who brings the file. */
export function questionSentence({ code, params }: Said<QuestionCode>, language: Language): string {
  return SENTENCES[language].ask[code](new Words(params, language));
}

/** One way to answer it. */
export function optionSentence({ code, params }: Said<QuestionCode>, language: Language): string {
  return SENTENCES[language].option[code](new Words(params, language));
}

function placeName({ target }: ProblemParams, language: Language): string {
  const { places, attribute, score } = SENTENCES[language];
  if (typeof target !== 'string') return '';
  if (target.startsWith('attributes.')) return attribute;
  if (target.startsWith('instruments.')) return score;
  return places[target] ?? target;
}
