/** Phrases of one language: words in the row they are said in; a star after a word = it may go on (`refund*`). */
export type ThemePhrases = { en: readonly string[]; ar: readonly string[] };

/**
 * What texts are about, as an organisation may edit it. A theme is said by its phrases, in any spelling that is looked
 * for alike (`wordsOf`), but not where a phrase stands inside one of `except`.
 */
export type Theme = {
  /** Short name that records carry. */
  key: string;
  /** Key of the theme it is a part of; null = it is none's. */
  parent: string | null;
  name: { en: string; ar: string };
  phrases: ThemePhrases;
  except: ThemePhrases;
};

/** Themes, the more telling first: of two that a text says equally often, the first is the one it is about. */
export type Taxonomy = readonly Theme[];
