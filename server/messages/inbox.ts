import type { ProblemParams } from '../domain/problem.ts';
import { inboxAr } from './inbox-ar.ts';
import { inboxEn } from './inbox-en.ts';
import type { Language } from './words.ts';
import { Words } from './words.ts';

/** What became of a file from the inbox; `MORE_ROWS` closes a list of refused rows that was cut. */
export type Outcome = 'NOT_KEPT' | 'STORED' | 'KNOWN' | 'TAKEN_BACK' | 'REFUSED' | 'MORE_ROWS';

/** A sentence for every outcome. */
export type InboxSentences = { readonly [C in Outcome]: (words: Words) => string };

const SENTENCES: Readonly<Record<Language, InboxSentences>> = { en: inboxEn, ar: inboxAr };

/** What the report of a file says in a language. */
export function outcomeSentence(
  { code, params }: { code: Outcome; params: ProblemParams },
  language: Language,
): string {
  return SENTENCES[language][code](new Words(params, language));
}
