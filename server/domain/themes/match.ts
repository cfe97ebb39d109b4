import { wordsOf } from '../text/words.ts';
import type { Taxonomy, Theme } from './theme.ts';

/** A theme that a text says, and how many of its phrases are in the text. */
export type ThemeHit = { theme: string; phrases: number };

/** What a text is about: the theme it says most, null = it says none (unclassified), and all that it says. */
export type ThemeMatch = { theme: string | null; hits: readonly ThemeHit[] };

type PhraseWord = { form: string; mayGoOn: boolean };
type Phrase = { theme: number; isExcept: boolean; words: readonly PhraseWord[]; text: string };

/** Words of a text that is a story: in one, a single phrase is said by the way and not what the text is about. */
const LONG = 80;
/** Letters by which phrases are looked up. */
const KEY_LENGTH = 2;
/** "And", written together with the word behind it. */
const AND = 'و';
/** Shortest word that may have it in front. */
const AND_LENGTH = 4;

/** Reads a taxonomy once; gives what tells the themes of a text. Time grows with the text, hardly with the phrases. */
export function themeMatcher(taxonomy: Taxonomy): (text: string) => ThemeMatch {
  const phrases = indexOf(taxonomy);
  return (text) => {
    const forms = wordsOf(text).map(({ form }) => form);
    const found = forms.flatMap((_, at) => phrasesAt(phrases, forms, at));
    const excepted = found.filter(({ phrase }) => phrase.isExcept);
    const said = new Map<number, Set<string>>();
    for (const { phrase, from, to } of found) {
      const isInside = excepted.some(
        (one) => one.phrase.theme === phrase.theme && one.from <= from && to <= one.to,
      );
      if (phrase.isExcept || isInside) continue;
      const texts = said.get(phrase.theme) ?? new Set<string>();
      said.set(phrase.theme, texts.add(phrase.text));
    }
    return matchOf(taxonomy, said, forms.length > LONG ? 2 : 1);
  };
}

function matchOf(
  taxonomy: Taxonomy,
  said: ReadonlyMap<number, ReadonlySet<string>>,
  least: number,
): ThemeMatch {
  const hits = [...said]
    .sort(([a, inA], [b, inB]) => inB.size - inA.size || a - b)
    .map(([theme, texts]) => ({ theme: taxonomy[theme]?.key ?? '', phrases: texts.size }));
  const [first] = hits;
  return { theme: first && first.phrases >= least ? first.theme : null, hits };
}

type Found = { phrase: Phrase; from: number; to: number };

function phrasesAt(
  phrases: ReadonlyMap<string, readonly Phrase[]>,
  forms: readonly string[],
  at: number,
): Found[] {
  const form = forms[at] ?? '';
  const found: Found[] = [];
  for (const first of firstForms(form)) {
    for (const phrase of phrases.get(first.slice(0, KEY_LENGTH)) ?? []) {
      const isThere = phrase.words.every((word, i) =>
        fits(word, i === 0 ? first : (forms[at + i] ?? '')),
      );
      if (isThere) found.push({ phrase, from: at, to: at + phrase.words.length });
    }
  }
  return found;
}

/** A word as it is, and without an "and" in front. */
function firstForms(form: string): string[] {
  const bare = form.startsWith(AND) && form.length >= AND_LENGTH ? form.slice(1) : null;
  return bare === null ? [form] : [form, bare];
}

function fits({ form, mayGoOn }: PhraseWord, word: string): boolean {
  return mayGoOn ? word.startsWith(form) : word === form;
}

function indexOf(taxonomy: Taxonomy): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  taxonomy.forEach((theme, number) => {
    for (const phrase of phrasesOf(theme, number)) {
      const key = (phrase.words[0]?.form ?? '').slice(0, KEY_LENGTH);
      const held = index.get(key);
      if (held) held.push(phrase);
      else index.set(key, [phrase]);
    }
  });
  return index;
}

function phrasesOf({ phrases, except }: Theme, theme: number): Phrase[] {
  const read = (text: string, isExcept: boolean): Phrase[] => {
    const words = text.split(' ').flatMap((piece) => wordsIn(piece));
    return words.length === 0 ? [] : [{ theme, isExcept, words, text }];
  };
  return [
    ...[...phrases.en, ...phrases.ar].flatMap((text) => read(text, false)),
    ...[...except.en, ...except.ar].flatMap((text) => read(text, true)),
  ];
}

function wordsIn(piece: string): PhraseWord[] {
  const words = wordsOf(piece);
  return words.map(({ form }, i) => ({
    form,
    mayGoOn: piece.endsWith('*') && i === words.length - 1,
  }));
}
