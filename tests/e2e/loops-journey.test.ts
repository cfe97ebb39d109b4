import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopPageAr } from '#client/i18n/messages/loop-page-ar.ts';
import { loopPageEn } from '#client/i18n/messages/loop-page-en.ts';
import { loopsAr } from '#client/i18n/messages/loops-ar.ts';
import { loopsEn } from '#client/i18n/messages/loops-en.ts';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import { expectWhole } from '#tests/browser/axe.ts';
import { changeAndTell, doAction, press, shown, stepOf } from '#tests/browser/loop-page.ts';
import type { Look } from '#tests/browser/open-page.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { record } from '#tests/builders/records.ts';
import { looksOf } from '#tests/soak.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { keyFor, startServer } from '../integration/faults/server-process.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** So many weeks pass between telling the customers and reading the effect. */
const WEEKS_LATER = 14;

const IN_ENGLISH = {
  language: 'en',
  width: 1440,
  dark: false,
  loop: loopPageEn.loopPage,
  loops: loopsEn.loops,
  begin: 'Begin a loop',
  title: 'Cables in the street',
} as const;
const IN_ARABIC = {
  language: 'ar',
  width: 360,
  dark: true,
  loop: loopPageAr.loopPage,
  loops: loopsAr.loops,
  begin: 'ابدأ حلقة',
  title: 'أسلاك مكشوفة في شارع King Fahd (12)',
} as const;
type Looked = typeof IN_ENGLISH | typeof IN_ARABIC;

let browser: Browser;
let server: RunningServer;
let folder = '';
let key = '';
type Cookies = Parameters<ReturnType<Page['context']>['addCookies']>[0];
/** Sessions by person, from when they came in. */
const sessions = new Map<string, Cookies>();

/** Forty cases a week of billing until three months ago, twelve since: what was changed then shows by now. */
function history() {
  const now = Date.now();
  return Array.from({ length: 45 }, (_, week) => {
    const count = week >= WEEKS_LATER ? 40 : 12;
    return Array.from({ length: count }, (__, i) =>
      record(
        'case',
        `w${week}-${i}`,
        now - week * WEEK - (i + 0.5) * (WEEK / count),
        { text: `BILLING-SECRET ${week}-${i}` },
        { dimensions: { department: 'billing' } },
      ),
    );
  }).flat();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-loop-journey-'));
  const store = openInThread(ownStorePath(folder), Date.now());
  const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  await intake.store(history(), Date.now());
  const card = record(
    'case',
    'card',
    Date.now() - WEEK,
    {},
    { dimensions: { department: 'cards' } },
  );
  await intake.store([card], Date.now());
  await store.close();
  browser = await startBrowser();
  server = await startServer(folder);
  key = await keyFor(folder, 'desk');
  const page = await openPage(browser, IN_ENGLISH);
  await joinFirst(page, server.url, server.firstToken ?? '');
  sessions.set('administrator', await page.context().cookies());
  await invite(page, 'officer', { role: 'cx_officer', departments: [] });
  await invite(page, 'billing', { role: 'head', departments: ['billing'] });
  await invite(page, 'cards', { role: 'head', departments: ['cards'] });
  await invite(page, 'chief', { role: 'executive', departments: [] });
  await page.context().close();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Invites somebody, who comes in by their link. */
async function invite(page: Page, name: string, rights: object): Promise<void> {
  const path = await page.evaluate(
    async (body) => {
      const response = await fetch('/api/people', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-basira': '1', 'idempotency-key': body },
        body,
      });
      // The contract's shape; a refusal has no link and fails here.
      const { link } = (await response.json()) as { link: { path: string } };
      return link.path;
    },
    JSON.stringify({ email: `${name}@example.org`, name, rights }),
  );
  const own = await openPage(browser, IN_ENGLISH);
  await own.goto(server.url + path);
  await own.locator('input[autocomplete=new-password]').fill('correct horse battery');
  await own.locator('input[autocomplete=new-password]').press('Enter');
  await own.locator('nav').first().waitFor({ state: 'attached' });
  sessions.set(name, await own.context().cookies());
  await own.context().close();
}

async function as(person: string, look: Look, path: string): Promise<Page> {
  const page = await openPage(browser, look);
  await page.context().addCookies(sessions.get(person) ?? []);
  await page.goto(server.url + path);
  return page;
}

/** A complaint as another system sends it. */
async function complain(id: string): Promise<void> {
  const response = await fetch(`${server.url}/api/batches`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': id,
    },
    body: JSON.stringify({
      source: 'desk',
      records: [
        {
          kind: 'case',
          externalId: id,
          at: new Date().toISOString(),
          dimensions: { department: 'billing' },
          fields: { text: 'Somebody was electrocuted at the branch, danger to life' },
        },
      ],
    }),
  });
  expect(response.status).toBe(200);
}

/** As if the weeks until the effect is read had passed: what the loop was opened by and changed on lies so much further back. */
function letWeeksPass(loop: number): void {
  const db = new Database(ownStorePath(folder));
  db.prepare(
    `update loop set opening_from = opening_from - @days, opening_to = opening_to - @days,
       changed_on = changed_on - @days, from_day = from_day - @days where id = @loop`,
  ).run({ days: 7 * WEEKS_LATER, loop });
  db.close();
}

const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
/** Names stand between marks that keep them in place. */
async function choosePerson(page: Page, field: string, name: string): Promise<void> {
  const select = page.getByLabel(field, { exact: true });
  const option = select.locator('option', { hasText: name });
  await option.waitFor({ state: 'attached' });
  await select.selectOption(await option.getAttribute('value'));
}
/** The card that says what comes next. */
const nextOf = (page: Page, { loop }: Looked) =>
  page.getByRole('region', { name: loop.next, exact: true });

describe('a complaint', () => {
  it.each(looksOf([IN_ENGLISH, IN_ARABIC], 0))(
    'becomes an alert, a loop of two departments, an action, a message, and an effect that everybody sees: $language',
    { timeout: 170_000 },
    async (look) => {
      const { loop: words, loops } = look;
      await complain(`grave-${look.language}`);

      // The officer finds the alert and begins a loop from it.
      const officer = await as('officer', look, '/alerts');
      const alert = officer.locator('main a[href^="/alerts/"]').first();
      await alert.waitFor({ timeout: 30_000 });
      await alert.click();
      await officer.getByRole('link', { name: look.begin, exact: true }).click();
      await officer.getByLabel(loops.titleField).fill(look.title);
      await officer.getByLabel(loops.fromDay, { exact: true }).fill(daysAgo(21));
      await officer.locator('summary', { hasText: loops.ask }).click();
      await officer.getByRole('checkbox', { name: 'cards' }).check();
      await officer.getByRole('checkbox', { name: 'billing' }).check();
      // What is unfolded lies over what is below it.
      await officer.locator('summary', { hasText: loops.ask }).click();
      await choosePerson(officer, loops.sponsor, 'chief');
      await expectWhole(officer);
      await press(officer, loops.beginGo);
      await officer.waitForURL(/\/loops\/\d+$/u);
      const path = new URL(officer.url()).pathname;
      await expectWhole(officer);

      // The head of the other department says that it has heard, and answers.
      const cards = await as('cards', look, '/loops');
      await cards.getByRole('link', { name: look.title }).click();
      await press(cards, words.acknowledge);
      await press(cards, words.answer);
      await cards
        .getByLabel(words.answer, { exact: true })
        .fill('CARDS-ANSWER · رفعنا الأسلاك (3/4)');
      await press(cards, words.send);
      await cards.getByText(words.asked.answered).waitFor();

      // Who leads it says what is behind it, plans, decides, and changes it.
      const head = await as('billing', look, path);
      await press(head, words.answer);
      await head.getByLabel(words.answer, { exact: true }).fill('BILLING-ANSWER');
      await press(head, words.send);
      await head.getByText('BILLING-ANSWER').waitFor();
      await press(head, words.move.understand);
      await head.getByLabel(words.rootCause, { exact: true }).fill('سقط الغطاء the cover fell');
      await press(head, words.send);
      await head.getByRole('button', { name: words.move.decide }).waitFor();
      await press(head, words.editPlan);
      await head.getByLabel(words.planParts.what, { exact: true }).fill('New covers');
      await press(head, words.send);
      await head.getByRole('button', { name: words.editPlan }).waitFor();
      await head.getByText('New covers').first().waitFor();
      await press(head, words.editReading);
      await head.getByLabel(words.readingField.weeks, { exact: true }).fill('10');
      await press(head, words.send);
      await head.getByRole('button', { name: words.editReading }).waitFor();
      await press(head, words.editStake);
      await head.getByLabel(words.worth, { exact: true }).fill('300');
      await head.getByLabel(words.lost, { exact: true }).fill('2');
      await expectWhole(head);
      await press(head, words.send);
      await head.getByRole('button', { name: words.editStake }).waitFor();
      await press(head, words.move.decide);
      await head.getByLabel(words.words.decide, { exact: true }).fill('Every cover is replaced');
      await choosePerson(head, words.decidedBy, 'chief');
      await press(head, words.send);
      await head.getByRole('button', { name: words.move.change }).waitFor();
      await doAction(head, words, 'Order covers');
      await changeAndTell(head, words, {
        day: daysAgo(0),
        message: 'It is safe again',
        customers: 120,
      });
      await expect.poll(() => stepOf(head).innerText()).toBe(loops.state.told);

      // Nobody closes it before its effect was read.
      await nextOf(head, look).getByText(words.gate.effect_too_early).waitFor();
      expect(await head.getByRole('button', { name: words.move.verify }).count()).toBe(0);
      letWeeksPass(Number(path.slice('/loops/'.length)));
      await head.reload();
      await press(head, words.move.verify);
      await expect.poll(() => stepOf(head).innerText()).toBe(loops.state.verified);
      await expectWhole(head);

      // The executive, who sponsors it, finds it among those that hold.
      const chief = await as('chief', look, '/loops?state=verified');
      await chief.getByRole('link', { name: look.title }).waitFor();
      expect(await shown(chief)).toContain(loops.verdict.holds);
      await expectWhole(chief);

      // Who was asked sees the loop and their own answer, and nothing that is others'.
      await cards.goto(server.url + path);
      await cards.getByText('It is safe again').first().waitFor();
      const seen = await shown(cards);
      expect(seen).toContain('CARDS-ANSWER');
      for (const others of ['BILLING-ANSWER', 'BILLING-SECRET', 'electrocuted'])
        expect(seen).not.toContain(others);
      for (const button of [words.editPlan, words.editStake, words.editReading, words.editAbout])
        expect(await cards.getByRole('button', { name: button }).count()).toBe(0);
      for (const page of [officer, cards, head, chief]) await page.context().close();
    },
  );
});

/** Begins a loop over the API, as somebody who is in. */
async function beginAs(page: Page, some: object): Promise<number> {
  const body = JSON.stringify({
    title: 'Bills',
    severity: 'watch',
    theme: null,
    department: 'billing',
    asked: [],
    origin: { kind: 'person', id: null },
    stake: null,
    sponsor: null,
    records: [],
    scope: { metric: 'volume', filters: ['department=billing'], from: daysAgo(30) },
    ...some,
  });
  return page.evaluate(async (sent) => {
    const headers = { 'content-type': 'application/json', 'x-basira': '1' };
    const once = { 'idempotency-key': crypto.randomUUID() };
    const asked = { method: 'POST', headers: { ...headers, ...once }, body: sent };
    const response = await fetch('/api/loops', asked);
    // The contract's shape; a refusal has no loop and fails here.
    const { loop } = (await response.json()) as { loop: { id: number } };
    return loop.id;
  }, body);
}

describe('what cannot be, on the page of a loop', () => {
  it.each(looksOf([IN_ENGLISH, IN_ARABIC], 1))(
    'is said where it was written, and what was written stays: $language',
    { timeout: 170_000 },
    async (look) => {
      const { loop: words, loops } = look;
      const head = await as('billing', look, '/loops');
      await head.getByRole('heading', { name: loops.title }).waitFor();
      const id = await beginAs(head, {});
      const path = `/loops/${id}`;
      await head.goto(server.url + path);
      await head.getByRole('button', { name: words.move.understand }).waitFor();
      const officer = await as('officer', look, path);
      await press(officer, words.move.understand);
      await officer.getByLabel(words.rootCause, { exact: true }).fill('Second to come');

      // More than is taken, of both directions; then just as much.
      const long = 'فاتورة bill (1/2) '.repeat(700);
      await press(head, words.move.understand);
      await head.getByLabel(words.rootCause, { exact: true }).fill(long);
      await press(head, words.send);
      await head.getByRole('alert').waitFor();
      expect(await head.getByLabel(words.rootCause, { exact: true }).inputValue()).toBe(long);
      await head.getByLabel(words.rootCause, { exact: true }).fill(long.slice(0, 10_000));
      await press(head, words.send);
      await expect.poll(() => stepOf(head).innerText()).toBe(loops.state.understood);
      await expectWhole(head);

      // Of two who say it at once, one has said it: the other is told how it stands, with their words still there.
      await press(officer, words.send);
      await officer.getByRole('alert').waitFor();
      expect(await shown(officer)).toContain(loops.state.understood);
      expect(await officer.getByLabel(words.rootCause, { exact: true }).inputValue()).toBe(
        'Second to come',
      );

      // A day before anything was counted.
      await press(head, words.move.decide);
      await head.getByLabel(words.words.decide, { exact: true }).fill('x');
      await choosePerson(head, words.decidedBy, 'chief');
      await press(head, words.send);
      await doAction(head, words, 'x');
      await press(head, words.move.change);
      await head.getByLabel(words.changedOn, { exact: true }).fill('2001-01-01');
      await press(head, words.send);
      await head.getByRole('alert').waitFor();
      expect(await stepOf(head).innerText()).toBe(loops.state.decided);

      // What matches nothing cannot be understood: there is nothing behind it.
      const scope = { metric: 'contacts', filters: ['department=billing'], from: daysAgo(1) };
      const empty = await beginAs(head, { scope });
      await head.goto(`${server.url}/loops/${empty}`);
      await nextOf(head, look).getByText(words.gate.evidence_missing).waitFor();
      for (const page of [head, officer]) await page.context().close();
    },
  );
});
