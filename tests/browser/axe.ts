import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the accessibility checker finds on a page as it stands: rule and first element, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // Set by the script above.
    const { axe: checker } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await checker.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

/** Pixels that must be scrolled to sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Expects that nothing must be scrolled to sideways, and that the accessibility checker finds nothing. */
export async function expectWhole(page: Page): Promise<void> {
  expect(await sideways(page), page.url()).toBeLessThanOrEqual(0);
  expect(await violations(page), page.url()).toEqual([]);
}
