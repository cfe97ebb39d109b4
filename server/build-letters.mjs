// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import subsetFont from 'subset-font';
import { repoRoot } from './build-stamp.mjs';

/** A face of which only the letters of its own `unicode-range` are wanted: its font ends in `?letters`, or `?signs`. */
const FACE =
  /@font-face\s*\{[^}]*url\('(?<font>[^']+)\?(?<part>letters|signs)'\)[^}]*unicode-range:(?<ranges>[^;]+);/g;

/** What browsers do with letters unasked, by OpenType's names, and digits of one width, which our style asks for. */
const FEATURES =
  'ccmp locl mark mkmk kern liga clig calt rlig rclt init medi fina isol curs tnum'.split(' ');

/**
 * @param {string} ranges as CSS has them: `U+0621-063A, U+0640`. Throws for anything else, as for `U+6??`.
 * @returns {string[]} each of their characters.
 */
export function lettersOf(ranges) {
  return ranges.split(',').flatMap((range) => {
    const [, first = '', last = first] =
      /^U\+([\dA-F]+)(?:-([\dA-F]+))?$/i.exec(range.trim()) ?? [];
    if (!first) throw new Error(`"${range.trim()}" is no range of letters: write U+0621-063A`);
    const from = Number.parseInt(first, 16);
    const codes = Array.from(
      { length: Number.parseInt(last, 16) - from + 1 },
      (_, at) => from + at,
    );
    return codes.map((code) => String.fromCodePoint(code));
  });
}

/**
 * Has the client's style sheets ask for a small file where a face names `?letters` or `?signs`: the same font, with the glyphs and
 * the joining rules of those letters only. The word is the folder in which the file is made.
 *
 * @returns {import('vite').Plugin}
 */
export function fontLetters() {
  return {
    name: 'basira-letters',
    enforce: 'pre',
    transform: {
      filter: { id: /\/client\/design\/fonts\.css$/ },
      async handler(code, id) {
        let done = code;
        for (const { groups: { font = '', part = '', ranges = '' } = {} } of code.matchAll(FACE)) {
          const whole = await this.resolve(font, id);
          if (!whole) throw new Error(`${id} names ${font}, which is not there`);
          const small = join(repoRoot, 'dist', part, basename(whole.id));
          await mkdir(dirname(small), { recursive: true });
          const targetFormat = /** @type {const} */ ('woff2');
          const options = { targetFormat, keepFeatures: FEATURES };
          await writeFile(
            small,
            await subsetFont(await readFile(whole.id), lettersOf(ranges).join(''), options),
          );
          done = done.replace(`${font}?${part}`, relative(dirname(id), small));
        }
        return { code: done, map: null };
      },
    },
  };
}
