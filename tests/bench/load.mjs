// So many requests a second on a running server, and what pages really ask it for.
import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { requireBrowser } from '../browser/find.mjs';

/** How the measured browser is started. */
export const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The value that so large a share of others does not exceed. */
export const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** What is kept of a stream: milliseconds of each answer, and how many failed, by what it was (`429`, `ECONNRESET`). */
export const tally = () => ({ times: [], failed: new Map() });
/** How many of a stream failed. */
export const errorsOf = ({ failed }) => [...failed.values()].reduce((sum, n) => sum + n, 0);
/** The same with what it was: `3 (2 × 429, 1 × ECONNRESET)`. */
export function failuresOf(one) {
  const kinds = [...one.failed].map(([what, n]) => `${n} × ${what}`).join(', ');
  return kinds === '' ? '0' : `${errorsOf(one)} (${kinds})`;
}
export const lineOf = ({ times }) =>
  `p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(0)} ms`;

/** What a browser asks the API for on each page, in order; what it listens on for changes never ends and is left out. */
export async function requestsOfPages(address, cookie, paths) {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: FLAGS });
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ viewport: { width: 1440, height: 2400 } });
  await context.addCookies([{ name, value, url: address }]);
  const asked = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isAnswered = url.pathname.startsWith('/api/') && url.pathname !== '/api/live';
    if (request.method() === 'GET' && isAnswered) asked.push(url.pathname + url.search);
  });
  for (const path of paths) {
    const page = await context.newPage();
    await page.goto(address + path);
    await page.waitForLoadState('networkidle');
    await page.close();
  }
  await browser.close();
  return asked;
}

/** A request whose time counts from when it was due, so that a late start is not forgiven. */
function send(agent, { address, path, headers, method = 'GET', body }, due, into) {
  return new Promise((resolve) => {
    const fail = (what) => into.failed.set(what, (into.failed.get(what) ?? 0) + 1);
    const request = http.request(address + path, { agent, headers, method }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        into.times.push(performance.now() - due);
        if (answer.statusCode >= 400) fail(answer.statusCode);
        resolve();
      });
    });
    request.on('error', (error) => {
      fail(request.reusedSocket ? `${error.code} on a kept connection` : error.code);
      resolve();
    });
    request.end(body);
  });
}

/** Sends what `next` gives, so many a second, whether or not the earlier ones were answered. */
export async function stream(perSecond, seconds, into, next) {
  // Node.js gives a connection up before the server does only where it has a limit of its own.
  const agent = new http.Agent({ keepAlive: true, timeout: 60_000 });
  const begun = performance.now();
  const sent = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = begun + (i * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    sent.push(send(agent, next(i), due, into));
  }
  await Promise.all(sent);
  agent.destroy();
}

/** The `n`th batch of cases of an hour ago, spread over departments, channels and themes. */
export function batchOf(address, key, n, size) {
  const records = Array.from({ length: size }, (_, i) => ({
    kind: 'case',
    externalId: `live-${n}-${i}`,
    at: Date.now() - 3_600_000,
    dimensions: {
      department: `Department ${i % 10}`,
      channel: `Channel ${i % 8}`,
      theme: `Theme ${i % 60}`,
    },
    fields: {},
  }));
  return {
    address,
    path: '/api/batches',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      'idempotency-key': `bench-${n}`,
    },
    body: JSON.stringify({ source: 'live', records }),
  };
}
