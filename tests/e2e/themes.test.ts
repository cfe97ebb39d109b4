import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import { sideways, violations } from '#tests/browser/axe.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { record } from '#tests/builders/records.ts';
import { looksOf } from '#tests/soak.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { startServer } from '../integration/faults/server-process.ts';

const DAY = 86_400_000;

/** Every theme name, share and sentence that is looked for, as the product's words say them. */
const LOOKS = [
  {
    language: 'en',
    width: 1440,
    dark: false,
    edit: 'Edit the themes',
    open: 'Edit Delivery',
    phrases: 'Phrases in English',
    fault: 'holds no word',
    effect: 'Show the effect',
    moved: '40 records would get another theme',
    save: 'Save and go through earlier records',
    before: '67% of the records fit no theme yet',
    after: '33% of the records fit no theme yet',
    try: 'Text',
  },
  {
    language: 'ar',
    width: 360,
    dark: true,
    edit: 'تعديل المواضيع',
    open: 'تعديل التوصيل',
    phrases: 'عبارات بالإنجليزية',
    fault: 'لا كلمة فيها',
    effect: 'عرض الأثر',
    moved: '40 سجلًا سيتغير موضوعها',
    save: 'حفظ ومراجعة السجلات السابقة',
    before: '67% من السجلات لا تندرج بعد تحت أي موضوع',
    after: '33% من السجلات لا تندرج بعد تحت أي موضوع',
    try: 'النص',
  },
] as const;
type Look = (typeof LOOKS)[number];

/** Of each three texts one is about staff, one about what is no phrase yet, one about nothing. */
const TEXTS = ['the staff were rude', 'my parcel is lost', 'nothing to add'];

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
  folder = mkdtempSync(join(tmpdir(), 'basira-themes-'));
  const store = openInThread(ownStorePath(folder), Date.now());
  const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  // Forty of each text, one a day and text, up to yesterday.
  const records = Array.from({ length: 120 }, (_, i) =>
    record('case', `c${i}`, Date.now() - DAY * (1 + Math.floor(i / 3)), {
      text: TEXTS[i % 3] ?? '',
    }),
  );
  await intake.store(records, Date.now());
  await store.close();
  server = await startServer(folder);
  return async () => {
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
});

/** Latin digits, as the reader may choose them: what is looked for is written with them. */
async function open({ language, width, dark }: Look): Promise<Page> {
  const context = await browser.newContext({
    // A colour on its way to another is read by nobody.
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
    locale: language === 'ar' ? 'ar-u-nu-latn' : 'en-US',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

describe('themes in a browser', () => {
  it.each(looksOf(LOOKS, 0))(
    'are changed, shown in their effect, saved and gone through in $language',
    { timeout: 120_000 },
    async (look) => {
      const page = await open(look);
      await joinFirst(page, server.url, server.firstToken ?? '');
      await page.goto(`${server.url}/themes`);
      await page.locator('main table').waitFor();
      const title = async (): Promise<string> => western(await page.locator('main h1').innerText());
      await expect.poll(title).toBe(look.before);
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(0);

      await page.getByLabel(look.try, { exact: true }).fill('The staff were rude, RUDE');
      await page.locator('main mark').first().waitFor();
      expect(await page.locator('main mark').allInnerTexts()).toEqual(['staff', 'rude', 'RUDE']);

      await page.getByRole('button', { name: look.edit }).click();
      await page.getByRole('button', { name: look.open }).click();
      const lines = page.getByLabel(look.phrases);
      await lines.fill('parcel*\n!!!');
      await page.getByText(look.fault).waitFor();
      const effect = page.getByRole('button', { name: look.effect });
      await expect.poll(() => effect.isDisabled()).toBe(true);
      await lines.fill('parcel*');
      await expect.poll(() => effect.isEnabled()).toBe(true);
      expect(await violations(page)).toEqual([]);
      await effect.click();
      await expect
        .poll(async () => western(await page.locator('main [role=status]').allInnerTexts()))
        .toContain(look.moved);
      expect(await page.locator('main blockquote').allInnerTexts()).toEqual(['my parcel is lost']);
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(0);

      await page.getByRole('button', { name: look.save }).click();
      await expect.poll(title, { timeout: 30_000 }).toBe(look.after);
      expect(await sideways(page)).toBe(0);
      await page.context().close();
    },
  );
});

/** Digits as they are written in the texts above, and no marks of direction. */
function western(text: string | readonly string[]): string {
  return [text]
    .flat()
    .join(' ')
    .replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
    .replaceAll('٪', '%')
    .replaceAll('؉', '%')
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
}
