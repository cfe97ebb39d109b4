import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRIC_PATH } from '#client/url/metric-address.ts';
import { PERCEPTION_PATH } from '#client/url/use-chosen-round.ts';
import { sideways, violations } from '#tests/browser/axe.ts';
import { settling } from '#tests/browser/settled.mjs';
import { startBrowser } from '#tests/browser/start.ts';
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

/** Pages that the demonstration has no content for: seen in all these looks on data of one's own. */
const ON_OWN_DATA = ['/people', '/keys', '/erasures', '/start', '/import', '/import/:id'];
const OWN_DATA = 'own-data.test.ts';

/** Addresses that the router has by name. */
const NAMED: Readonly<Record<string, string>> = {
  METRIC_PATH,
  PERCEPTION_PATH,
};

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Every address that the router knows, as it is written there. */
function routes(): string[] {
  const source = read('../../client/routes.tsx');
  const written = [...source.matchAll(/<Route\b[^>]*?\bpath=(?:"([^"]+)"|\{(\w+)\})/gs)];
  const named = [...source.matchAll(/here === '([^']+)'/g)].map(([, path = '']) => path);
  return [...written.map(([, path, name = '']) => path ?? NAMED[name] ?? name), ...named];
}

/** Matches the addresses of a route, and the route itself. */
const patternOf = (route: string): RegExp => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`);

let server: RunningServer;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'basira-e2e-axes-'));
/** Before what the browser itself notes in its console. */
const NOTED = 'console: ';

type Visitor = { page: Page; settled: () => Promise<void>; troubles: string[] };
const visitors = new Map<string, Promise<Visitor>>();

/** One session and one window for each role and language. */
function visitorOf(
  language: keyof typeof LOOKS,
  role: (typeof PAGES)[string]['role'],
): Promise<Visitor> {
  const key = `${language} ${role}`;
  const come = visitors.get(key) ?? enter(language, role);
  visitors.set(key, come);
  return come;
}

async function enter(
  language: keyof typeof LOOKS,
  role: (typeof PAGES)[string]['role'],
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
    await page.goto(server.url);
    await enterAs(page, role);
  }
  return { page, settled, troubles };
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

beforeAll(async () => {
  await layDemonstration(folder);
  [server, browser] = await Promise.all([startServer(folder), startBrowser()]);
}, LAYING_MS);

afterAll(async () => {
  await browser.close();
  expect((await server.kill('SIGTERM')).code).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

/** Pages of what is not there any more: the browser notes that it was refused. */
const GONE: ReadonlySet<string> = new Set(['/join#gone', '/alerts/0', '/loops/0', '/follow-ups/0']);

describe('every page in both directions and both appearances, wide and narrow', () => {
  const cases = Object.entries(PAGES).flatMap(([name, page]) =>
    (['en', 'ar'] as const).map((language) => ({ name, language, ...page })),
  );

  it.each(cases)(
    'is whole and accessible: $name, $language',
    { timeout: 90_000 },
    async ({ language, path, role, follow, to }) => {
      const { page, settled, troubles } = await visitorOf(language, role);
      await page.goto('about:blank');
      troubles.length = 0;
      const [first, second] = LOOKS[language];
      const papers: string[] = [];
      for (const look of [first, second]) {
        const { colorScheme, width, height } = look;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        if (look === first) {
          await page.goto(server.url + path);
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

  it('and none that the router knows is left out', () => {
    const all = routes();
    expect(all).toContain('/records/:kind/:source/:externalId');
    const listed = Object.values(PAGES).map(
      ({ path, to }) => to ?? new URL(path, 'http://localhost').pathname,
    );
    const isListed = (route: string) => listed.some((path) => patternOf(route).test(path));
    expect(all.filter((route) => !isListed(route) && !ON_OWN_DATA.includes(route))).toEqual([]);
    const own = read(OWN_DATA);
    for (const path of ON_OWN_DATA) expect(own).toContain(path.replace('/:id', ''));
  });
});
