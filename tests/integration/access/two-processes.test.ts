import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { join as joinBy, PAGE_HEADERS } from '#tests/builders/accounts.ts';
import type { RunningServer } from '../faults/server-process.ts';
import { comeInFirst, endAll, runCli, startServer } from '../faults/server-process.ts';

/** RELIABILITY.md S4: in a second at most. */
const AT_MOST_MS = 1000;

let folder = '';
let server: RunningServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-two-'));
  server = await startServer(data(), '--empty');
  await comeInFirst(server);
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

const data = (): string => join(folder, 'data');

async function basira(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(data(), ...words);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
}

/** Somebody new, in from another process; gives what their browser sends along. */
async function comeIn(email: string): Promise<SessionHeaders> {
  const added = await basira('user', 'add', email, '--role', 'executive');
  return joinBy(asked(server), tokenIn(added), { page: pageOf(server) });
}

function tokenIn(text: string): string {
  return /\/join#([\w-]+)/.exec(text)?.[1] ?? '';
}

const pageOf = ({ url }: RunningServer): SessionHeaders => ({ ...PAGE_HEADERS, origin: url });

/** The server as what sends requests to an application sees it. */
function asked({ url }: RunningServer) {
  return {
    request: async (request: Request) =>
      fetch(request.url.replace('http://localhost', url), {
        method: request.method,
        headers: request.headers,
        body: await request.text(),
      }),
  };
}

async function statusOf(headers: SessionHeaders, path = '/api/organisation'): Promise<number> {
  const response = await fetch(server.url + path, { headers });
  await response.text();
  return response.status;
}

/** How long after the other process has ended the server still answers as before, in ms. */
async function untilStatus(ask: () => Promise<number>, wanted: number): Promise<number> {
  const begun = performance.now();
  while ((await ask()) !== wanted) {
    if (performance.now() - begun > 10 * AT_MOST_MS) throw new Error(`never ${wanted}`);
  }
  return performance.now() - begun;
}

describe('what another process changes', () => {
  it('holds in the server within a second: somebody shut out, and let in again only by signing in', async () => {
    const huda = await comeIn('huda@example.org');
    expect(await statusOf(huda)).toBe(200);
    await basira('user', 'disable', 'huda@example.org');
    expect(await untilStatus(() => statusOf(huda), 401)).toBeLessThan(AT_MOST_MS);
    await basira('user', 'enable', 'huda@example.org');
    expect(await statusOf(huda)).toBe(401);
  });

  it('holds in the server within a second: a new password ends what was begun with the old one', async () => {
    const rana = await comeIn('rana@example.org');
    const link = tokenIn(await basira('user', 'link', 'rana@example.org'));
    await joinBy(asked(server), link, { page: pageOf(server) });
    expect(await untilStatus(() => statusOf(rana), 401)).toBeLessThan(AT_MOST_MS);
  });

  it('holds in the server within a second: a key ended', async () => {
    const added = await basira('key', 'add', 'desk', '--read', 'billing');
    const secret = /basira_[\w-]+/.exec(added)?.[0] ?? '';
    const reading = { authorization: `Bearer ${secret}` };
    expect(await statusOf(reading, '/api/catalogue')).toBe(200);
    const listed = await basira('key', 'list');
    await basira('key', 'revoke', listed.split('\t')[0] ?? '');
    const ended = await untilStatus(() => statusOf(reading, '/api/catalogue'), 401);
    expect(ended).toBeLessThan(AT_MOST_MS);
  });
});
