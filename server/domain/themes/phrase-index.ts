import { wordsOf } from '../text/words.ts';
import type { Taxonomy, ThemeRules } from './theme.ts';

/** A word of a phrase, in the form of `wordsOf`. */
type PhraseWord = { form: string; mayGoOn: boolean };

/**
 * A phrase as it is looked for; `theme` is the theme's place in the taxonomy, `text` the phrase as it was written, `form`
 * what it is looked for by: phrases of one form are found in the same places, whatever their spelling.
 */
export type Phrase = {
  theme: number;
  isExcept: boolean;
  words: readonly PhraseWord[];
  form: string;
  text: string;
};

/** A phrase in a text: words `[from, to)`. */
export type Found = { phrase: Phrase; from: number; to: number };

/** Letters by which phrases are looked up. */
const KEY_LENGTH = 2;
/** Different words whose phrases are kept at hand; texts have few words that are not among them. */
const WORDS_KEPT = 20_000;
/** "And", written together with the word behind it. */
const AND = 'و';
/** Shortest word that may have it in front. */
const AND_LENGTH = 4;
const NONE: readonly Phrase[] = [];

/** Where the phrases of a taxonomy are in a row of words. */
export class PhraseIndex {
  private readonly byStart = new Map<string, Phrase[]>();
  private readonly known = new Map<string, readonly Phrase[]>();

  constructor(taxonomy: Taxonomy) {
    taxonomy.forEach((theme, number) => {
      for (const phrase of phrasesOf(theme, number)) {
        const start = startOf(phrase.words[0]?.form ?? '');
        const held = this.byStart.get(start);
        if (held) held.push(phrase);
        else this.byStart.set(start, [phrase]);
      }
    });
  }

  /** All phrases in a row of words, in the form of `wordsOf`. Time grows with the words, hardly with the phrases. */
  find(forms: readonly string[]): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < forms.length; at++) {
      for (const phrase of this.beginningWith(forms[at] ?? '')) {
        const { words } = phrase;
        if (isThere(words, forms, at)) found.push({ phrase, from: at, to: at + words.length });
      }
    }
    return found;
  }

  /** Phrases whose first word a word is, as it stands or without an "and" in front. */
  private beginningWith(form: string): readonly Phrase[] {
    const held = this.known.get(form);
    if (held) return held;
    const bare = form.startsWith(AND) && form.length >= AND_LENGTH ? form.slice(1) : null;
    const found = new Set<Phrase>();
    for (const first of bare === null ? [form] : [form, bare]) {
      for (const phrase of this.byStart.get(startOf(first)) ?? []) {
        const [word] = phrase.words;
        if (word && fits(word, first)) found.add(phrase);
      }
    }
    const phrases = found.size === 0 ? NONE : [...found];
    if (this.known.size >= WORDS_KEPT) this.known.clear();
    this.known.set(form, phrases);
    return phrases;
  }
}

/** The words of a phrase as it is looked for; empty when it holds none. */
export function phraseWords(text: string): PhraseWord[] {
  return text.split(/\s+/u).flatMap((piece) => {
    const words = wordsOf(piece);
    return words.map(({ form }, i) => ({
      form,
      mayGoOn: piece.endsWith('*') && i === words.length - 1,
    }));
  });
}

/** What the words of a phrase are looked for by; two phrases with one form are the same phrase. */
export function formOf(words: readonly PhraseWord[]): string {
  return words.map(({ form, mayGoOn }) => (mayGoOn ? `${form}*` : form)).join(' ');
}

/** True when the words behind the first, which is known to be there, are there too. */
function isThere(words: readonly PhraseWord[], forms: readonly string[], at: number): boolean {
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    if (word && !fits(word, forms[at + i] ?? '')) return false;
  }
  return true;
}

function fits({ form, mayGoOn }: PhraseWord, word: string): boolean {
  return mayGoOn ? word.startsWith(form) : word === form;
}

function startOf(form: string): string {
  return form.slice(0, KEY_LENGTH);
}

function phrasesOf({ phrases, except }: ThemeRules, theme: number): Phrase[] {
  const read = (text: string, isExcept: boolean): Phrase[] => {
    const words = phraseWords(text);
    return words.length === 0 ? [] : [{ theme, isExcept, words, form: formOf(words), text }];
  };
  return [
    ...[...phrases.en, ...phrases.ar].flatMap((text) => read(text, false)),
    ...[...except.en, ...except.ar].flatMap((text) => read(text, true)),
  ];
}
