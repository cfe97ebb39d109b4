/**
 * Sentences of one theme in both languages, each list written in its own language (no translation of the other).
 * Slots: `{days}` (3–9), `{hours}` (3–9), `{times}` (a word: three times …), `{amount}` (whole hundreds of riyals).
 */
export type Sentences = { readonly en: readonly string[]; readonly ar: readonly string[] };
export type SentencesByKey = Readonly<Record<string, Sentences>>;
