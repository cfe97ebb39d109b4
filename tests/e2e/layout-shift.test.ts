import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSoak, looksOf } from '#tests/soak.ts';
import { settling } from '#tests/browser/settled.mjs';
import type { Look } from '#tests/browser/open-page.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { enterDemonstration } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { layDemonstration, LAYING_MS } from '#tests/builders/demonstration.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { startServer } from '../integration/faults/server-process.ts';

/** Pages of many parts, each of which comes by itself. */
const PAGES = [
  '/data',
  '/metric?metric=fcr_told',
  '/explore',
  '/alerts',
  '/follow-ups',
  '/loops',
  '/targets',
];
/**
 * Chrome's measure of what moved, and by how much of the window, from 0.1 on a page needs improvement: letters of the other
 * script, when theirs come, move by a hair.
 */
const MOST = 0.02;
/** On the overview, the first page of all, nothing moves that an eye could see: a small part of it by less than two pixels. */
const UNSEEN = 0.0002;
/** Each width in one language; `npm run soak` has all. */
const LOOKS = (['en', 'ar'] as const).flatMap((language, i) =>
  [1920, 1024, 412, 360]
    .filter((_, place) => isSoak || place % 2 === i)
    .map((width) => ({ language, width })),
);

/** Long enough for what stands there before to be drawn. */
const SLOW_ANSWER_MS = 500;

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
  it.each(looksOf(LOOKS, 0, 3))(
    'does not move on the overview that anybody could see it, in $language, in $width px',
    async (look) => {
      const { page, shiftOf } = await watched({ ...look, dark: false });
      // Else it is often drawn for the first time when all has come.
      await page.route('**/api/metrics?*', async (route) => {
        await pause(SLOW_ANSWER_MS);
        await route.continue();
      });
      const slow = await page.context().newCDPSession(page);
      await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      expect(await shiftOf('/')).toBeLessThan(UNSEEN);
      await page.context().close();
    },
  );

  it.each([1440, 390])('does not move while the rest comes, in %d px', async (width) => {
    const { page, shiftOf } = await watched({ language: 'en', width, dark: false });
    const moved: Record<string, number> = {};
    for (const path of PAGES) {
      const shift = await shiftOf(path);
      if (shift > MOST) moved[path] = shift;
    }
    expect(moved).toEqual({});
    await page.context().close();
  });
});

/** A page in the demonstration that counts what moves on it; `shiftOf` loads an address and says how much did. */
async function watched(look: Look) {
  const page = await openPage(browser, look);
  const settled = settling(page);
  await page.goto(server.url);
  await enterDemonstration(page);
  await settled();
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
  const shiftOf = async (path: string): Promise<number> => {
    await page.goto(server.url + path);
    await settled();
    // Set by the script above.
    return page.evaluate(() => (globalThis as unknown as { told: { shift: number } }).told.shift);
  };
  return { page, shiftOf };
}
