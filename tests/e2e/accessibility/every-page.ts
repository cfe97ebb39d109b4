import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sideways, violations } from '#tests/browser/axe.ts';
import { settling } from '#tests/browser/settled.mjs';
import { startBrowser } from '#tests/browser/start.ts';
import { visit } from '#tests/browser/visit.ts';
import { LAYING_MS, layDemonstration } from '#tests/builders/demonstration.ts';
import type { RunningServer } from '#tests/integration/faults/server-process.ts';
import { startServer } from '#tests/integration/faults/server-process.ts';
import { enterAs, PAGES } from '#tests/pictures/pages.mjs';

/** Both appearances in both languages; each page is seen wide and narrow in each language. */
const LOOKS = {
  en: [
    { colorScheme: 'light', width: 1440, height: 900 },
    { colorScheme: 'dark', width: 360, height: 800 },
  ],
  ar: [
    { colorScheme: 'light', width: 360, height: 800 },
    { colorScheme: 'dark', width: 1440, height: 900 },
  ],
} as const;

type Language = keyof typeof LOOKS;
type Role = (typeof PAGES)[string]['role'];

/** Matches the addresses of a route, and the route itself. */
export const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`);

/** Before what the browser itself notes in its console. */
const NOTED = 'console: ';

type Visitor = { page: Page; settled: () => Promise<void>; troubles: string[] };

async function enter(
  browser: Browser,
  url: string,
  language: Language,
  role: Role,
): Promise<Visitor> {
  const context = await browser.newContext({
    locale: language === 'ar' ? 'ar-SA' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(NOTED + message.text());
  });
  const settled = settling(page);
  if (role !== 'nobody') {
    await page.goto(url);
    await enterAs(page, role);
  }
  return { page, settled, troubles };
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

/** Pages of what is not there any more: the browser notes that it was refused. */
const GONE: ReadonlySet<string> = new Set(['/join#gone', '/alerts/0', '/loops/0', '/follow-ups/0']);

/** Sees every page in a language, wide and narrow, light and dark. Each language has a file of its own: they take longest of all. */
export function seeEveryPage(language: Language): void {
  const folder = mkdtempSync(join(tmpdir(), 'basira-e2e-axes-'));
  let server: RunningServer;
  let browser: Browser;
  /** One session and one window for each role. */
  const visitors = new Map<Role, Promise<Visitor>>();

  beforeAll(async () => {
    await layDemonstration(folder);
    [server, browser] = await Promise.all([startServer(folder), startBrowser()]);
  }, LAYING_MS);

  afterAll(async () => {
    await browser.close();
    expect((await server.kill('SIGTERM')).code).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  const cases = Object.entries(PAGES).map(([name, page]) => ({ name, ...page }));
  it.each(cases)(
    'is whole and accessible: $name',
    { timeout: 90_000 },
    async ({ path, role, follow, to }) => {
      const visitor = visitors.get(role) ?? enter(browser, server.url, language, role);
      visitors.set(role, visitor);
      const { page, settled, troubles } = await visitor;
      troubles.length = 0;
      const [first, second] = LOOKS[language];
      const papers: string[] = [];
      for (const look of [first, second]) {
        const { colorScheme, width, height } = look;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        if (look === first) {
          // Who has not come in sees a page of the application only by opening it.
          if (role === 'nobody') {
            await page.goto('about:blank');
            await page.goto(server.url + path);
          } else await visit(page, path);
          for (const link of follow ?? []) {
            await settled();
            await page.locator(link).first().click();
          }
        }
        await settled();
        const found = {
          look: `${colorScheme} ${width}`,
          sideways: Math.max(0, await sideways(page)),
          violations: await violations(page),
        };
        expect(found).toEqual({ look: found.look, sideways: 0, violations: [] });
        papers.push(await paper(page));
      }
      expect(await page.locator('html').getAttribute('dir')).toBe(
        language === 'ar' ? 'rtl' : 'ltr',
      );
      expect(papers[0]).not.toBe(papers[1]);
      // That what it asks for is gone is what such a page tells.
      const unexpected = troubles.filter((told) => !(GONE.has(path) && told.startsWith(NOTED)));
      expect(unexpected).toEqual([]);
      expect(new URL(page.url()).pathname).toMatch(
        patternOf(to ?? new URL(path, server.url).pathname),
      );
    },
  );
}
