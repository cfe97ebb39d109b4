import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { raiseInHouse } from '../alerts/house-alerts.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';

const PAGE = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');

type Example = { request: string; status: number; answer: string };

/** Each `http` block of the page with the `json` block after it. */
function examples(page: string): Example[] {
  const blocks = [...page.matchAll(/^```(http|json)(?: (\d+))?\n([^]*?)^```$/gm)];
  return blocks.flatMap(([, kind, , request = ''], i) => {
    const [, nextKind, status, answer = ''] = blocks[i + 1] ?? [];
    if (kind !== 'http') return [];
    if (nextKind !== 'json') throw new Error(`no answer is shown for ${request}`);
    return [{ request, status: Number(status ?? 200), answer }];
  });
}

function parsed(request: string): { method: string; path: string; init: RequestInit } {
  const [head = '', body] = request.split('\n\n');
  const [first = '', ...headers] = head.trim().split('\n');
  const [method = '', path = ''] = first.split(' ');
  const pairs = headers.map((line) => line.split(': ') as [string, string]);
  return { method, path, init: { method, headers: pairs, ...(body ? { body } : {}) } };
}

/** Throws unless everything shown is in the answer; `…` stands for anything, lists show their first entries. */
function shows(shown: unknown, real: unknown, at: string): void {
  if (shown === '…') {
    if (real === undefined) throw new Error(`${at} is not in the answer`);
  } else if (typeof shown === 'string' && shown.endsWith('…')) {
    expect(real, at).toContain(shown.slice(0, -1));
  } else if (Array.isArray(shown) && shown.length > 0) {
    if (!Array.isArray(real)) throw new Error(`${at} is no list`);
    shown.forEach((one, i) => shows(one, real[i], `${at}[${i}]`));
  } else if (typeof shown === 'object' && shown !== null && !Array.isArray(shown)) {
    if (typeof real !== 'object' || real === null) throw new Error(`${at} is no object`);
    for (const [key, one] of Object.entries(shown))
      shows(one, Reflect.get(real, key), `${at}.${key}`);
  } else expect(real, at).toEqual(shown);
}

/** The id under which the page goes on with the file that it sends. */
const [SENT_ID = ''] = /(?<="file": ")[0-9a-f]{12}(?=")/.exec(PAGE) ?? [];

/** Sends the file of the page, so that the requests about it find it. */
async function sendFile(filled: FilledApp): Promise<void> {
  const sending = examples(PAGE).find(({ request }) => request.includes('/api/imports/files'));
  const { path, init } = parsed(sending?.request ?? '');
  const response = await filled.send(path, init);
  const { file } = z.object({ file: z.string() }).parse(await response.json());
  await filled.uploads.rename(file, SENT_ID);
}

describe('the examples of docs/api.md', () => {
  let filled: FilledApp;
  beforeEach(async () => {
    filled = await filledApp();
    await sendFile(filled);
    await raiseInHouse(filled);
  });
  afterEach(() => filled.drop());

  it.each(examples(PAGE))('$request', async ({ request, status, answer }) => {
    const { path, init } = parsed(request);
    const response = await filled.send(path, init);
    const body: unknown = await response.json();
    expect(response.status, JSON.stringify(body)).toBe(status);
    shows(JSON.parse(answer), body, 'answer');
  });

  it('show every noun of the API', () => {
    const shown = new Set(examples(PAGE).map(({ request }) => /\/api\/(\w+)/.exec(request)?.[1]));
    const nouns = filled.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ path }) => /\/api\/([\w.]+)/.exec(path)?.[1] ?? '');
    const described = [...new Set(nouns)].filter((noun) => PAGE.includes(`/api/${noun}`));
    expect(new Set(described)).toEqual(new Set(nouns));
    expect(shown.size).toBeGreaterThanOrEqual(8);
  });
});
