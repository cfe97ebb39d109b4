import { beginningOf, wordsOf } from './words.ts';

/** What a text must have: a word, or words that follow one another. `isPrefix` = the last may go on. */
export type SearchTerm = { words: readonly string[]; isPrefix: boolean };

/** A question to the customers' words: a text must have every term and none of the unwanted ones. */
export type Search = { terms: readonly SearchTerm[]; unwanted: readonly SearchTerm[] };

/** A part of the original text (UTF-16 units, `[start, end)`). */
export type TextRange = { start: number; end: number };

/** Terms of one question at most. */
const SEARCH_TERMS = 16;

/** A dash for "without", then words in quotation marks or one piece without spaces. */
const PIECE = /(-?)(?:["“”]([^"“”]*)["“”]?|«([^»]*)»?|(\S+))/gu;

/**
 * Reads a question as people type it: words that must all be there, "words in a row" in quotation marks, `begin*` for
 * words that begin so, a dash before what must not be there. Null when there is no word to look for.
 */
export function readSearch(text: string): Search | null {
  const terms: SearchTerm[] = [];
  const unwanted: SearchTerm[] = [];
  for (const [, dash = '', quoted, angled, bare = ''] of text.matchAll(PIECE)) {
    const term = termOf(quoted ?? angled ?? bare);
    if (term && terms.length + unwanted.length < SEARCH_TERMS) {
      (dash === '' ? terms : unwanted).push(term);
    }
  }
  return terms.length === 0 ? null : { terms, unwanted };
}

function termOf(piece: string): SearchTerm | null {
  const words = wordsOf(piece).map(({ form }) => form);
  const last = words.pop();
  if (last === undefined) return null;
  const isPrefix = piece.endsWith('*');
  return { words: [...words, isPrefix ? beginningOf(last) : last], isPrefix };
}

/** True when the order of words matters, which the index does not know: the texts themselves must be looked at. */
export function needsText({ terms, unwanted }: Search): boolean {
  return unwanted.length > 0 || terms.some(({ words }) => words.length > 1);
}

/** True when a text is what a question asks for. */
export function isFound(search: Search, text: string): boolean {
  return isFoundAmong(
    search,
    wordsOf(text).map(({ form }) => form),
  );
}

/** As `isFound`, for the words of a text that was split before. */
export function isFoundAmong({ terms, unwanted }: Search, forms: readonly string[]): boolean {
  const has = (term: SearchTerm): boolean => forms.some((_, at) => isAt(term, forms, at));
  return terms.every(has) && !unwanted.some(has);
}

/** Where a text has the terms of a question, in order and apart from each other; at most `limit`. */
export function rangesFound({ terms }: Search, text: string, limit: number): TextRange[] {
  const words = wordsOf(text);
  const forms = words.map(({ form }) => form);
  const ranges: TextRange[] = [];
  for (let at = 0; at < words.length && ranges.length < limit; at++) {
    const lengths = terms.flatMap((term) => (isAt(term, forms, at) ? [term.words.length] : []));
    if (lengths.length === 0) continue;
    const last = at + Math.max(...lengths) - 1;
    ranges.push({ start: words[at]?.start ?? 0, end: words[last]?.end ?? 0 });
    at = last;
  }
  return ranges;
}

function isAt({ words, isPrefix }: SearchTerm, forms: readonly string[], at: number): boolean {
  return words.every((word, i) => {
    const form = forms[at + i];
    if (form === undefined) return false;
    return isPrefix && i === words.length - 1 ? form.startsWith(word) : form === word;
  });
}
