import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** WCAG 2.2 A and AA, and what the checker's makers hold to be good practice. `wcag22aa` turns on what they leave off: target sizes. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the accessibility checker finds on a page as it stands, no rule or element left out: rule, first element and what is wrong with it. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    // Set by the script above.
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run: (options: { runOnly: string[]; resultTypes: string[] }) => Promise<{
          violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
        }>;
      };
    };
    const found = await checker.run({ runOnly: tags, resultTypes: ['violations'] });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
    );
  }, TAGS);
}

/** Pixels that must be scrolled to sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** `expectWhole` in light and in dark, as the page stands. */
export async function expectWholeInBoth(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectWhole(page);
  }
}

/** Expects that nothing must be scrolled to sideways, and that the accessibility checker finds nothing. */
export async function expectWhole(page: Page): Promise<void> {
  // The frame stands before the page in it does.
  await page.locator('h1').first().waitFor();
  expect(await sideways(page), page.url()).toBeLessThanOrEqual(0);
  expect(await violations(page), page.url()).toEqual([]);
}
