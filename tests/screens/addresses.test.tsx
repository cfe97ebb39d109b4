import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { isSoak } from '#tests/soak.ts';
import { openScreen } from './harness.tsx';
import type { Screen } from './harness.tsx';
import { realFetch } from './real-server.ts';

/** Addresses as people cut, mistype and keep them, and as earlier versions and other pages wrote them. */
const DAMAGED = [
  'period=last-moon&by=planet&grain=eon',
  'period=2026-13-45..2026-99-01',
  'period=9999-12-31..9999-12-30',
  'period=0001-01-01..9999-12-31',
  'period=0000-01-01..0000-01-02',
  'metric=%E0%A4%A',
  'metric=gone&utm_source=mail',
  '%%%&=&&==&a',
  `department=${'x'.repeat(3000)}&%ZZ=1`,
  'sort=sideways&layout=circle&compare=nothing&file=../../etc/passwd',
  'metric=__proto__&constructor=1&toString=2',
] as const;

/** Well written, but about nothing that is here. */
const FAR = [
  'period=2199-12-30..2199-12-31',
  'period=1900-01-01..2199-12-31',
  'department=gone&channel=,,&attr.x=y',
  'metric=nps:gone',
] as const;

/** Pages whose choices stand in the address. */
const CHOOSING = ['/', '/metric', '/channels', '/explore', '/records'] as const;

/** Pages that read nothing from the part after the question mark, or only what they wrote there themselves. */
const OTHERS = [
  '/targets',
  '/themes',
  '/names',
  '/data',
  '/settings',
  '/account',
  '/people',
  '/keys',
  '/erasures',
  '/import',
  '/import/%E0%A4%A',
  '/import/gone',
  '/assignments',
  '/assignments/rules/new',
  '/assignments/rules/1e999',
  '/assignments/rules/abc',
  '/records/case/desk/gone',
  '/records/planet/desk/1',
  '/records/case/%E0%A4%A/%ZZ',
  '/records/case',
  '/customers/gone',
  '/customers/%E0%A4%A',
  '/start',
  '/join',
  '/nowhere',
  '/%E0%A4%A',
] as const;

/** Such parts. */
const UNREAD = [
  '',
  '?%%%&=&file=%E0%A4%A&name=',
  '?file=gone&name=x&joined=y',
  '?file=gone&source=',
] as const;

const WORDS = {
  en: { notice: /was not understood|There is no metric/, broken: 'This part of the page stopped' },
  ar: { notice: /لم يُفهم|لا يوجد/, broken: 'توقّف هذا الجزء من الصفحة' },
} as const;
const LANGUAGES = ['en', 'ar'] as const;

/**
 * What a page is given in a language: one of `every`, another one in the other language and for the page at the next place;
 * all of it under `npm run soak`.
 */
function given<T>(all: readonly T[], language: 'en' | 'ar', every = 2, place = 0): readonly T[] {
  const first = (LANGUAGES.indexOf(language) + LANGUAGES.length * place) % every;
  return isSoak ? all : all.filter((_, i) => i % every === first);
}

let filled: FilledApp;
let screen: Screen | null = null;
beforeAll(async () => {
  filled = await filledApp();
});
afterAll(() => filled.drop());
afterEach(async () => {
  await screen?.close();
  screen = null;
});

/** Opens an address and waits until the page has its say: a title, and nothing that still loads. */
async function come(path: string, language: 'en' | 'ar'): Promise<Screen> {
  // A clock that stood still would never refill what one session may ask.
  filled.clock.now += 100;
  const page = await openScreen({ fetch: realFetch(filled), path, language });
  screen = page;
  const isBroken = (): boolean => page.text().includes(WORDS[language].broken);
  await page.until(
    () =>
      isBroken() ||
      ((page.root.querySelector('h1')?.textContent ?? '') !== '' &&
        page.root.querySelector('[data-loading]') === null),
  );
  expect([path, isBroken()]).toEqual([path, false]);
  return page;
}

describe.each(LANGUAGES)('a damaged address, in %s', (language) => {
  it.each(CHOOSING)('opens %s with a notice of what was left out', async (path) => {
    for (const search of given(DAMAGED, language)) {
      const page = await come(`${path}?${search}`, language);
      expect([search, WORDS[language].notice.test(page.text())]).toEqual([search, true]);
      await page.close();
    }
  });

  it.each(CHOOSING)('that is well written but about nothing leaves %s standing', async (path) => {
    for (const search of given(FAR, language))
      await (await come(`${path}?${search}`, language)).close();
  });

  it.each([...OTHERS.entries()])('leaves the page %i, %s, standing', async (place, path) => {
    for (const search of given(UNREAD, language, UNREAD.length, place)) {
      await (await come(path + search, language)).close();
    }
  });
});
