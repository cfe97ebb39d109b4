import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routesOf } from '#server/http/access.ts';
import { readClientFiles } from '#server/http/client-files.ts';
import { PAGE_HEADERS, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let folder = '';
let plain: FilledApp;
let secure: FilledApp;
const HOST = { host: 'basira.example', origin: 'https://basira.example' };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-headers-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Basira</title>');
  writeFileSync(join(folder, 'assets', 'index-5Wm3.js'), 'export const a = 1;\n');
  const client = readClientFiles(folder);
  plain = await filledApp({ client });
  secure = await filledApp({ client, publicUrl: 'https://basira.example' });
});
afterAll(async () => {
  await plain.drop();
  await secure.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What RELIABILITY.md S7 asks of every answer, by hand. */
function lacksOf({ headers }: Response, isSecure: boolean): string[] {
  const lacks: string[] = [];
  const need = (name: string, wanted: RegExp): void => {
    if (!wanted.test(headers.get(name) ?? '')) lacks.push(`${name}: ${headers.get(name)}`);
  };
  need('content-security-policy', /^default-src 'none'; script-src 'self';/);
  need('content-security-policy', /frame-ancestors 'none'$/);
  need('content-security-policy', /base-uri 'none'/);
  need('x-content-type-options', /^nosniff$/);
  need('x-frame-options', /^DENY$/);
  need('referrer-policy', /^no-referrer$/);
  need('cross-origin-opener-policy', /^same-origin$/);
  need('cross-origin-resource-policy', /^same-origin$/);
  need('x-request-id', /^[\w-]{36}$/);
  if (isSecure) need('strict-transport-security', /^max-age=31536000; includeSubDomains$/);
  else if (headers.has('strict-transport-security')) lacks.push('strict transport without TLS');
  if (/unsafe|\*/.test(headers.get('content-security-policy') ?? '')) lacks.push('unsafe policy');
  for (const name of headers.keys()) {
    if (name.startsWith('access-control-') || name === 'x-powered-by') lacks.push(name);
  }
  return lacks;
}

it('every route, every refusal and every file carries what browsers need to defend it, and opens nothing to other origins', async () => {
  const asked: [method: string, path: string][] = [
    ...routesOf(plain.app).map((route): [string, string] => {
      const [method = 'GET', pattern = ''] = route.split(' ');
      return [method, pattern.replaceAll(/:\w+/g, 'missing')];
    }),
    ['GET', '/'],
    ['GET', '/explore'],
    ['GET', '/assets/index-5Wm3.js'],
    ['GET', '/assets/gone-1.js'],
    ['GET', '/api/nope'],
    ['POST', '/nope'],
    ['OPTIONS', '/api/organisation'],
    ['HEAD', '/api/health'],
    ['PUT', '/api/organisation'],
  ];
  let refused = 0;
  for (const [filled, isSecure] of [
    [plain, false],
    [secure, true],
  ] as const) {
    const own = isSecure ? HOST : {};
    for (const [method, path] of asked) {
      // Ends the session that the others are asked with.
      if (method === 'DELETE' && path === '/api/session') continue;
      for (const headers of [
        { ...PAGE_HEADERS, ...own },
        { ...filled.session, ...own },
        { ...filled.session, host: 'evil.example' },
        { ...filled.session, ...own, origin: 'https://evil.example' },
      ]) {
        const body = method === 'GET' || method === 'HEAD' ? undefined : {};
        const response = await sendAs(filled.app, headers, method, path, body);
        expect(lacksOf(response, isSecure), `${method} ${path} ${response.status}`).toEqual([]);
        if (response.status >= 400) refused++;
      }
    }
  }
  // All kinds of answers were among them.
  expect(refused).toBeGreaterThan(asked.length * 2);
});
