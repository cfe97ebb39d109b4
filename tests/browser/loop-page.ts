import type { Page } from 'playwright-core';
import type { loopPageAr } from '#client/i18n/messages/loop-page-ar.ts';
import type { loopPageEn } from '#client/i18n/messages/loop-page-en.ts';

type LoopWords = (typeof loopPageAr)['loopPage'] | (typeof loopPageEn)['loopPage'];

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Where the loop stands, as its bar of steps says. */
export const stepOf = (page: Page) => page.locator('[aria-current=step]');

/** What is shown, without the marks that keep names of another script in place. */
export const shown = async (page: Page) =>
  (await page.locator('main').innerText()).replaceAll(/[\u061c\u200e\u200f\u2066-\u2069]/gu, '');

/** Adds the one action of a decided loop and says that it is done. */
export async function doAction(page: Page, words: LoopWords, title: string): Promise<void> {
  await press(page, words.addAction);
  await page.getByLabel(words.actionTitle, { exact: true }).fill(title);
  await press(page, words.send);
  await press(page, words.markDone);
  await page.getByText(words.actionState.done, { exact: true }).waitFor();
}

/** Says from which day the change holds, and what so many customers were told, all of whom were reached. */
export async function changeAndTell(
  page: Page,
  words: LoopWords,
  { day, message, customers }: { day: string; message: string; customers: number },
): Promise<void> {
  await press(page, words.move.change);
  await page.getByLabel(words.changedOn, { exact: true }).fill(day);
  await press(page, words.send);
  await press(page, words.move.tell);
  await page.getByLabel(words.words.tell, { exact: true }).fill(message);
  for (const field of [words.affected, words.reached])
    await page.getByLabel(field, { exact: true }).fill(String(customers));
  await page.getByLabel(words.unreachable, { exact: true }).fill('0');
  await press(page, words.send);
}
