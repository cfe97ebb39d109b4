import { wordsOf } from '../text/words.ts';
import type { Found } from './phrase-index.ts';
import { PhraseIndex } from './phrase-index.ts';
import type { Taxonomy } from './theme.ts';

/** A theme that a text says, and how many of its phrases are in the text: one in two spellings is one. */
export type ThemeHit = { theme: string; phrases: number };

/** What a text is about: the theme it says most, null = it says none (unclassified), and all that it says. */
export type ThemeMatch = { theme: string | null; hits: readonly ThemeHit[] };

/** A phrase in a text, UTF-16 units `[start, end)`. `isLeftOut` = it stands inside an exception and does not count. */
export type PhraseFound = {
  theme: string;
  phrase: string;
  start: number;
  end: number;
  isExcept: boolean;
  isLeftOut: boolean;
};

/** What a text is about, and why. */
export type ThemeReasons = ThemeMatch & {
  found: readonly PhraseFound[];
  /** Phrases of a theme that the text must say to be about it. */
  least: number;
};

/** Words of a text that is a story: in one, a single phrase is said by the way and not what the text is about. */
const LONG = 80;
const NOTHING: ThemeMatch = { theme: null, hits: [] };

/** Reads a taxonomy once; gives what tells the themes of a text. Time grows with the text, hardly with the phrases. */
export function themeMatcher(taxonomy: Taxonomy): (text: string) => ThemeMatch {
  const index = new PhraseIndex(taxonomy);
  return (text) => {
    const forms = wordsOf(text).map(({ form }) => form);
    const found = index.find(forms);
    return found.length === 0 ? NOTHING : matchOf(taxonomy, said(found), leastOf(forms.length));
  };
}

/** As `themeMatcher`, with the places of all phrases. */
export function themeExplainer(taxonomy: Taxonomy): (text: string) => ThemeReasons {
  const index = new PhraseIndex(taxonomy);
  return (text) => {
    const words = wordsOf(text);
    const found = index.find(words.map(({ form }) => form));
    const counted = new Set(said(found));
    const least = leastOf(words.length);
    return {
      ...matchOf(taxonomy, [...counted], least),
      least,
      found: found.map((one) => ({
        theme: taxonomy[one.phrase.theme]?.key ?? '',
        phrase: one.phrase.text,
        start: words[one.from]?.start ?? 0,
        end: words[one.to - 1]?.end ?? 0,
        isExcept: one.phrase.isExcept,
        isLeftOut: !one.phrase.isExcept && !counted.has(one),
      })),
    };
  };
}

function leastOf(words: number): number {
  return words > LONG ? 2 : 1;
}

/** The phrases that count: not those inside an exception of their theme. */
function said(found: readonly Found[]): Found[] {
  const excepted = found.filter(({ phrase }) => phrase.isExcept);
  return found.filter(
    ({ phrase, from, to }) =>
      !phrase.isExcept &&
      !excepted.some(
        (one) => one.phrase.theme === phrase.theme && one.from <= from && to <= one.to,
      ),
  );
}

function matchOf(taxonomy: Taxonomy, found: readonly Found[], least: number): ThemeMatch {
  const forms = new Map<number, Set<string>>();
  for (const { phrase } of found) {
    const held = forms.get(phrase.theme) ?? new Set<string>();
    forms.set(phrase.theme, held.add(phrase.form));
  }
  const hits = [...forms]
    .sort(([a, inA], [b, inB]) => inB.size - inA.size || a - b)
    .map(([theme, phrases]) => ({ theme: taxonomy[theme]?.key ?? '', phrases: phrases.size }));
  const [first] = hits;
  return { theme: first && first.phrases >= least ? first.theme : null, hits };
}
