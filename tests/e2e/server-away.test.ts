import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { record } from '#tests/builders/records.ts';
import { endAll, startServer } from '../integration/faults/server-process.ts';

let browser: Browser;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-away-'));
  // With records of one's own no demonstration is filled.
  const store = openInThread(ownStorePath(folder), Date.now());
  const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  await intake.store([record('case', 'one', Date.now() - 86_400_000)], Date.now());
  await store.close();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

it('a page that cannot be fetched says that the server does not answer, and comes when it does again', async () => {
  const server = await startServer(folder);
  const page = await openPage(browser, { language: 'en', width: 1440, dark: false });
  await joinFirst(page, server.url, server.firstToken ?? '');
  await page.locator('main h1').first().waitFor();
  await server.kill('SIGKILL');

  await page.locator('nav a[href="/targets"]').click();
  const told = page.locator('main [role=alert]', { hasText: 'Basira does not answer' });
  await told.waitFor();
  expect(await page.locator('main').innerText()).not.toContain('stopped');
  // Trying while it is still away leaves the page and what it says.
  await Promise.all([
    page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/health')),
    told.getByRole('button', { name: 'Try again' }).click(),
  ]);
  expect(await told.count()).toBe(1);
  expect(new URL(page.url()).pathname).toBe('/targets');

  await startServer(folder, { PORT: new URL(server.url).port });
  await page.locator('main [role=alert] button').click();
  await page.locator('main h1', { hasText: 'Targets' }).waitFor();
  expect(await page.locator('main [role=alert]').count()).toBe(0);
  await page.context().close();
});
