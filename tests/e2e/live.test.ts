import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { record } from '#tests/builders/records.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { keyFor, startServer } from '../integration/faults/server-process.ts';

let browser: Browser;
let server: RunningServer;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-live-'));
  const store = openInThread(ownStorePath(folder), Date.now());
  const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  const first = Date.now() - 60 * 86_400_000;
  const cases = Array.from({ length: 400 }, (_, i) =>
    record('case', `c${i}`, first + i * 3_600_000, {}, { dimensions: { department: 'billing' } }),
  );
  await intake.store(cases, Date.now());
  await store.close();
  [browser, server] = await Promise.all([startBrowser(), startServer(folder)]);
});
afterAll(async () => {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** The page asks anew at most every five seconds: what it asked for before must be so long ago. */
const REST_MS = 5500;
/** Of several times the middle one counts, since the machine does other things too. */
const TIMES = 3;

/** Milliseconds from the answer to a program's record until the page asks for numbers. */
async function heardAfter(page: Page, key: string, id: string): Promise<number> {
  const asked = page.waitForRequest((request) => request.url().includes('/api/metrics'));
  const response = await fetch(`${server.url}/api/batches`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': id,
    },
    body: JSON.stringify({
      source: 'desk',
      records: [{ kind: 'case', externalId: id, at: new Date().toISOString() }],
    }),
  });
  expect(response.status).toBe(200);
  const acknowledged = performance.now();
  await asked;
  return performance.now() - acknowledged;
}

it('asks for new numbers by itself within two seconds of what another program sent', async () => {
  const key = await keyFor(folder, 'desk');
  const page = await openPage(browser, { language: 'en', width: 1440, dark: false });
  let askedAt = performance.now();
  page.on('request', (request) => {
    if (request.url().includes('/api/metrics')) askedAt = performance.now();
  });
  const listening = page.waitForRequest((request) => request.url().includes('/api/live'));
  await joinFirst(page, server.url, server.firstToken ?? '');
  await listening;
  await page.locator('main h1').first().waitFor();
  const heard: number[] = [];
  while (heard.length < TIMES) {
    while (performance.now() - askedAt < REST_MS) await page.waitForTimeout(100);
    heard.push(await heardAfter(page, key, `late${heard.length}`));
  }
  expect(heard.toSorted((a, b) => a - b)[1], String(heard)).toBeLessThan(2000);
  await page.context().close();
});
