import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import { expectWhole } from '#tests/browser/axe.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { record } from '#tests/builders/records.ts';
import { looksOf } from '#tests/soak.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { startServer } from '../integration/faults/server-process.ts';

const DAY = 86_400_000;
const PARCELS = 6;

const LOOKS = [
  {
    language: 'en',
    width: 1440,
    dark: false,
    open: 'Set department or theme',
    setOne: 'Set 1 record',
    department: 'Department',
    undo: 'Undo',
    name: 'Name',
    words: 'says in its text',
    show: 'Show what it does',
    save: 'Save and apply',
    // Of a search by words not even the number of hidden ones is told.
    none: 'No such records',
  },
  {
    language: 'ar',
    width: 360,
    dark: true,
    open: 'عيّن الإدارة أو الموضوع',
    setOne: 'عيّن سجلًا واحدًا',
    department: 'الإدارة',
    undo: 'تراجع',
    name: 'الاسم',
    words: 'في نصه',
    show: 'اعرض أثرها',
    save: 'احفظ وطبّق',
    none: 'لا توجد سجلات كهذه',
  },
] as const;
type Look = (typeof LOOKS)[number];

let browser: Browser;
let server: RunningServer;
let folder = '';

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-assignments-'));
  const store = openInThread(ownStorePath(folder), Date.now());
  const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  const parcels = Array.from({ length: PARCELS }, (_, i) =>
    record(
      'case',
      `p${i}`,
      Date.now() - DAY * (i + 1),
      { text: 'my parcel is lost' },
      { dimensions: { department: 'billing' } },
    ),
  );
  // So that the department is there to be chosen.
  const card = record('case', 'k', Date.now() - DAY, {}, { dimensions: { department: 'cards' } });
  await intake.store([...parcels, card], Date.now());
  await store.close();
  server = await startServer(folder);
  return async () => {
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
});

/** Somebody in a browser of their own, come in by the link that the administrator's browser is given for them. */
async function inviteAs(administrator: Page, look: Look, role: string, departments: string[]) {
  const path = await administrator.evaluate(
    async (asked) => {
      const response = await fetch('/api/people', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-basira': '1' },
        body: JSON.stringify(asked),
      });
      // The contract's shape; a refusal has no link and fails here.
      const { link } = (await response.json()) as { link: { path: string } };
      return link.path;
    },
    { email: `${role}@example.org`, name: role, rights: { role, departments } },
  );
  const page = await openPage(browser, look);
  await page.goto(server.url + path);
  await page.locator('input[autocomplete=new-password]').fill('correct horse battery');
  await page.locator('input[autocomplete=new-password]').press('Enter');
  await page.locator('nav').first().waitFor({ state: 'attached' });
  return page;
}

describe('departments set by hand and by rule, in a browser', () => {
  it.each(looksOf(LOOKS, 1))(
    'reach the head of the department at once, and leave with the undo: $language',
    { timeout: 120_000 },
    async (look) => {
      const administrator = await openPage(browser, look);
      await joinFirst(administrator, server.url, server.firstToken ?? '');
      const officer = await inviteAs(administrator, look, 'cx_officer', []);
      const head = await inviteAs(administrator, look, 'head', ['cards']);
      const day = (shift: number) => new Date(Date.now() + shift * DAY).toISOString().slice(0, 10);
      const list = `${server.url}/records?search=parcel&period=${day(-14)}..${day(2)}`;
      /** What the head reads right now: each look is a page of its own. */
      const sees = async (count: number): Promise<void> => {
        await head.goto(list);
        if (count === 0) await head.getByText(look.none, { exact: true }).waitFor();
        else await head.locator('main li article').first().waitFor();
        expect(await head.locator('main li article').count()).toBe(count);
      };
      await sees(0);

      await officer.goto(list);
      await officer.locator('main li input[type=checkbox]').first().check();
      await officer.getByRole('button', { name: look.open }).click();
      await officer
        .locator('form')
        .getByLabel(look.department, { exact: true })
        .selectOption('cards');
      await expectWhole(officer);
      await officer.getByRole('button', { name: look.setOne }).click();
      await officer.getByRole('button', { name: look.undo }).waitFor();
      await sees(1);
      await officer.getByRole('button', { name: look.undo }).click();
      await officer.getByRole('button', { name: look.undo }).waitFor({ state: 'detached' });
      await sees(0);

      await officer.goto(`${server.url}/assignments/rules/new`);
      await officer.getByLabel(look.name, { exact: true }).fill('Parcels · الطرود');
      await officer.getByLabel(look.words, { exact: true }).fill('parcel');
      await officer.getByLabel(look.department, { exact: true }).selectOption('cards');
      await officer.getByRole('button', { name: look.show }).click();
      await officer.locator('main table').waitFor();
      await expectWhole(officer);
      await officer.getByRole('button', { name: look.save }).click();
      await officer.waitForURL('**/assignments');
      await officer.getByRole('button', { name: look.undo }).first().waitFor();
      await expectWhole(officer);
      await expect.poll(() => officer.locator('[role=progressbar]').count()).toBe(0);
      await sees(PARCELS);
      await officer.getByRole('button', { name: look.undo }).first().click();
      // Asked once more.
      await officer.getByRole('button', { name: look.undo }).first().click();
      // Each change has its way back as long as it was not taken.
      await officer.getByRole('button', { name: look.undo }).waitFor({ state: 'detached' });
      await expect.poll(() => officer.locator('[role=progressbar]').count()).toBe(0);
      await sees(0);
      for (const page of [administrator, officer, head]) await page.context().close();
    },
  );
});
