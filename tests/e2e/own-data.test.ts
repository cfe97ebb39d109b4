import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { fillDemo } from '#server/services/demo.ts';
import { expectWholeInBoth } from '#tests/browser/axe.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { settling } from '#tests/browser/settled.mjs';
import { startBrowser } from '#tests/browser/start.ts';
import { visit } from '#tests/browser/visit.ts';
import { looksOf } from '#tests/soak.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { startServer } from '../integration/faults/server-process.ts';

const WORDS = {
  en: {
    start: 'Start with my own data',
    begin: 'Begin and choose a file',
    choose: 'Choose a file',
    look: 'Show what will be stored',
    preview: 'What will be stored',
    import: 'Import',
    week: 'See the last full week of it',
    data: 'Data',
    demonstration: 'Look at the demonstration',
    back: 'Back to my data',
    settings: 'Settings',
  },
  ar: {
    start: 'ابدأ ببياناتي',
    begin: 'ابدأ واختر ملفًا',
    choose: 'اختر ملفًا',
    look: 'أرني ما سيُخزَّن',
    preview: 'ما سيُخزَّن',
    import: 'استورد',
    week: 'شاهد آخر أسبوع كامل منه',
    data: 'البيانات',
    demonstration: 'اطّلع على البيانات التجريبية',
    back: 'عُد إلى بياناتي',
    settings: 'الإعدادات',
  },
} as const;

const LOOKS = [
  { language: 'en', width: 1440, dark: false },
  { language: 'ar', width: 360, dark: true },
] as const;
type Look = (typeof LOOKS)[number];

/** Three weeks of cases, twenty a day, from Sunday 1 November 2026 on. */
const ROWS = Array.from({ length: 21 * 20 }, (_, i) => {
  const day = String(1 + Math.floor(i / 20)).padStart(2, '0');
  return `T-${i},2026-11-${day} 09:${String(i % 60).padStart(2, '0')},${i % 3 ? 'Billing' : 'Cards'}`;
});
const FILE = ['Ticket,Opened,Team', ...ROWS, 'T-x,unknown,Cards'].join('\n');

let browser: Browser;
let server: RunningServer;
let folder = '';

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-own-'));
  const store = openInThread(demoStorePath(folder), Date.now());
  await fillDemo(store.as(LOCAL_ADMINISTRATOR), () => Date.now(), {
    seed: 7,
    weeks: 4,
    cases: 800,
  });
  await store.close();
  writeFileSync(join(folder, 'desk.csv'), FILE);
  server = await startServer(folder);
  return async () => {
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
});

/** The page must be whole: nothing to scroll to sideways, nothing the accessibility checker finds. */
async function openFirst(
  look: Look,
): Promise<{ page: Page; settled: () => Promise<void>; troubles: string[] }> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: look.language === 'ar' ? 'ar-SA' : 'en-GB',
    timezoneId: 'Asia/Riyadh',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  const settled = settling(page);
  await page.goto(`${server.url}/join#${server.firstToken}`);
  await settled();
  await expectWholeInBoth(page);
  await joinFirst(page, server.url, server.firstToken ?? '');
  return { page, settled, troubles };
}

/** Follows a link or presses a button the way a keyboard does. */
async function enter(target: Locator): Promise<void> {
  await target.focus();
  await target.press('Enter');
}

/** Names the organisation and hands its first file over. */
async function sendOwn(page: Page, words: { begin: string; choose: string }): Promise<void> {
  await page.getByRole('textbox').first().fill('Al Noor');
  await enter(page.getByRole('button', { name: words.begin }));
  await page.waitForURL('**/import');

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    enter(page.getByRole('button', { name: words.choose })),
  ]);
  await chooser.setFiles(join(folder, 'desk.csv'));
  await page.waitForURL('**/import?file=*');
}

async function goTo(page: Page, look: Look, name: string): Promise<void> {
  if (look.width < 500) {
    await enter(page.getByRole('button', { name: look.language === 'ar' ? 'القائمة' : 'Menu' }));
  }
  await enter(page.getByRole('navigation').getByRole('link', { name }));
}

describe('the way from the demonstration to one’s own numbers, in a real browser', () => {
  it.each(looksOf(LOOKS, 1))(
    'is walked by keyboard and each page is whole: $language, $width px, dark $dark',
    { timeout: 120_000 },
    async (look) => {
      const words = WORDS[look.language];
      const { page, settled, troubles } = await openFirst(look);
      await enter(page.getByRole('link', { name: words.start }));
      await page.waitForURL('**/start');
      await page.getByRole('button', { name: words.begin }).waitFor();
      await expectWholeInBoth(page);
      await sendOwn(page, words);
      await page.getByRole('button', { name: words.look }).waitFor();
      await expectWholeInBoth(page);
      // A reload keeps the file that was sent.
      await page.reload();
      await enter(page.getByRole('button', { name: words.look }));
      await page.getByRole('table').waitFor();
      // What was asked for is seen, not left below the window.
      const title = page.getByRole('heading', { name: words.preview, exact: true });
      const isSeen = await title.evaluate((head) => {
        const { top, bottom } = head.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
      expect(isSeen).toBe(true);
      await expectWholeInBoth(page);
      await enter(page.getByRole('button', { name: words.import, exact: true }));
      await page.waitForURL(/\/import\/[0-9a-f-]+$/);
      await page.getByRole('link', { name: words.week }).waitFor();
      await page.reload();
      const toWeek = page.getByRole('link', { name: words.week });
      await toWeek.waitFor();
      await expectWholeInBoth(page);
      await enter(toWeek);
      await page.waitForURL('**/?period=2026-11-15..2026-11-22');
      // Twenty cases a day for seven days.
      await page
        .locator('article')
        .filter({ hasText: /140|١٤٠/ })
        .first()
        .waitFor();

      await goTo(page, look, words.data);
      await page.getByRole('heading', { level: 2, name: 'desk' }).waitFor();
      await page.getByRole('img').first().waitFor();
      await expectWholeInBoth(page);

      for (const path of [
        '/people',
        '/keys',
        '/erasures',
        '/settings/delivery',
        '/settings/operations',
      ]) {
        await visit(page, path);
        await settled();
        await expectWholeInBoth(page);
      }

      await goTo(page, look, words.settings);
      await page.getByRole('button', { name: words.demonstration }).waitFor();
      await expectWholeInBoth(page);
      await enter(page.getByRole('button', { name: words.demonstration }));
      await enter(page.getByRole('button', { name: words.back }));
      await page.getByRole('button', { name: words.back }).waitFor({ state: 'detached' });
      const shown = await page.evaluate(async () => (await fetch('/api/stores')).json() as unknown);
      expect(shown).toMatchObject({ shown: 'own', demonstrationKept: true });
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );
});

describe('a page that is reloaded in the moment of pressing Import', () => {
  it('goes on to the import, as does whoever comes back to the file later', async () => {
    const words = WORDS.en;
    const { page, troubles } = await openFirst(LOOKS[0]);
    await enter(page.getByRole('link', { name: words.start }));
    await sendOwn(page, words);
    const wizard = page.url();
    await enter(page.getByRole('button', { name: words.look }));
    await page.getByRole('table').waitFor();
    const asked = page.waitForRequest('**/api/imports');
    await enter(page.getByRole('button', { name: words.import, exact: true }));
    await asked;
    await page.reload({ waitUntil: 'commit' });
    await page.waitForURL(/\/import\/[0-9a-f]+$/);
    const run = page.url();
    await page.getByRole('link', { name: words.week }).waitFor();
    // The file is gone by now.
    await page.goto(wizard);
    await page.waitForURL(run);
    await page.getByRole('link', { name: words.week }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  }, 120_000);
});
