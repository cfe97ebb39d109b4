import { formOf, PhraseIndex, phraseWords } from './phrase-index.ts';
import type { Theme, ThemePhrases } from './theme.ts';
import { UNCLASSIFIED } from './theme.ts';

/** Themes at most. */
export const THEMES = 300;
/** Phrases of one theme at most. */
export const PHRASES = 500;
/** Letters a phrase may have. */
export const PHRASE_LETTERS = 100;
/** Words a phrase may have. */
export const PHRASE_WORDS = 8;
/** Letters before a star, at least: fewer would begin half of all words. */
export const STAR_LETTERS = 2;
const KEY_LENGTH = 200;

/** What can be wrong with themes, and what is merely of no use. */
export const THEME_FAULTS = [
  'key_taken',
  'key_reserved',
  'key_invalid',
  'name_missing',
  'parent_unknown',
  'parent_circle',
  'phrases_too_many',
  'phrase_without_words',
  'phrase_too_long',
  'phrase_too_wide',
  'phrase_shared',
  'phrase_double',
  'exception_idle',
] as const;
export type ThemeFaultKind = (typeof THEME_FAULTS)[number];

/** Faults that change nothing: themes with them may be saved. */
const HARMLESS: ReadonlySet<ThemeFaultKind> = new Set(['phrase_double', 'exception_idle']);

/** One thing that is wrong with one theme (or of no use in it). */
export type ThemeFault = {
  theme: string;
  kind: ThemeFaultKind;
  /** The phrase, exception, name or parent that is meant; empty where none is. */
  seen: string;
  /** The theme that has the phrase already; null where there is none. */
  other: string | null;
  isHarmless: boolean;
};

/** Everything that is wrong with some themes, in their order; none = they may be saved. */
export function themeFaults(themes: readonly Theme[]): ThemeFault[] {
  const keys = new Set(themes.map(({ key }) => key));
  const parents = new Map(themes.map(({ key, parent }) => [key, parent]));
  const owners = ownersOf(themes);
  const met = new Set<string>();
  return themes.flatMap((theme) => {
    const { key, name, parent, phrases } = theme;
    const faults: ThemeFault[] = [];
    const add = (kind: ThemeFaultKind, seen: string, other: string | null = null): void => {
      faults.push({ theme: key, kind, seen, other, isHarmless: HARMLESS.has(kind) });
    };
    if (met.has(key)) add('key_taken', key);
    met.add(key);
    if (key === UNCLASSIFIED) add('key_reserved', key);
    if (key.trim() === '' || key.length > KEY_LENGTH) add('key_invalid', key);
    const isSaid = phrases.en.length + phrases.ar.length > 0;
    if (isSaid && (name.en.trim() === '' || name.ar.trim() === '')) add('name_missing', key);
    if (parent !== null && !keys.has(parent)) add('parent_unknown', parent);
    else if (isCircle(key, parents)) add('parent_circle', parent ?? '');
    addPhraseFaults(theme, owners, add);
    return faults;
  });
}

type Add = (kind: ThemeFaultKind, seen: string, other?: string | null) => void;

function addPhraseFaults(theme: Theme, owners: ReadonlyMap<string, string>, add: Add): void {
  const { key, phrases, except } = theme;
  const said = listOf(phrases);
  if (said.length > PHRASES) add('phrases_too_many', String(said.length));
  const met = new Set<string>();
  for (const phrase of said) {
    if (!addShapeFault(phrase, add)) continue;
    const form = formOf(phraseWords(phrase));
    const owner = owners.get(form) ?? key;
    if (owner !== key) add('phrase_shared', phrase, owner);
    else if (met.has(form)) add('phrase_double', phrase);
    met.add(form);
  }
  const index = new PhraseIndex([{ ...theme, except: { en: [], ar: [] } }]);
  for (const exception of listOf(except)) {
    if (!addShapeFault(exception, add)) continue;
    const forms = phraseWords(exception).map(({ form }) => form);
    if (index.find(forms).length === 0) add('exception_idle', exception);
  }
}

/** True when the phrase has a shape that can be looked for. */
function addShapeFault(phrase: string, add: Add): boolean {
  const words = phraseWords(phrase);
  if (words.length === 0) add('phrase_without_words', phrase);
  else if (phrase.length > PHRASE_LETTERS || words.length > PHRASE_WORDS)
    add('phrase_too_long', phrase);
  else if (words.some(({ form, mayGoOn }) => mayGoOn && form.length < STAR_LETTERS))
    add('phrase_too_wide', phrase);
  else return true;
  return false;
}

/** The first theme that has a phrase, by the form it is looked for in. */
function ownersOf(themes: readonly Theme[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { key, phrases } of themes) {
    for (const phrase of listOf(phrases)) {
      const form = formOf(phraseWords(phrase));
      if (!owners.has(form)) owners.set(form, key);
    }
  }
  return owners;
}

function listOf({ en, ar }: ThemePhrases): readonly string[] {
  return [...en, ...ar];
}

function isCircle(key: string, parents: ReadonlyMap<string, string | null>): boolean {
  let at = parents.get(key) ?? null;
  for (let step = 0; at !== null && step <= parents.size; step++) {
    if (at === key) return true;
    at = parents.get(at) ?? null;
  }
  return at !== null;
}
