import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ar } from '#client/i18n/messages/ar.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { lettersOf } from '#server/build-letters.mjs';

/** The ranges that the faces of the Arabic family have in the style sheet, by whether their file is the small one. */
function rangesOf(isSmall: boolean): string[] {
  const sheet = readFileSync(new URL('../../../client/design/fonts.css', import.meta.url), 'utf8');
  return sheet
    .split('@font-face')
    .filter((face) => face.includes("'IBM Plex Sans Arabic'"))
    .filter((face) => face.includes("?letters'") === isSmall)
    .map((face) => /unicode-range:([^;]+);/.exec(face)?.[1] ?? '');
}

const hex = (letter: string) => letter.codePointAt(0)?.toString(16);

describe('the small font of Arabic', () => {
  it('has every Arabic letter that the screens say', () => {
    const said = JSON.stringify([ar, dataAr]).match(/[\u0600-\u06FF]/g) ?? [];
    expect(said.length).toBeGreaterThan(10_000);
    const small = new Set(lettersOf(rangesOf(true)[0] ?? ''));
    expect([...new Set(said)].filter((letter) => !small.has(letter))).toEqual([]);
  });

  it('shares no letter with the whole one, and together they lack none of its block', () => {
    const [small, whole] = [rangesOf(true), rangesOf(false)];
    expect([small.length, whole.length]).toEqual([3, 3]);
    expect([new Set(small).size, new Set(whole).size]).toEqual([1, 1]);
    const letters = [...lettersOf(small[0] ?? ''), ...lettersOf(whole[0] ?? '')];
    expect(new Set(letters).size).toBe(letters.length);
    const block = lettersOf('U+0600-06FF, U+0750-077F, U+200C-200E');
    expect(block.filter((letter) => !letters.includes(letter)).map(hex)).toEqual([]);
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
