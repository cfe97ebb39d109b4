import type { Language } from '../format/locale.ts';

/** Weights a language's first page is written in. The name of the other language stands on every page, in the lightest. */
const WEIGHTS: Record<Language, { latin: readonly number[]; arabic: readonly number[] }> = {
  en: { latin: [400, 500, 600], arabic: [400] },
  ar: { latin: [400], arabic: [400, 500, 600] },
};

/**
 * Asks for the letters of a language while its words and numbers are still on their way: a browser would ask when it draws the
 * first text, and what is drawn a second time moves everything below it. Nothing waits for them.
 */
export function loadFonts(language: Language): void {
  const { latin, arabic } = WEIGHTS[language];
  const ask = (font: string, letter: string): void => {
    // Without them there is the device's own font.
    document.fonts.load(font, letter).catch(() => undefined);
  };
  for (const weight of latin) ask(`${weight} 1em 'IBM Plex Sans'`, 'a');
  for (const weight of arabic) ask(`${weight} 1em 'IBM Plex Sans Arabic'`, 'ب');
}
