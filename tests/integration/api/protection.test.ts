import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClientFiles } from '#server/http/client-files.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';

const SCRIPT = 'export const a = 1;\n'.repeat(200);

let filled: FilledApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-client-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Basira</title>');
  writeFileSync(join(folder, 'assets', 'index-5Wm3.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'index-5Wm3.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'index-5Wm3.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(folder, '.stamp'), 'secret');
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
  filled = await filledApp({
    records: [],
    publicUrl: 'https://basira.example:8443/',
    client: readClientFiles(folder),
  });
});
afterAll(async () => {
  await filled.drop();
  rmSync(folder, { recursive: true, force: true });
});

const BODY = { currency: 'USD' };

describe('the server answers to its own names only', () => {
  it.each([
    ['localhost:8787', 200],
    ['127.0.0.1:9000', 200],
    ['[::1]:8787', 200],
    ['basira.example:8443', 200],
    ['BASIRA.example:8443', 200],
    ['basira.example', 403],
    ['evil.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example:8787', 403],
  ])('Host: %s → %i', async (host, status) => {
    const response = await filled.get('/api/organisation', { host });
    expect(response.status).toBe(status);
    if (status === 403) {
      expect(await response.json()).toMatchObject({
        error: { code: 'HOST_REFUSED', details: { seen: host } },
      });
    }
  });

  it.each([
    ['http://localhost', 200],
    ['https://basira.example:8443', 200],
    ['http://localhost:3000', 403],
    ['https://evil.example', 403],
    ['null', 403],
  ])('a write from a page of %s → %i', async (origin, status) => {
    const response = await filled.patch('/api/organisation', BODY, { host: 'localhost', origin });
    expect(response.status).toBe(status);
  });

  it('lets programs without a page write', async () => {
    expect((await filled.patch('/api/organisation', BODY)).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each(['/', '/api/health', '/api/nope', '/api/metrics'])(
    'forbids what pages need not do: %s',
    async (path) => {
      const { headers } = await filled.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      expect(headers.get('server-timing')).toMatch(/^app;dur=[\d.]+$/);
    },
  );

  it('keeps a well-formed request id and replaces any other', async () => {
    const kept = await filled.get('/api/health', { 'x-request-id': 'from-the-proxy-1' });
    expect(kept.headers.get('x-request-id')).toBe('from-the-proxy-1');
    const replaced = await filled.get('/api/health', { 'x-request-id': '<script>' });
    expect(replaced.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });

  it('leaves one line in the log, without what was asked about', async () => {
    filled.lines.length = 0;
    await filled.get('/api/metrics?metrics=nps&from=2026-11-15&to=2026-11-22&filter=region=');
    expect(filled.lines.length).toBe(1);
    expect(filled.lines[0]).toMatchObject({
      event: 'request',
      method: 'GET',
      route: '/api/metrics',
      status: 200,
    });
    expect(JSON.stringify(filled.lines)).not.toMatch(/region|2026-11/);
    filled.lines.length = 0;
    await filled.patch('/api/dimensions/region/a%40b.example', { name: { en: 'x', ar: 'y' } });
    expect(JSON.stringify(filled.lines)).not.toContain('b.example');
  });
});

describe('request bodies', () => {
  const send = (body: string, type = 'application/json') =>
    filled.app.request('http://localhost/api/organisation', {
      method: 'PATCH',
      headers: { ...filled.session, 'content-type': type },
      body,
    });

  it.each([
    ['not JSON', '{"currency":', 'application/json', 400, 'REQUEST_NOT_JSON', '{"currency":'],
    ['of another type', '{"currency":"USD"}', 'text/plain', 400, 'REQUEST_NOT_JSON', 'text/plain'],
    ['not an object', '[]', 'application/json', 400, 'REQUEST_INVALID', '[]'],
    [
      'with an unknown field',
      '{"curency":"USD"}',
      'application/json',
      400,
      'REQUEST_INVALID',
      'curency',
    ],
    [
      'with a wrong value',
      '{"currency":"dollars"}',
      'application/json',
      400,
      'REQUEST_INVALID',
      'dollars',
    ],
    [
      'with a wrong week start',
      '{"weekStart":"tue"}',
      'application/json',
      400,
      'REQUEST_INVALID',
      'sat, sun, mon',
    ],
    [
      'with too many cards',
      `{"cards":${JSON.stringify(Array.from({ length: 8 }, () => 'nps'))}}`,
      'application/json',
      400,
      'REQUEST_INVALID',
      'cards',
    ],
    [
      'too large',
      JSON.stringify({ name: { en: 'x'.repeat(300_000), ar: '' } }),
      'application/json',
      413,
      'REQUEST_TOO_LARGE',
      '256 kB',
    ],
  ])('%s are refused', async (_what, body, type, status, code, named) => {
    const response = await send(body, type);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).toContain(named);
  });
});

describe('the built client', () => {
  it('is served from a list made at start, packed and for ever where its name says so', async () => {
    const script = await filled.get('/assets/index-5Wm3.js', { 'accept-encoding': 'gzip' });
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(script.headers.get('cache-control')).toContain('immutable');
    const again = await filled.get('/assets/index-5Wm3.js', {
      'if-none-match': script.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['BR;q=0.5, gzip', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['gzip;q=0.000, br; q=0.0', null],
    ['brotli', null],
    ['', null],
  ])('is sent as the build packed it to whoever reads that: %s', async (accepted, encoding) => {
    const headers = { 'accept-encoding': accepted };
    const script = await filled.get('/assets/index-5Wm3.js', headers);
    expect(script.headers.get('content-encoding')).toBe(encoding);
    expect(script.headers.get('vary')).toContain('Accept-Encoding');
    const bytes = Buffer.from(await script.arrayBuffer());
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync } as const;
    const text = encoding === 'br' || encoding === 'gzip' ? unpack[encoding](bytes) : bytes;
    expect(text.toString()).toBe(SCRIPT);
  });

  it.each(['/', '/explore', '/metrics/nps?period=last-week'])(
    'gives its start page for a screen: %s',
    async (path) => {
      const page = await filled.get(path);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>Basira</title>');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it.each([
    '/assets/gone-1.js',
    '/assets/index-5Wm3.js.br',
    '/.stamp',
    '/.vite/manifest.json',
    '/assets/../.stamp',
    '/assets/%2e%2e/.stamp',
    '/..%2f..%2fetc/passwd.txt',
  ])('gives nothing else: %s', async (path) => {
    const response = await filled.get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });

  it('never answers for the API', async () => {
    expect((await filled.get('/api')).status).toBe(404);
    expect((await filled.get('/api/unknown')).status).toBe(404);
    const post = await filled.app.request('http://localhost/explore', { method: 'POST' });
    expect(post.status).toBe(404);
  });
});
