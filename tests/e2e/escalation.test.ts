import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import type { Look } from '#tests/browser/open-page.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import type { HookSink } from '#tests/builders/hook-sink.ts';
import { hookSink } from '#tests/builders/hook-sink.ts';
import type { MailSink } from '#tests/builders/mail-sink.ts';
import { mailSink } from '#tests/builders/mail-sink.ts';
import { record } from '#tests/builders/records.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { keyFor, startServer } from '../integration/faults/server-process.ts';

const LOOK: Look = { language: 'en', width: 1440, dark: false };
const DAY = 86_400_000;
/** On a busy machine; the note of each run prints what it was. */
const PATIENCE_MS = 20_000;

let browser: Browser;
let server: RunningServer;
let mails: MailSink;
let hooks: HookSink;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-escalation-'));
  const store = openInThread(ownStorePath(folder), Date.now());
  const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  const cases = Array.from({ length: 300 }, (_, i) =>
    record(
      'case',
      `c${i}`,
      Date.now() - 60 * DAY + i * 4_000_000,
      {},
      { dimensions: { department: 'billing' } },
    ),
  );
  await intake.store(cases, Date.now());
  await store.close();
  [mails, hooks, browser] = await Promise.all([mailSink(), hookSink(), startBrowser()]);
  server = await startServer(folder, {
    BASIRA_SMTP: `smtp://127.0.0.1:${mails.port}`,
    BASIRA_ALLOW_SUBNETS: '127.0.0.0/8',
    BASIRA_ALLOW_PORTS: `${mails.port},${hooks.port}`,
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.kill('SIGTERM');
  await Promise.all([mails.close(), hooks.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Asks as the page itself would. */
async function sent(page: Page, path: string, body: object): Promise<unknown> {
  return page.evaluate(
    async ([to, what]) => {
      const response = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-basira': '1', 'idempotency-key': to },
        body: what,
      });
      if (!response.ok) throw new Error(`${to}: ${response.status} ${await response.text()}`);
      const answer: unknown = await response.json();
      return answer;
    },
    [path, JSON.stringify(body)] as const,
  );
}

describe('a grave contact', () => {
  it(
    'is on the open screen of an executive, in the mail and at the webhook, and stops asking when it is taken on',
    { timeout: 150_000 },
    async () => {
      const administrator = await openPage(browser, LOOK);
      await joinFirst(administrator, server.url, server.firstToken ?? '');
      await sent(administrator, '/api/receivers', {
        name: 'Duty desk',
        kind: 'webhook',
        address: `${hooks.url}/grave`,
        language: 'en',
        leastSeverity: 'grave',
        departments: null,
        isOn: true,
      });
      // The contract's shape; a refusal has no link and fails here.
      const { link } = (await sent(administrator, '/api/people', {
        email: 'chief@example.org',
        name: 'Chief',
        rights: { role: 'executive', departments: [] },
      })) as { link: { path: string } };
      const executive = await openPage(browser, LOOK);
      const listening = executive.waitForRequest((request) => request.url().includes('/api/live'));
      await executive.goto(server.url + link.path);
      await executive.locator('input[autocomplete=new-password]').fill('correct horse battery');
      await executive.locator('input[autocomplete=new-password]').press('Enter');
      await listening;
      await executive.getByText('What needs you').first().waitFor();
      await executive.waitForTimeout(2000);

      const key = await keyFor(folder, 'desk');
      const response = await fetch(`${server.url}/api/batches`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'idempotency-key': 'grave',
        },
        body: JSON.stringify({
          source: 'desk',
          records: [
            {
              kind: 'contact',
              externalId: 'grave-1',
              at: new Date().toISOString(),
              dimensions: { department: 'billing' },
              fields: { text: 'There was an explosion at the branch, danger to life' },
            },
          ],
        }),
      });
      expect(response.status).toBe(200);
      const acknowledged = performance.now();
      const alert = executive.locator('main a[href^="/alerts/"]').first();
      await alert.waitFor({ timeout: PATIENCE_MS });
      const onScreen = performance.now() - acknowledged;
      await expect.poll(() => hooks.calls.length, { timeout: PATIENCE_MS }).toBe(1);
      const atHook = performance.now() - acknowledged;
      await expect
        .poll(() => mails.mails.map(({ to }) => to), { timeout: PATIENCE_MS })
        .toContain('chief@example.org');
      const inMail = performance.now() - acknowledged;
      const rounded = [onScreen, atHook, inMail].map(Math.round);
      console.log(`acknowledged contact to screen, webhook, mail: ${rounded.join(', ')} ms`);

      const [call] = hooks.calls;
      expect(call?.headers['webhook-signature']).toMatch(/^v1,/);
      expect(call?.body).not.toContain('explosion');
      const mail = mails.mails.find(({ to }) => to === 'chief@example.org')?.mail;
      expect(mail?.subject).toMatch(/Danger to life/);
      expect(mail?.text).toContain('Severity: Grave');

      await alert.click();
      await executive.waitForURL(/\/alerts\/1/);
      await executive.getByRole('button', { name: 'I will see to it' }).click();
      await executive.getByRole('button', { name: 'Promise' }).click();
      await executive.getByText('Your promise is noted.').waitFor();
      await administrator.goto(`${server.url}/alerts/1`);
      await administrator.getByText('Chief').first().waitFor();
    },
  );
});
