// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import subsetFont from 'subset-font';
import { repoRoot } from './build-stamp.mjs';

/** A face of which only the letters of its own `unicode-range` are wanted: its font ends in `?letters`. */
const FACE =
  /@font-face\s*\{[^}]*url\('(?<font>[^']+)\?letters'\)[^}]*unicode-range:(?<ranges>[^;]+);/g;

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
 * Has the client's style sheets ask for a small file where a face names `?letters`: the same font, with the glyphs and the joining
 * rules of those letters only.
 *
 * @returns {import('vite').Plugin}
 */
export function fontLetters() {
  const folder = join(repoRoot, 'dist/letters');
  return {
    name: 'basira-letters',
    enforce: 'pre',
    transform: {
      filter: { id: /\/client\/design\/fonts\.css$/ },
      async handler(code, id) {
        await mkdir(folder, { recursive: true });
        let done = code;
        for (const { groups: { font = '', ranges = '' } = {} } of code.matchAll(FACE)) {
          const whole = await this.resolve(font, id);
          if (!whole) throw new Error(`${id} names ${font}, which is not there`);
          const small = join(folder, basename(whole.id));
          const options = { targetFormat: /** @type {const} */ ('woff2') };
          await writeFile(
            small,
            await subsetFont(await readFile(whole.id), lettersOf(ranges).join(''), options),
          );
          done = done.replace(`${font}?letters`, relative(dirname(id), small));
        }
        return { code: done, map: null };
      },
    },
  };
}
