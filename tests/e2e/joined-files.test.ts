import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectWhole } from '#tests/browser/axe.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { looksOf } from '#tests/soak.ts';
import { textRows, workbookOf } from '../builders/workbook.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { startServer } from '../integration/faults/server-process.ts';

const WORDS = {
  en: {
    choose: 'Choose a file',
    addSheet: 'Add another sheet of this workbook',
    add: 'Add a file',
    found: '3 of 4 keys',
    look: 'Show what will be stored',
    orphans: '10 rows name something that is not in',
    import: 'Import',
    begin: 'Begin and choose a file',
    data: 'To the data page',
  },
  ar: {
    choose: 'اختر ملفًا',
    addSheet: 'أضف ورقة أخرى من هذا المصنّف',
    add: 'أضف ملفًا',
    found: 'وُجد فيه ٣ من ٤ مفاتيح',
    look: 'أرني ما سيُخزَّن',
    orphans: '١٠ صفوف تذكر ما ليس في',
    import: 'استورد',
    begin: 'ابدأ واختر ملفًا',
    data: 'إلى صفحة البيانات',
  },
} as const;

const LOOKS = [
  { language: 'en', width: 1440, dark: true },
  { language: 'ar', width: 360, dark: false },
] as const;

/** Forty complaints of four branches, one of which the list of branches does not have; whose they are stands in a file. */
const COMPLAINTS = Array.from({ length: 40 }, (_, i) =>
  [`B-${i}`, `2026-11-${String(1 + (i % 20)).padStart(2, '0')}`, 700 + (i % 4), 5000 + (i % 5)].map(
    String,
  ),
);
const BOOK = workbookOf({
  sheets: [
    {
      name: 'الفروع',
      rows: textRows([
        ['الرقم', 'الاسم'],
        ['700', 'العليا'],
        ['701', 'الروضة'],
        ['702', 'السلامة'],
      ]),
    },
    {
      name: 'البلاغات',
      rows: textRows([['رقم البلاغ', 'تاريخ الفتح', 'رقم الفرع', 'رقم العميل'], ...COMPLAINTS]),
    },
  ],
});
const CUSTOMERS = [
  'رقم العميل,الشريحة',
  ...Array.from({ length: 5 }, (_, i) => `${5000 + i},${i % 2 ? 'ذهبي' : 'أساسي'}`),
];

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
  folder = mkdtempSync(join(tmpdir(), 'basira-joined-'));
  writeFileSync(join(folder, 'بلاغات.xlsx'), BOOK);
  writeFileSync(join(folder, 'العملاء.csv'), CUSTOMERS.join('\n'));
  server = await startServer(folder, '--empty');
  return async () => {
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
});

describe('a workbook whose records need another sheet and another file, in a real browser', () => {
  it.each(looksOf(LOOKS, 0))(
    'is imported by keyboard, and each page is whole: $language, $width px, dark $dark',
    { timeout: 90_000 },
    async ({ language, width, dark }) => {
      const words = WORDS[language];
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        locale: language === 'ar' ? 'ar-SA' : 'en-GB',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      const give = async (button: string, file: string): Promise<void> => {
        const opener = page.getByRole('button', { name: button });
        await opener.focus();
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser'),
          opener.press('Enter'),
        ]);
        await chooser.setFiles(join(folder, file));
      };
      const whole = async (): Promise<void> => {
        await expectWhole(page);
      };
      await joinFirst(page, server.url, server.firstToken ?? '');
      await page.goto(`${server.url}/import`);
      // An empty store is first told whose it is.
      await page.waitForURL('**/start');
      await page.getByRole('textbox').first().fill('Al Noor');
      await page.getByRole('button', { name: words.begin }).press('Enter');
      await page.waitForURL('**/import');
      await give(words.choose, 'بلاغات.xlsx');
      const complaints = page.getByRole('radio', { name: 'البلاغات' });
      await complaints.waitFor();
      expect(await complaints.isChecked()).toBe(true);

      const sheets = page.getByRole('combobox', { name: words.addSheet });
      await sheets.focus();
      // The only other sheet, chosen as the keyboard does.
      await sheets.press('ArrowDown');
      await page.getByText(words.found).waitFor();
      await give(words.add, 'العملاء.csv');
      await page.getByRole('heading', { level: 3, name: 'العملاء.csv' }).waitFor();
      await whole();

      await page.getByRole('button', { name: words.look }).press('Enter');
      await page.getByRole('table').waitFor();
      await page.getByText(words.orphans).waitFor();
      const stored = (await page.getByRole('table').textContent()) ?? '';
      expect(stored).toContain('الروضة');
      expect(stored).toContain('ذهبي');
      await whole();
      await page.getByRole('button', { name: words.import, exact: true }).press('Enter');
      await page.waitForURL(/\/import\/[0-9a-f-]+$/);
      await page.getByRole('link', { name: words.data }).waitFor();
      await whole();
      const branches = (): Promise<string[]> =>
        page.evaluate(async () => {
          // The page's own API, whose answers other tests check.
          const answer = (await (await fetch('/api/dimensions/branch')).json()) as {
            values: { key: string }[];
          };
          return answer.values.map(({ key }) => key).toSorted();
        });
      await expect.poll(branches).toEqual(['الروضة', 'السلامة', 'العليا']);
      expect(troubles).toEqual([]);
      await context.close();
    },
  );
});
