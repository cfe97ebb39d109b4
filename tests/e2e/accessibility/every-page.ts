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
import { isSoak } from '#tests/soak.ts';
import { enterAs, PAGES } from '#tests/pictures/pages.mjs';

type Look = { colorScheme: 'light' | 'dark'; width: number; height: number };
type Language = 'en' | 'ar';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 800 };
/** Each look is followed by the one that has nothing in common with it. */
const LOOKS: readonly Look[] = [
  { colorScheme: 'light', ...WIDE },
  { colorScheme: 'dark', ...NARROW },
  { colorScheme: 'light', ...NARROW },
  { colorScheme: 'dark', ...WIDE },
];

/**
 * How the page at a place is seen in a language: in one look, which is another one for the next page, and in the other
 * language in the one that is unlike it. `npm run soak` sees every page in all.
 */
function ownLooks(language: Language, place: number): readonly Look[] {
  if (isSoak) return LOOKS;
  const look = place % LOOKS.length;
  const unlike = look % 2 === 0 ? look + 1 : look - 1;
  return LOOKS.slice(language === 'en' ? look : unlike).slice(0, 1);
}

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

/** Sees every page in a language. Each language has a file of its own: they take longest of all. */
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

  const cases = Object.entries(PAGES).map(([name, page], place) => ({
    name,
    ...page,
    looks: ownLooks(language, place),
  }));
  it.each(cases)(
    'is whole and accessible: $name',
    { timeout: 90_000 },
    async ({ path, role, follow, to, looks }) => {
      const visitor = visitors.get(role) ?? enter(browser, server.url, language, role);
      visitors.set(role, visitor);
      const { page, settled, troubles } = await visitor;
      troubles.length = 0;
      for (const look of looks) {
        const { colorScheme, width, height } = look;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        if (look === looks[0]) {
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
        const own = await paper(page);
        await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
        expect(await paper(page)).not.toBe(own);
      }
      expect(await page.locator('html').getAttribute('dir')).toBe(
        language === 'ar' ? 'rtl' : 'ltr',
      );
      // That what it asks for is gone is what such a page tells.
      const unexpected = troubles.filter((told) => !(GONE.has(path) && told.startsWith(NOTED)));
      expect(unexpected).toEqual([]);
      expect(new URL(page.url()).pathname).toMatch(
        patternOf(to ?? new URL(path, server.url).pathname),
      );
    },
  );
}
