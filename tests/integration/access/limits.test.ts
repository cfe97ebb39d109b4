import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp();
});
afterAll(() => filled.drop());

const WEEK = 'from=2026-11-15&to=2026-11-22';

/** The code and the status of an answer. */
async function told(response: Response): Promise<readonly [number, string]> {
  // Every refusal has this shape.
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

describe('what one request may ask of the server', () => {
  it('is bounded in the bytes that are read, whatever its header says of them', async () => {
    const sent = { bytes: 0 };
    const chunk = new TextEncoder().encode('"'.padEnd(16_384, 'x'));
    const body = new ReadableStream({
      pull: (controller) => {
        sent.bytes += chunk.length;
        // Far more than any limit of settings, for as long as somebody reads.
        if (sent.bytes > 2 ** 24) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init = {
      method: 'PATCH',
      headers: { ...filled.session, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    };
    const response = await filled.app.request('http://localhost/api/organisation', init);
    expect(await told(response)).toEqual([413, 'REQUEST_TOO_LARGE']);
    // Reading stopped a little above the 256 kB that settings may have.
    expect(sent.bytes).toBeLessThan(2 * 256 * 1024);
  });

  it('is bounded in the time that its body may take', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"name":'));
        },
      });
      const init = {
        method: 'PATCH',
        headers: { ...filled.session, 'content-type': 'application/json' },
        body,
        duplex: 'half',
      };
      const answer = filled.app.request('http://localhost/api/organisation', init);
      const state = { isAnswered: false };
      const answered = async () => {
        await answer;
        state.isAnswered = true;
      };
      const end = answered();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(state.isAnswered).toBe(false);
      while (!state.isAnswered) await vi.advanceTimersByTimeAsync(1000);
      await end;
      expect((await answer).headers.get('connection')).toBe('close');
      expect(await told(await answer)).toEqual([408, 'REQUEST_TOO_SLOW']);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
    [
      'a mapping that holds itself',
      (depth: number) => {
        const value = `${'{"lower":'.repeat(depth)}"a"${'}'.repeat(depth)}`;
        return `{"file":"x","mapping":{"version":1,"source":"a","records":[{"kind":"case","id":${value},"at":"b"}]}}`;
      },
    ],
  ])('is bounded in its depth: %s', async (_what, write) => {
    for (const path of ['/api/imports/dry-runs', '/api/imports', '/api/people', '/api/stores']) {
      for (const depth of [65, 1000, 20_000]) {
        const response = await filled.app.request(`http://localhost${path}`, {
          method: 'POST',
          headers: { ...filled.session, 'content-type': 'application/json' },
          body: write(depth),
        });
        expect(await told(response), `${path} ${depth}`).toEqual([400, 'REQUEST_TOO_DEEP']);
      }
    }
  });

  it('is bounded in its depth also where bodies are large, and texts full of brackets are none', async () => {
    const send = (records: string) =>
      filled.app.request('http://localhost/api/batches', {
        method: 'POST',
        headers: {
          ...filled.session,
          'content-type': 'application/json',
          'idempotency-key': `a${records.length}`,
        },
        body: `{"source":"desk","records":${records}}`,
      });
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    expect(await told(await send(deep))).toEqual([400, 'REQUEST_TOO_DEEP']);
    const text = JSON.stringify('[{"\\'.repeat(1000));
    const record = `{"kind":"case","externalId":"b","at":"2026-11-15T08:00:00Z","fields":{"text":${text}}}`;
    expect((await send(`[${record}]`)).status).toBe(200);
  });

  it.each([
    ['metrics', `metrics=${Array.from({ length: 65 }, (_, i) => `m${i}`).join()}&${WEEK}`],
    ['filters', `metrics=volume&${WEEK}${'&filter=department=billing'.repeat(65)}`],
    ['values of filters', `metrics=volume&${WEEK}&filter=department=${'billing,'.repeat(1001)}x`],
    ['days', 'metrics=volume&from=1999-01-01&to=2026-01-01'],
  ])('is bounded in its %s', async (what, query) => {
    for (const path of ['/api/metrics', '/api/records']) {
      const asked = path === '/api/records' ? query.replace('metrics=', 'metric=') : query;
      if (what === 'metrics' && path === '/api/records') continue;
      const response = await sendAs(filled.app, filled.session, 'GET', `${path}?${asked}`);
      const [status, code] = await told(response);
      expect([path, status]).toEqual([path, 400]);
      expect(code).toBe(what === 'days' ? 'PERIOD_TOO_LONG' : 'REQUEST_INVALID');
    }
  });
});
