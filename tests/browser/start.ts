import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { requireBrowser } from './find.mjs';

/**
 * A headless browser for one test file; the caller closes it.
 * Chromium's sandbox refuses to run as root, which is what containers are. Where no locale is set it cannot open files with Arabic names.
 */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: requireBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}
