/** Languages of header words. */
export const WORD_LANGUAGES = ['en', 'ar', 'fr', 'es', 'pt'] as const;
export type WordLanguage = (typeof WORD_LANGUAGES)[number];

/** How headers name one thing: phrases of each language, separated by commas. */
export type ConceptWords = Readonly<Record<WordLanguage, string>>;
