import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ar } from '#client/i18n/messages/ar.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { dataEn } from '#client/i18n/messages/data-en.ts';
import { en } from '#client/i18n/messages/en.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { startBrowser } from '#tests/browser/start.ts';

const WEIGHTS = [400, 500, 600];
const built = new URL('../../dist/client/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', built), 'utf8')) as Record<
  string,
  { file: string }
>;

/** A file that was built from the font of that name in `folder`. */
function fontFrom(folder: string, name: string): Buffer {
  const path = `${folder}/${name}`;
  const [, chunk] = Object.entries(manifest).find(([source]) => source.endsWith(path)) ?? [];
  if (!chunk) throw new Error(`nothing was built from ${path}`);
  return readFileSync(new URL(chunk.file, built));
}

const latin = (weight: number) => `ibm-plex-sans-latin-${weight}-normal.woff2`;
const arabic = (weight: number) => `ibm-plex-sans-arabic-arabic-${weight}-normal.woff2`;

/**
 * Each part of a font, what is written in it, and what the first screen fetches of it at most, in bytes for all weights. Words
 * that are turned by a hair are drawn as they are: straight ones FreeType puts on the grid by the letters that a file has.
 */
const PARTS = [
  {
    part: 'Arabic letters',
    folder: 'letters',
    font: arabic,
    limit: 48_000,
    isTurned: false,
    // Every word of the screens once, words of all marks, and of digits and their signs.
    words: [
      ...new Set(JSON.stringify([ar, dataAr]).match(/[\u0600-\u06FF]+/g)),
      ...'بِسْمِ اللّٰهِ لَأَنَّ مُحَمَّدًا آلافٌ لإلى لآخر ـهـ ٠١٢٣٤٥٦٧٨٩ ٣٫٥٪ ١٬٢٣٤'.split(' '),
    ],
  },
  {
    part: 'English letters',
    folder: 'letters',
    font: latin,
    limit: 37_000,
    isTurned: false,
    words: [
      ...new Set(JSON.stringify([en, dataEn]).match(/[\u0021-\u007E\u2018-\u201D]+/g)),
      ...'fi ffl AVATAR To.Ty 0123456789 +1.5% −3 ±2 15–21 — … «a» 7× · n = 40'.split(' '),
    ],
  },
  {
    part: 'signs of Arabic pages',
    folder: 'signs',
    font: latin,
    limit: 20_000,
    isTurned: true,
    words:
      '0 1 2 3 4 5 6 7 8 9 10 47 1,234.5 +3 −3 ±2 15–21 — … «» 7× · = % 100% (40) [1] / : ; ! ? @ # & *'.split(
        ' ',
      ),
  },
];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  page = await openPage(browser, { language: 'ar', width: 1440, dark: false });
});
afterAll(async () => {
  await browser.close();
});

/** The words that two fonts draw unlike each other: other points, or another width. */
async function drawnUnlike(
  one: Buffer,
  other: Buffer,
  { words, isTurned }: { words: string[]; isTurned: boolean },
): Promise<string[]> {
  const sources = [one, other].map((font) => `data:font/woff2;base64,${font.toString('base64')}`);
  return page.evaluate(
    async ([fonts, said, turn]) => {
      const draw = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!draw) throw new Error('the browser has no canvas');
      draw.direction = 'rtl';
      draw.rotate(turn);
      document.fonts.clear();
      const drawnBy = await Promise.all(
        fonts.map(async (source, at) => {
          const face = await new FontFace(`Tried ${at}`, `url(${source})`).load();
          document.fonts.add(face);
          return (word: string) => {
            draw.clearRect(-9, -9, 330, 90);
            draw.font = `24px 'Tried ${at}'`;
            draw.fillText(word, 290, 40);
            const { buffer } = draw.getImageData(0, 0, 300, 60).data;
            return { width: draw.measureText(word).width, points: new Uint32Array(buffer) };
          };
        }),
      );
      return said.filter((word) => {
        const [small, whole] = drawnBy.map((drawn) => drawn(word));
        if (!small || small.width !== whole?.width) return true;
        return small.points.some((point, at) => point !== whole.points[at]);
      });
    },
    [sources, words, isTurned ? 0.01 : 0] as const,
  );
}

describe('the small files', () => {
  it.each(PARTS)('of $part weigh at most $limit bytes together', ({ folder, font, limit }) => {
    const total = WEIGHTS.reduce((sum, weight) => sum + fontFrom(folder, font(weight)).length, 0);
    expect(total).toBeLessThanOrEqual(limit);
  });

  it.each(PARTS.flatMap((one) => WEIGHTS.map((weight) => ({ ...one, weight }))))(
    'of $part draw every word as the whole font does, in weight $weight',
    async ({ folder, font, weight, ...one }) => {
      const [small, whole] = [fontFrom(folder, font(weight)), fontFrom('files', font(weight))];
      expect(await drawnUnlike(small, whole, one)).toEqual([]);
    },
  );

  it('would be seen to draw otherwise', async () => {
    for (const { folder, font, isTurned, words } of PARTS) {
      const one = { isTurned, words: words.slice(0, 20) };
      const [small, whole] = [fontFrom(folder, font(400)), fontFrom('files', font(600))];
      expect(await drawnUnlike(small, whole, one)).toEqual(one.words);
    }
  });
});
