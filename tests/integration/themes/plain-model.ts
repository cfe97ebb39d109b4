import type { Theme } from '#server/domain/themes/theme.ts';
import { UNCLASSIFIED } from '#server/domain/themes/theme.ts';

/**
 * What a text of plain lower-case words between spaces says, read off the rules one by one: an own, slow reading that
 * shares nothing with the product's. (Texts here are shorter than 80 words.)
 */
export function plainTheme(text: string, themes: readonly Theme[]): string {
  const words = text.split(' ').filter((word) => word !== '');
  let best = UNCLASSIFIED;
  let most = 0;
  for (const { key, phrases, except } of themes) {
    const shut = except.en.flatMap((phrase) => placesOf(phrase, words));
    const count = phrases.en.filter((phrase) =>
      placesOf(phrase, words).some(
        ([from, to]) => !shut.some(([begin, end]) => begin <= from && to <= end),
      ),
    ).length;
    if (count > most) [best, most] = [key, count];
  }
  return best;
}

function placesOf(phrase: string, words: readonly string[]): [number, number][] {
  const wanted = phrase.split(' ');
  return words.flatMap((_, at): [number, number][] => {
    const isThere = wanted.every((one, i) => {
      const word = words[at + i];
      if (word === undefined) return false;
      return one.endsWith('*') ? word.startsWith(one.slice(0, -1)) : word === one;
    });
    return isThere ? [[at, at + wanted.length]] : [];
  });
}

/** A theme with English phrases, called by its key. */
export function themeOf(key: string, phrases: string[], except: string[] = []): Theme {
  return {
    key,
    parent: null,
    name: { en: key, ar: key },
    phrases: { en: phrases, ar: [] },
    except: { en: except, ar: [] },
  };
}
