import type { Browser, Page } from 'playwright-core';

/** How a page is seen: its language, its width in px, light or dark. */
export type Look = {
  readonly language: 'en' | 'ar';
  readonly width: number;
  readonly dark: boolean;
};

/** A page of a browser that knows nothing yet; what breaks in it ends the test. The caller closes its context. */
export async function openPage(browser: Browser, { language, width, dark }: Look): Promise<Page> {
  const context = await browser.newContext({
    // A colour on its way to another is read by nobody.
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
    locale: language === 'ar' ? 'ar-SA' : 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}
