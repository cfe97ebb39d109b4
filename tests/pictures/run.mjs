// @ts-check
// `npm run pictures [-- PAGE … [LOOK …]]`: every page × language × width × appearance as a picture in tests/.out/pictures, of
// the demonstration. A LOOK is written like en-1440-light. What scrolls sideways or fails in the browser is told.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { requireBrowser } from '../browser/find.mjs';
import { settling } from '../browser/settled.mjs';
import { enterAs, PAGES } from './pages.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const out = join(root, 'tests/.out/pictures');
const LOOKS = ['en', 'ar'].flatMap((language) =>
  ['360', '1440', '2560'].flatMap((width) =>
    ['light', 'dark'].map((appearance) => `${language}-${width}-${appearance}`),
  ),
);

const asked = process.argv.slice(2);
const looks = LOOKS.filter((look) => asked.length === 0 || asked.includes(look));
const names = Object.keys(PAGES).filter((name) => asked.includes(name));
const pages = names.length > 0 ? names : Object.keys(PAGES);
const unknown = asked.filter((one) => !LOOKS.includes(one) && !(one in PAGES));
if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(' ')}. Pages: ${Object.keys(PAGES).join(' ')}. Looks: ${LOOKS.join(' ')}`,
  );
  process.exit(1);
}

/** @param {string} folder @returns {Promise<{ address: string, end: () => Promise<unknown> }>} the built server with the demonstration. */
function serve(folder) {
  const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    env: { ...process.env, PORT: '0', BASIRA_DATA_DIR: folder, LANG: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () =>
    new Promise((resolve) => {
      server.once('exit', resolve);
      server.kill();
    });
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      said += chunk.toString();
      const address = /https?:\/\/[^\s#]+/.exec(said)?.[0];
      if (address) resolve({ address: address.replace(/\/join$/, ''), end });
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** @param {import('playwright-core').Browser} browser @param {string} address @param {string} look @param {string} name */
async function picture(browser, address, look, name) {
  const [language = 'en', width = '1440', appearance] = look.split('-');
  const { path, role, follow } = PAGES[name] ?? { path: '/' };
  const context = await browser.newContext({
    viewport: { width: Number(width), height: width === '360' ? 740 : 900 },
    colorScheme: appearance === 'dark' ? 'dark' : 'light',
    locale: language === 'ar' ? 'ar-SA' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const settled = settling(page);
  /** @type {string[]} */
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(address);
  if (role !== 'nobody') await enterAs(page, role);
  await page.goto(address + path);
  await settled();
  for (const link of follow ?? []) {
    await page.locator(link).first().click();
    await settled();
  }
  await page.screenshot({ path: join(out, `${name}-${look}.png`), fullPage: true });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) troubles.push(`scrolls ${over} px sideways`);
  for (const trouble of troubles) console.error(`${name} ${look}: ${trouble}`);
  await context.close();
}

/**
 * Waits until the linker has nothing left to do: before, departments are provisional.
 * @param {import('playwright-core').Browser} browser @param {string} address
 */
async function settle(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await enterAs(page);
  await page.locator('main article').first().waitFor();
  for (;;) {
    const isMoving = await page.evaluate(async () => {
      const to = new Date(Date.now() - 864e5 * 8).toISOString().slice(0, 10);
      const from = new Date(Date.now() - 864e5 * 365).toISOString().slice(0, 10);
      const answer = await fetch(`/api/metrics?metrics=csat&from=${from}&to=${to}&by=department`);
      return (await answer.text()).includes('provisional');
    });
    if (!isMoving) break;
    await page.waitForTimeout(500);
  }
  await page.close();
}

for (const mode of [[], ['--mode', 'server']]) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...mode],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) process.exit(1);
}
mkdirSync(out, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'basira-pictures-'));
const { address, end } = await serve(folder);
const browser = await chromium.launch({
  executablePath: requireBrowser(),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
});
try {
  await settle(browser, address);
  for (const look of looks.length > 0 ? looks : LOOKS)
    for (const name of pages) await picture(browser, address, look, name);
  console.log(`${pages.length} pages in ${looks.length || LOOKS.length} looks: ${out}`);
} finally {
  await browser.close();
  await end();
  rmSync(folder, { recursive: true, force: true });
}
