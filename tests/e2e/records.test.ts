import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
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
const folder = mkdtempSync(join(tmpdir(), 'basira-e2e-records-'));

async function open({ locale, dark, width }: (typeof LOOKS)[number]) {
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
  await page.locator('main article a[title]').first().waitFor();
  return { page, troubles };
}

/** A whole number in either digits, the first after some sign. */
function numberIn(text: string, after: RegExp): number {
  const latin = text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[,٬\u2066-\u2069]/g, '');
  return Number(after.exec(latin)?.[1]);
}

/** True once the linker has nothing left to do: until then a story may still get steps. */
function isLinked(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const answer = await fetch(`/api${location.pathname}`);
    // The contract's shape.
    return !((await answer.json()) as { incomplete: boolean }).incomplete;
  });
}

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

describe('the way down from a number', () => {
  it.each(looksOf(LOOKS, 1, 2))(
    'leads to its records, a record and its customer: $name',
    { timeout: 240_000 },
    async (look) => {
      const { page, troubles } = await open(look);
      const card = page.locator('main article').first();
      const clicked = numberIn(await card.innerText(), /(?<!\p{L})[nن]\s+(\d+)/u);
      expect(clicked).toBeGreaterThan(0);
      await card.locator('a[title]').click();

      await page.waitForURL(/\/records\?metric=/);
      await page.locator('main li article').first().waitFor();
      // As many records as the number that was clicked says it rests on.
      const listed = numberIn(await page.locator('main section').nth(1).innerText(), /(\d+)/);
      expect(listed).toBe(clicked);

      // Words narrow the list, and are marked in the texts.
      await page.locator('input[type=search]').fill(look.locale === 'ar-SA' ? 'من' : 'the');
      await page.locator('input[type=search]').press('Enter');
      await page.waitForURL(/search=/);
      await page.locator('mark').first().waitFor();
      await page.goBack();

      await page.locator('main li article a').first().click();
      await page.waitForURL(/\/records\/[a-z_]+\//);
      await page.locator('main dl').first().waitFor();

      await page.locator('main a[href^="/customers/"]').first().click();
      await page.waitForURL(/\/customers\//);
      await page.locator('main ol > li').first().waitFor({ timeout: 120_000 });
      await expect.poll(() => isLinked(page), { timeout: 150_000 }).toBe(true);
      await page.reload();
      await page.locator('main ol > li').first().waitFor({ timeout: 120_000 });
      // The page of the address alone is the same.
      const story = await page.locator('main').innerText();
      await page.reload();
      await page.locator('main ol > li').first().waitFor({ timeout: 120_000 });
      expect(await page.locator('main').innerText()).toBe(story);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it('says in words that a record or customer is not there', { timeout: 60_000 }, async () => {
    const { page } = await open(LOOKS[0]);
    for (const path of ['/records/case/demo/a.b%2Fc', '/customers/~..', '/customers/new']) {
      await page.goto(address + path);
      await page.getByText('No such').first().waitFor();
    }
    await page.context().close();
  });
});
