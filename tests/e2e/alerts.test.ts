import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import type { Signal } from '#server/domain/alerts/signal.ts';
import { expectWhole } from '#tests/browser/axe.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { looksOf } from '#tests/soak.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { startServer } from '../integration/faults/server-process.ts';

const DAY = 86_400_000;
const BURST = DEFAULT_RULES.findIndex(({ condition }) => condition.kind === 'burst') + 1;

const LOOKS = [
  {
    language: 'en',
    width: 1440,
    dark: false,
    said: '41 records',
    take: 'I will see to it',
    promise: 'Promise',
    promised: 'Your promise is noted.',
    resolve: 'Resolve',
    reason: 'Reason',
    send: 'Resolve it',
    resolved: 'It is resolved.',
    none: 'No alert here',
  },
  {
    language: 'ar',
    width: 360,
    dark: true,
    said: '٤١ سجلًّا',
    take: 'سأتولّاه',
    promise: 'أعِد بذلك',
    promised: 'سُجّل وعدك.',
    resolve: 'حُلّ',
    reason: 'السبب',
    send: 'سجّل حلّه',
    resolved: 'سُجّل حلّه.',
    none: 'لا تنبيهات هنا',
  },
] as const;

let browser: Browser;
let server: RunningServer;
let folder = '';

/** As detection does when a day leaves its range; `cause` keeps one language's alert apart from the other's. */
async function raise(cause: string): Promise<void> {
  const store = openInThread(ownStorePath(folder), Date.now());
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const now = Date.now();
  const day = Math.floor(now / DAY) - 1;
  const signal: Signal = {
    rule: BURST,
    cause,
    scope: { department: null, theme: null, source: null },
    severity: 'serious',
    at: now - 60_000,
    period: { from: day, to: day + 1 },
    facts: { value: 41, n: 41, expected: 13, low: 9, high: 17, score: 5, lastAsHigh: null },
    records: [],
  };
  await repository.write('beginAlertRules', { rules: DEFAULT_RULES, by: 'nobody', now });
  await repository.write('raiseSignals', { signals: [signal], now });
  await store.close();
}

beforeAll(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'basira-alerts-'));
  server = await startServer(folder, '--empty');
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('an alert in a browser', () => {
  let session = '';

  it.each(looksOf(LOOKS, 1))(
    'is found in the list, taken on with a promise and resolved: $language',
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
      await raise(look.language);
      await page.goto(`${server.url}/alerts`);
      await page.getByRole('link', { name: look.said }).waitFor();
      await expectWhole(page);
      await page.getByRole('link', { name: look.said }).click();
      await page.getByRole('button', { name: look.take }).click();
      await expectWhole(page);
      // By the keyboard alone.
      await page.getByRole('button', { name: look.promise, exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.locator('main').innerText(), { timeout: 30_000 })
        .toContain(look.promised);
      await page.getByRole('button', { name: look.resolve, exact: true }).click();
      await page.getByLabel(look.reason, { exact: true }).fill('A van broke down · تعطّلت شاحنة');
      await expectWhole(page);
      await page.getByRole('button', { name: look.send, exact: true }).click();
      await page.getByText(look.resolved, { exact: true }).waitFor();
      await page.getByText('A van broke down · تعطّلت شاحنة').waitFor();
      await expectWhole(page);
      await page.goto(`${server.url}/alerts`);
      await page.getByText(look.none).waitFor();
      await expectWhole(page);
      await page.context().close();
    },
  );
});
