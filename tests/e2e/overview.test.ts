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

type Look = { name: string; width: number; height: number; language: 'en' | 'ar'; dark: boolean };

const LOOKS = [
  { name: 'English, 1440 px', width: 1440, height: 900, language: 'en', dark: false },
  { name: 'Arabic, 360 px', width: 360, height: 800, language: 'ar', dark: true },
] as const satisfies readonly Look[];
const [LOOK] = LOOKS;

let server: RunningServer;
let browser: Browser;
let address = '';
const folder = mkdtempSync(join(tmpdir(), 'basira-e2e-'));

async function open(look: Look, path = '/'): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: look.language === 'ar' ? 'ar-SA' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(address + path);
  await enterDemonstration(page);
  await page.locator('main blockquote').first().waitFor();
  return { page, troubles };
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

describe('the overview of a demonstration organisation in a real browser', () => {
  it.each(looksOf(LOOKS, 0))(
    'leads from a card to its page: $name',
    { timeout: 60_000 },
    async (look) => {
      const { page, troubles } = await open(look);
      expect(await page.locator('html').getAttribute('dir')).toBe(
        look.language === 'ar' ? 'rtl' : 'ltr',
      );
      expect(await page.locator('main article, main [data-card]').count()).toBeGreaterThan(0);
      // The page of one card, with both its charts.
      await page.locator('main article h2 a').first().click();
      await page.waitForURL(/\/metric\?metric=/);
      await page.locator('svg.recharts-surface').nth(1).waitFor();
      await page.locator('main blockquote').first().waitFor();
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it.each(looksOf(LOOKS, 1))(
    'leads to the loop whose effect held, and shows how much: $name',
    { timeout: 60_000 },
    async (look) => {
      const { page, troubles } = await open(look);
      const title = 'Bills that customers do not understand';
      await page.getByRole('link', { name: title }).click();
      await page.waitForURL(/\/loops\/\d+$/);
      await page.locator('h1', { hasText: title }).waitFor();
      const holds = { en: /It holds: \d+% fewer/, ar: /الأثر ثابت:\P{L}*أقل بنسبة\P{L}*[٠-٩]/u };
      await page.getByText(holds[look.language]).first().waitFor();
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it('switches to Arabic and back without loading again', { timeout: 60_000 }, async () => {
    const { page } = await open(LOOK);
    await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.locator('html[dir=rtl]').waitFor();
    expect(await page.locator('h1').innerText()).toMatch(/[\u0600-\u06FF]/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[dir=ltr]').waitFor();
    expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
    await page.context().close();
  });

  it('answers an address that nobody has with a page, and a wrong figure with a sentence', async () => {
    const { page } = await open(LOOK);
    const status = await page.evaluate(async () => {
      const asked = '/api/metrics?metrics=nonsense&from=2026-01-04&to=2026-01-11';
      return (await fetch(asked)).status;
    });
    expect(status).toBe(400);
    await page.context().close();
    const other = await fetch(`${address}/nowhere`);
    expect(other.headers.get('content-type')).toContain('text/html');
  });
});
