import type { Page } from 'playwright-core';

/** Comes into the demonstration as its administrator: the last of the roles that one press lets in as. */
export async function enterDemonstration(page: Page): Promise<void> {
  const roles = page.locator('main li button');
  await roles.last().waitFor();
  await roles.last().click();
}

/** Comes in as the first administrator by the link that the server prints, in either language. */
export async function joinFirst(page: Page, address: string, token: string): Promise<void> {
  await page.goto(`${address}/join#${token}`);
  await page.locator('input[autocomplete=name]').fill('نورة · Noura');
  await page.locator('input[autocomplete=username]').fill('first@example.org');
  await page.locator('input[autocomplete=new-password]').fill('correct horse battery');
  await page.locator('input[autocomplete=new-password]').press('Enter');
  // On a phone it is folded away.
  await page.locator('nav').first().waitFor({ state: 'attached' });
}
