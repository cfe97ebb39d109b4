// @ts-check
/** So many looks one after the other must find nothing that loads before a page counts as come to rest. */
const LOOKS = 3;
const LOOK_EVERY_MS = 40;
const PATIENCE_MS = 60_000;

/**
 * Watches what a page asks for, from now on.
 * @param {import('playwright-core').Page} page
 * @returns {() => Promise<void>} waits until the page has its heading and its fonts, nothing is asked for, and no part says
 *   that it is loading; throws with what is still awaited. After a link was followed, too, which starts no load of its own.
 */
export function settling(page) {
  /** @type {Set<import('playwright-core').Request>} */
  const open = new Set();
  // What a page listens on for changes stays open as long as it stands.
  page.on('request', (request) => {
    if (!request.url().includes('/api/live')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  /** @returns {Promise<string>} what is awaited; empty = nothing. */
  const awaited = async () => {
    const [request] = open;
    if (request) return request.url();
    return page.evaluate(() => {
      const part = document.querySelector('[data-loading], [aria-busy="true"]');
      if (part) return part.parentElement?.innerHTML.slice(0, 200) ?? '';
      if (!document.querySelector('main h1')) return 'main h1';
      return document.fonts.status === 'loaded' ? '' : 'fonts';
    });
  };
  return async () => {
    const deadline = performance.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < LOOKS;) {
      const what = await awaited();
      quiet = what === '' ? quiet + 1 : 0;
      if (performance.now() > deadline) {
        throw new Error(`${page.url()} is still loading: ${what}`);
      }
      await page.waitForTimeout(LOOK_EVERY_MS);
    }
  };
}
