import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectWhole } from '#tests/browser/axe.ts';
import { enterDemonstration } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import type { RunningServer } from '#tests/integration/faults/server-process.ts';
import { startServer } from '#tests/integration/faults/server-process.ts';

type Look = { name: string; width: number; height: number; language: 'en' | 'ar'; dark: boolean };

const LOOKS: readonly Look[] = (['en', 'ar'] as const).flatMap((language) =>
  [false, true].flatMap((dark) =>
    [1440, 360].map((width) => ({
      name: `${language}, ${dark ? 'dark' : 'light'}, ${width} px`,
      width,
      height: width === 360 ? 800 : 900,
      language,
      dark,
    })),
  ),
);

const LOOK: Look = { name: '', width: 1440, height: 900, language: 'en', dark: false };

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
  await page.locator('main li button').first().waitFor();
  await expectWhole(page);
  await enterDemonstration(page);
  await page.locator('main blockquote').first().waitFor();
  return { page, troubles };
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(folder, '--seed', '7'), startBrowser()]);
  address = server.url;
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect((await server.kill('SIGTERM')).code).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

describe('the overview of a demonstration organisation in a real browser', () => {
  it.each(LOOKS)('is whole and accessible: $name', { timeout: 60_000 }, async (look) => {
    const { page, troubles } = await open(look);
    expect(await page.locator('html').getAttribute('dir')).toBe(
      look.language === 'ar' ? 'rtl' : 'ltr',
    );
    // Seven cards, each with its name, and nothing that must be scrolled to sideways.
    expect(await page.locator('main article, main [data-card]').count()).toBeGreaterThan(0);
    await expectWhole(page);
    // The page of one card, with both its charts, and that of the channels.
    await page.locator('main article h2 a').first().click();
    await page.waitForURL(/\/metric\?metric=/);
    await page.locator('svg.recharts-surface').nth(1).waitFor();
    await page.locator('main blockquote').first().waitFor();
    await expectWhole(page);
    await page.goto(`${address}/channels`);
    await page.locator('main table').nth(1).waitFor();
    await expectWhole(page);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

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
