import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { requireBrowser } from './find.mjs';

/**
 * A headless browser for one test file; the caller closes it.
 * Chromium's sandbox refuses to run as root, which is what containers are.
 */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: requireBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}
