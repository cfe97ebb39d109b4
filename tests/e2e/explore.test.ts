import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterDemonstration } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { LAYING_MS, layDemonstration } from '#tests/builders/demonstration.ts';
import type { RunningServer } from '#tests/integration/faults/server-process.ts';
import { startServer } from '#tests/integration/faults/server-process.ts';
import { looksOf } from '#tests/soak.ts';

const LOOKS = [
  { name: 'English, light, 1440 px', locale: 'en-GB', dark: false, width: 1440 },
  { name: 'Arabic, dark, 1440 px', locale: 'ar-SA', dark: true, width: 1440 },
  { name: 'English, dark, 360 px', locale: 'en-GB', dark: true, width: 360 },
  { name: 'Arabic, light, 360 px', locale: 'ar-SA', dark: false, width: 360 },
] as const;

let server: RunningServer;
let browser: Browser;
let address = '';
const folder = mkdtempSync(join(tmpdir(), 'basira-e2e-explore-'));

beforeAll(async () => {
  await layDemonstration(folder);
  [server, browser] = await Promise.all([startServer(folder), startBrowser()]);
  address = server.url;
}, LAYING_MS);

afterAll(async () => {
  await browser.close();
  expect((await server.kill('SIGTERM')).code).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

/** The first whole number of a cell, in either digits. */
function numberOf(text: string): number {
  const latin = text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[,٬\u2066-\u2069]/g, '');
  return Number(/\d+/.exec(latin)?.[0]);
}

describe('exploring', () => {
  it.each(looksOf(LOOKS, 0, 3))(
    'chooses, compares, saves a table, keeps a view and opens it again: $name',
    { timeout: 180_000 },
    async ({ locale, dark, width, name }) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        locale,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text());
      });
      await page.goto(address);
      await enterDemonstration(page);
      await page.locator('main article').first().waitFor();
      await page.goto(`${address}/explore`);
      const figure = page.locator('main figure');
      await figure.first().waitFor();

      // What is chosen stands in the address.
      const [by, period] = [page.locator('main select').nth(0), page.locator('main select').nth(1)];
      await by.selectOption('channel');
      await period.selectOption('last-4-weeks');
      await page.locator('main details').first().locator('summary').click();
      await page.locator('main details input[type=search]').first().waitFor();
      const other = page.locator('main details').first().locator('fieldset label');
      const wanted = locale === 'ar-SA' ? 'الحالات الواردة' : 'Cases opened';
      await other.filter({ hasText: wanted }).first().locator('input').check();
      await page.waitForURL(/metric=.*volume.*period=last-4-weeks/);
      await page.locator('main details').first().locator('summary').click();
      await page.waitForFunction(() => document.querySelectorAll('main figure svg').length > 1);
      await page.locator('main figure table').nth(1).waitFor({ state: 'attached' });

      // The file has the numbers of the table: cases opened of each channel over the whole period.
      const downloading = page.waitForEvent('download');
      await page.locator('main header button').first().click();
      const file = readFileSync(await (await downloading).path(), 'utf8');
      const cells = file.split('\r\n').map((line) => line.split(','));
      const totals = cells.filter(
        (row) => row[0] === 'volume' && row[6] === 'none' && row[3] !== '',
      );
      const table = page.locator('main section table').last();
      const shown = await table.locator('tbody tr td:last-child').allInnerTexts();
      expect(totals.length).toBeGreaterThan(3);
      expect(totals.map((row) => Number(row[9])).toSorted((a, b) => a - b)).toEqual(
        shown.map(numberOf).toSorted((a, b) => a - b),
      );

      // Kept, left, opened again: the same page, by its rule.
      const asked = new URL(page.url()).search;
      expect(asked).not.toMatch(/\d{4}-\d{2}-\d{2}/);
      await page.locator('main form input').last().fill(name);
      await page.locator('main form button').last().click();
      await page.locator('main li a', { hasText: name }).waitFor();
      await page.goto(`${address}/explore`);
      // Until charts and table stand, what is below them moves, and a press may miss it.
      await page.locator('main section table').last().waitFor({ state: 'attached' });
      await page.locator('main li a', { hasText: name }).click();
      await page.waitForURL((url) => url.search === asked);
      await page.locator('main figure table').nth(1).waitFor({ state: 'attached' });
      const told = await page.locator('main figure table').nth(1).textContent();
      await page.reload();
      await page.locator('main figure table').nth(1).waitFor({ state: 'attached' });
      expect(await page.locator('main figure table').nth(1).textContent()).toBe(told);
      expect(troubles).toEqual([]);
      await context.close();
    },
  );
});
