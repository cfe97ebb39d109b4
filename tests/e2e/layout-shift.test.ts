import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settling } from '#tests/browser/settled.mjs';
import { openPage } from '#tests/browser/open-page.ts';
import { enterDemonstration } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { layDemonstration, LAYING_MS } from '#tests/builders/demonstration.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { startServer } from '../integration/faults/server-process.ts';

/** Pages of many parts, each of which comes by itself. */
const PAGES = [
  '/',
  '/metric?metric=fcr_told',
  '/explore',
  '/alerts',
  '/follow-ups',
  '/loops',
  '/targets',
];
/** Chrome's measure of what moved, and by how much of the window; from 0.1 on it says that a page needs improvement. */
const MOST = 0.1;

let browser: Browser;
let server: RunningServer;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-shift-'));
  await layDemonstration(folder);
  [browser, server] = await Promise.all([startBrowser(), startServer(folder)]);
}, LAYING_MS);
afterAll(async () => {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('what stands on a page', () => {
  it.each([1440, 390])('does not move while the rest comes, in %d px', async (width) => {
    const page = await openPage(browser, { language: 'en', width, dark: false });
    const settled = settling(page);
    await page.goto(server.url);
    await enterDemonstration(page);
    await page.addInitScript(() => {
      const told = { shift: 0 };
      Object.assign(globalThis, { told });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          // The DOM's types do not know this kind of entry.
          const { value, hadRecentInput } = entry as unknown as {
            value: number;
            hadRecentInput: boolean;
          };
          if (!hadRecentInput) told.shift += value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const moved: Record<string, number> = {};
    for (const path of PAGES) {
      await page.goto(server.url + path);
      await settled();
      // Set by the script above.
      const shift = await page.evaluate(
        () => (globalThis as unknown as { told: { shift: number } }).told.shift,
      );
      if (shift > MOST) moved[path] = shift;
    }
    expect(moved).toEqual({});
    await page.context().close();
  });
});
