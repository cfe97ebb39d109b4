import type { Page } from 'playwright-core';

/** Pages of different kinds that whoever has come in can open. */
const PLACES = ['/nowhere', '/account', '/channels'];

/**
 * Goes to an address as a link within the application does, from a page of another kind, and waits for the heading of the
 * new one: it loads nothing anew, which takes most of an opened page's time.
 */
export async function visit(page: Page, path: string): Promise<void> {
  const here = new URL(page.url()).pathname;
  const between = PLACES.find((place) => place !== here && place !== path) ?? '/';
  for (const next of [between, path]) {
    await page.evaluate((to) => {
      document.querySelector('main h1')?.setAttribute('data-left', '');
      history.pushState(null, '', to);
    }, next);
    await page.locator('main h1:not([data-left])').first().waitFor({ state: 'attached' });
  }
}
