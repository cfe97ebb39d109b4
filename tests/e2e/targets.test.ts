import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const WEEKS = 8;

const LOOKS = [
  {
    language: 'en',
    width: 1440,
    dark: false,
    set: 'Set a target',
    metric: 'Metric',
    value: 'Target',
    firstDay: 'First day',
    lastDay: 'Last day',
    owner: 'Owner',
    reason: 'Reason',
    save: 'Set',
    isSet: 'The target is set.',
    add: 'Add an event',
    name: 'Name in English',
    saveEvent: 'Save',
    isSaved: 'The event is saved.',
    written: '50',
    onCard: 'target 50',
    onChart: 'Dashed line: target 50',
    table: 'Show as table',
    takeBack: 'Take back the target',
    undo: 'Undo',
    holds: 'The target holds again.',
  },
  {
    language: 'ar',
    width: 360,
    dark: true,
    set: 'حدّد مستهدفًا',
    metric: 'المؤشر',
    value: 'المستهدف',
    firstDay: 'اليوم الأول',
    lastDay: 'اليوم الأخير',
    owner: 'المسؤول',
    reason: 'السبب',
    save: 'حدّد',
    isSet: 'حُدّد المستهدف.',
    add: 'أضف حدثًا',
    name: 'الاسم بالعربية',
    saveEvent: 'احفظ',
    isSaved: 'حُفظ الحدث.',
    written: '٤٠',
    onCard: 'المستهدف ٤٠',
    onChart: 'الخط المتقطع: المستهدف ٤٠',
    table: 'عرض كجدول',
    takeBack: 'سحب المستهدف',
    undo: 'تراجع',
    holds: 'عاد المستهدف ساريًا.',
  },
] as const;
let browser: Browser;
let server: RunningServer;
let folder = '';

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

beforeAll(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'basira-targets-'));
  const store = openInThread(ownStorePath(folder), Date.now());
  const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  const cases = Array.from({ length: WEEKS * 7 * 5 }, (_, i) => {
    const at = Date.now() - DAY * (1 + (i % (WEEKS * 7)));
    return record('case', `c${i}`, at, {}, { dimensions: { department: 'billing' } });
  });
  await intake.store(cases, Date.now());
  await store.close();
  server = await startServer(folder);
});
afterAll(async () => {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('a target and an event, set in a browser', () => {
  let session = '';

  it.each(looksOf(LOOKS, 0))(
    'are on the card and the chart, and in the table: $language',
    { timeout: 120_000 },
    async (look) => {
      const page = await openPage(browser, look);
      if (session === '') {
        await joinFirst(page, server.url, server.firstToken ?? '');
        session = JSON.stringify(await page.context().storageState());
      } else {
        // Written above.
        const { cookies } = JSON.parse(session) as Awaited<
          ReturnType<ReturnType<Page['context']>['storageState']>
        >;
        await page.context().addCookies(cookies);
      }
      await page.goto(`${server.url}/targets`);
      await page.getByRole('button', { name: look.set }).click();
      await page.getByLabel(look.metric, { exact: true }).selectOption('volume');
      await page.getByLabel(look.value, { exact: true }).fill(look.written);
      await page.getByLabel(look.firstDay, { exact: true }).fill(dayBefore(300));
      await page.getByLabel(look.owner, { exact: true }).fill('Huda · هدى');
      await page.getByLabel(look.reason, { exact: true }).fill('As last year · كالعام الماضي');
      await expectWhole(page);
      await page.getByRole('button', { name: look.save, exact: true }).click();
      // What stands there instead is told, where it is not set.
      await expect
        .poll(() => page.locator('main').innerText(), { timeout: 30_000 })
        .toContain(look.isSet);

      await page.getByRole('button', { name: look.add }).click();
      await page.getByLabel(look.name, { exact: true }).fill(`Offers ${look.language}`);
      await page.getByLabel(look.firstDay, { exact: true }).fill(dayBefore(30));
      await page.getByLabel(look.lastDay, { exact: true }).fill(dayBefore(29));
      await expectWhole(page);
      await page.getByRole('button', { name: look.saveEvent, exact: true }).click();
      await page.getByText(look.isSaved).waitFor();
      await expectWhole(page);

      await page.goto(server.url);
      await page.locator('main article').getByText(look.onCard).waitFor();
      await page.goto(`${server.url}/metric?metric=volume`);
      const figure = page.locator('main figure').first();
      await figure.getByText(look.onChart).waitFor();
      await figure.locator('ol').getByText(`Offers ${look.language}`).waitFor();
      // A line has no width that could be seen; the two days are an area where a week ends between them.
      await figure
        .locator('.recharts-reference-line, .recharts-reference-area')
        .first()
        .waitFor({ state: 'attached' });
      await expectWhole(page);
      await figure.getByRole('button', { name: look.table }).click();
      await figure
        .locator('td', { hasText: `Offers ${look.language}` })
        .first()
        .waitFor();
      await expectWhole(page);

      await page.goto(`${server.url}/targets`);
      await page.getByRole('button', { name: look.takeBack }).first().click();
      // The keyboard stands on the way back.
      const undo = page.getByRole('button', { name: look.undo, exact: true });
      await undo.waitFor();
      expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.getByText(look.holds).waitFor();
      // So that the other language finds none.
      await page.getByRole('button', { name: look.takeBack }).first().click();
      await undo.waitFor();
      await page.context().close();
    },
  );
});
