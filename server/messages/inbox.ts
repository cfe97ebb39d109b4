import type { ProblemParams } from '../domain/problem.ts';
import { inboxAr } from './inbox-ar.ts';
import { inboxEn } from './inbox-en.ts';
import type { Language } from './words.ts';
import { Words } from './words.ts';

/**
 * What became of a file from the inbox. `ALL_REFUSED` is said where its rows were refused one by one; `HEADER_…` name columns that its header, or that of a joined `table`, lost or won
 * since the last time, and the line to which it moved; `MORE_ROWS` closes a list of refused rows that was cut.
 */
export type Outcome =
  | 'NOT_KEPT'
  | 'STORED'
  | 'KNOWN'
  | 'TAKEN_BACK'
  | 'REFUSED'
  | 'ALL_REFUSED'
  | 'HEADER_GONE'
  | 'HEADER_FRESH'
  | 'HEADER_MOVED'
  | 'MORE_ROWS';

/** A sentence for every outcome. */
export type InboxSentences = { readonly [C in Outcome]: (words: Words) => string };

const SENTENCES: Readonly<Record<Language, InboxSentences>> = { en: inboxEn, ar: inboxAr };

/** What is said of a header that changed: what it lost, what it won, where it stands now. `table` null = the file's own. */
export function headerSentences(
  change: {
    table: string | null;
    gone: string[];
    fresh: string[];
    moved: { from: number; to: number } | null;
  },
  language: Language,
): string[] {
  const table = change.table ?? '';
  const said = (code: Outcome, columns: string[]): string[] =>
    columns.length === 0 ? [] : [outcomeSentence({ code, params: { table, columns } }, language)];
  const { moved } = change;
  return [
    ...said('HEADER_GONE', change.gone),
    ...said('HEADER_FRESH', change.fresh),
    ...(moved ? [outcomeSentence({ code: 'HEADER_MOVED', params: moved }, language)] : []),
  ];
}

/** What the report of a file says in a language. */
export function outcomeSentence(
  { code, params }: { code: Outcome; params: ProblemParams },
  language: Language,
): string {
  return SENTENCES[language][code](new Words(params, language));
}
