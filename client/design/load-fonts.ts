import type { Language } from '../format/locale.ts';

/** Weights a first page is written in. */
const WEIGHTS = [400, 500, 600];

/** The family of a language's letters, and one of each of its files. Names in the other language are written in the device's own font. */
const LETTERS: Record<Language, { family: string; letters: string }> = {
  en: { family: 'IBM Plex Sans', letters: 'a' },
  ar: { family: 'IBM Plex Sans Arabic', letters: 'ب ' },
};

/**
 * Asks for the letters of a language while its words and numbers are still on their way: a browser would ask when it draws the
 * first text, and what is drawn a second time moves everything below it. Nothing waits for them.
 */
export function loadFonts(language: Language): void {
  const { family, letters } = LETTERS[language];
  for (const weight of WEIGHTS) {
    // Without them there is the device's own font.
    document.fonts.load(`${weight} 1em '${family}'`, letters).catch(() => undefined);
  }
}
