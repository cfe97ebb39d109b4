import type { Page } from 'playwright-core';

/**
 * Goes to an address as a link within the application does, from a page of another kind, and waits for the heading of the
 * new one: it loads nothing anew, which takes most of an opened page's time.
 */
export async function visit(page: Page, path: string): Promise<void> {
  const between = path === '/nowhere' ? '/account' : '/nowhere';
  for (const next of [between, path]) {
    await page.evaluate((to) => {
      document.querySelector('main h1')?.setAttribute('data-left', '');
      history.pushState(null, '', to);
    }, next);
    await page.locator('main h1:not([data-left])').first().waitFor({ state: 'attached' });
  }
}
