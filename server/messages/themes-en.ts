import type { ThemeFaultKind } from '../domain/themes/faults.ts';
import { PHRASE_LETTERS, PHRASE_WORDS, PHRASES, STAR_LETTERS } from '../domain/themes/faults.ts';
import type { Words } from './words.ts';

/** What is wrong with a theme, in English. */
export const themeFaultsEn: Readonly<Record<ThemeFaultKind, (w: Words) => string>> = {
  key_taken: (w) =>
    `There are two themes with the key ${w.quoted('seen')}; every theme needs its own.`,
  key_reserved: (w) =>
    `${w.quoted('seen')} is what texts without a theme are counted under; give the theme another key.`,
  key_invalid: (w) => `A theme's key must have 1 to 200 letters and cannot be ${w.quoted('seen')}.`,
  name_missing: (w) =>
    `The theme ${w.quoted('seen')} has phrases and needs a name in English and in Arabic.`,
  parent_unknown: (w) =>
    `The theme ${w.quoted('theme')} cannot stand below ${w.quoted('seen')}, which is not among the themes.`,
  parent_circle: (w) =>
    `The theme ${w.quoted('theme')} cannot stand below ${w.quoted('seen')}, which stands below it itself.`,
  phrases_too_many: (w) =>
    `The theme ${w.quoted('theme')} has ${w.text('seen')} phrases; at most ${PHRASES} are possible. Stars say many endings at once.`,
  phrase_without_words: (w) =>
    `The phrase ${w.quoted('seen')} of the theme ${w.quoted('theme')} holds no word; write at least one or take it out.`,
  phrase_too_long: (w) =>
    `The phrase ${w.quoted('seen')} of the theme ${w.quoted('theme')} is too long; at most ${PHRASE_WORDS} words and ${PHRASE_LETTERS} letters are looked for.`,
  phrase_too_wide: (w) =>
    `The phrase ${w.quoted('seen')} of the theme ${w.quoted('theme')} would fit too many words; write at least ${STAR_LETTERS} letters before the star.`,
  phrase_shared: (w) =>
    `The phrase ${w.quoted('seen')} of the theme ${w.quoted('theme')} belongs to the theme ${w.quoted('other')} already; a phrase can say one theme only.`,
  phrase_double: (w) =>
    `The phrase ${w.quoted('seen')} stands twice in the theme ${w.quoted('theme')}.`,
  exception_idle: (w) =>
    `The exception ${w.quoted('seen')} holds no phrase of the theme ${w.quoted('theme')} and is never met.`,
};
