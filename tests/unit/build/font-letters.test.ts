import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ar } from '#client/i18n/messages/ar.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { dataEn } from '#client/i18n/messages/data-en.ts';
import { en } from '#client/i18n/messages/en.ts';
import { lettersOf } from '#server/build-letters.mjs';

type Family = 'IBM Plex Sans' | 'IBM Plex Sans Arabic';
/** What of a font a face shows; null = the whole of it. */
type Part = 'letters' | 'signs' | null;

const sheet = readFileSync(new URL('../../../client/design/fonts.css', import.meta.url), 'utf8');
const faces = sheet
  .split('@font-face')
  .slice(1)
  .map((face) => ({
    family: /font-family: '([^']+)'/.exec(face)?.[1],
    part: /woff2\?(\w+)'/.exec(face)?.[1] ?? null,
    ranges: /unicode-range:([^;]+);/.exec(face)?.[1] ?? '',
  }));

/** The letters of a part, which are the same in each weight. */
function lettersIn(family: Family, part: Part): string[] {
  const ranges = faces
    .filter((face) => face.family === family && face.part === part)
    .map((face) => face.ranges);
  expect([ranges.length, new Set(ranges).size]).toEqual([3, 1]);
  return lettersOf(ranges[0] ?? '');
}

const singly = (text: string): string[] => text.match(/./gu) ?? [];
const hex = (letter: string) => letter.codePointAt(0)?.toString(16);
/** Drawn from the device's own font: no font of ours has them. */
const ARROWS = /[←→]/;
const isArabic = (letter: string) => /[\u0600-\u06FF]/.test(letter);

describe('the small files of letters', () => {
  it('have every Arabic letter that the screens say', () => {
    const said = singly(JSON.stringify([ar, dataAr])).filter(isArabic);
    expect(said.length).toBeGreaterThan(10_000);
    const small = new Set(lettersIn('IBM Plex Sans Arabic', 'letters'));
    expect([...new Set(said)].filter((letter) => !small.has(letter))).toEqual([]);
  });

  it('have every letter and sign that the screens say in English', () => {
    const said = singly(JSON.stringify([en, dataEn])).filter(
      (letter) => !isArabic(letter) && !ARROWS.test(letter),
    );
    expect(said.length).toBeGreaterThan(10_000);
    const small = new Set(lettersIn('IBM Plex Sans', 'letters'));
    expect([...new Set(said)].filter((letter) => !small.has(letter))).toEqual([]);
  });

  it('have all that an Arabic page says without a letter: spaces, signs, digits of both kinds', () => {
    const said = JSON.stringify([Object.values(ar.app), Object.values(ar.overview)]);
    const small = new Set([
      ...lettersIn('IBM Plex Sans Arabic', 'letters'),
      ...lettersIn('IBM Plex Sans Arabic', 'signs'),
    ]);
    const signs = singly(
      `${said}0123456789٠١٢٣٤٥٦٧٨٩ +−±.,:%٪–—…·()\u00A0\u200E\u200F\u2066\u2069`,
    );
    const shown = signs.filter((letter) => !/[A-Za-z]/.test(letter) && !ARROWS.test(letter));
    expect([...new Set(shown)].filter((letter) => !small.has(letter)).map(hex)).toEqual([]);
    expect([...small].filter((letter) => /[A-Za-z]/.test(letter))).toEqual([]);
  });

  it.each([
    ['IBM Plex Sans', ['letters', null], 'U+0000-00FF, U+0131, U+0152-0153, U+2000-206F, U+2212'],
    [
      'IBM Plex Sans Arabic',
      ['letters', 'signs', null],
      'U+0600-06FF, U+0750-077F, U+0030-0039, U+2000-206F',
    ],
  ] as const)('share no letter of %s with its other files, and lack none', (family, parts, all) => {
    const letters = parts.flatMap((part) => lettersIn(family, part));
    expect(new Set(letters).size).toBe(letters.length);
    expect(
      lettersOf(all)
        .filter((letter) => !letters.includes(letter))
        .map(hex),
    ).toEqual([]);
  });
});

describe('ranges of letters', () => {
  it('are read as a style sheet has them', () => {
    expect(lettersOf('U+0041-0043,\n  U+60c')).toEqual(['A', 'B', 'C', '،']);
  });

  it('are refused with what would be right', () => {
    expect(() => lettersOf('U+0041, U+6??')).toThrow('"U+6??" is no range of letters: write U+0');
  });
});
