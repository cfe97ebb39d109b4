/** Phrases of one language: words in the row they are said in; a star after a word = it may go on (`refund*`). */
export type ThemePhrases = { en: readonly string[]; ar: readonly string[] };

/**
 * How a theme is told from a text. It is said by its phrases, in any spelling that is looked for alike (`wordsOf`), but
 * not where a phrase stands inside one of `except`. Without phrases it is given by sources and people only.
 */
export type ThemeRules = {
  /** Short name that records carry. */
  key: string;
  phrases: ThemePhrases;
  except: ThemePhrases;
};

/** Themes, the more telling first: of two that a text says equally often, the first is the one it is about. */
export type Taxonomy = readonly ThemeRules[];

/** What texts are about, as an organisation may edit it. */
export type Theme = ThemeRules & {
  /** Key of the theme it is a part of; null = it is none's. */
  parent: string | null;
  /** Empty = nobody has named it in that language yet. */
  name: { en: string; ar: string };
};

/** Key of the theme of texts that say none. A value like any other, so that it is counted, shown and filtered like one. */
export const UNCLASSIFIED = 'unclassified';
/** How it is called until somebody calls it otherwise. */
export const UNCLASSIFIED_NAME = { en: 'Unclassified', ar: 'غير مصنّف' } as const;
