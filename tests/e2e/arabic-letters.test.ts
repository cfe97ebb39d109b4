import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ar } from '#client/i18n/messages/ar.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { startBrowser } from '#tests/browser/start.ts';

const WEIGHTS = [400, 500, 600];
/** All that a phone on a slow line fetches for Arabic letters before the first screen, in bytes. */
const LIMIT = 48_000;

const built = new URL('../../dist/client/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', built), 'utf8')) as Record<
  string,
  { file: string }
>;

/** The file of a weight that was built from a font in `folder`. */
function fontFrom(folder: string, weight: number): Buffer {
  const name = `${folder}/ibm-plex-sans-arabic-arabic-${weight}-normal.woff2`;
  const [, chunk] = Object.entries(manifest).find(([source]) => source.endsWith(name)) ?? [];
  if (!chunk) throw new Error(`nothing was built from ${name}`);
  return readFileSync(new URL(chunk.file, built));
}

const small = (weight: number) => fontFrom('letters', weight);
const whole = (weight: number) => fontFrom('files', weight);

/** Every Arabic word of the screens once, words of all marks, and of digits and their signs. */
const words = [
  ...new Set(JSON.stringify([ar, dataAr]).match(/[\u0600-\u06FF]+/g)),
  ...'بِسْمِ اللّٰهِ لَأَنَّ مُحَمَّدًا آلافٌ لإلى لآخر ـهـ ٠١٢٣٤٥٦٧٨٩ ٣٫٥٪ ١٬٢٣٤'.split(' '),
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
async function drawnUnlike(one: Buffer, other: Buffer): Promise<string[]> {
  const sources = [one, other].map((font) => `data:font/woff2;base64,${font.toString('base64')}`);
  return page.evaluate(
    async ([fonts, said]) => {
      const draw = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!draw) throw new Error('the browser has no canvas');
      draw.direction = 'rtl';
      document.fonts.clear();
      const drawnBy = await Promise.all(
        fonts.map(async (source, at) => {
          const face = await new FontFace(`Tried ${at}`, `url(${source})`).load();
          document.fonts.add(face);
          return (word: string) => {
            draw.clearRect(0, 0, 300, 60);
            draw.font = `24px 'Tried ${at}'`;
            draw.fillText(word, 290, 40);
            const { buffer } = draw.getImageData(0, 0, 300, 60).data;
            return `${draw.measureText(word).width} ${new Uint32Array(buffer).join()}`;
          };
        }),
      );
      return said.filter((word) => new Set(drawnBy.map((drawn) => drawn(word))).size > 1);
    },
    [sources, words] as const,
  );
}

describe('the small files of Arabic letters', () => {
  it(`weigh at most ${LIMIT / 1000} kB together`, () => {
    const total = WEIGHTS.reduce((sum, weight) => sum + small(weight).length, 0);
    expect(total).toBeLessThanOrEqual(LIMIT);
  });

  it.each(WEIGHTS)('draw every word as the whole font does, in weight %d', async (weight) => {
    expect(words.length).toBeGreaterThan(1000);
    expect(await drawnUnlike(small(weight), whole(weight))).toEqual([]);
  });

  it('would be seen to draw otherwise', async () => {
    expect(await drawnUnlike(small(400), whole(600))).toEqual(words);
  });
});
