import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';
import { INSTRUMENTS } from './house-records.ts';
import { NOW } from './house-store.ts';

const METRICS = '/api/metrics?metrics=volume,nps&from=2026-11-15&to=2026-11-22&by=department';
const TAGGED = [
  METRICS,
  '/api/catalogue',
  '/api/organisation',
  '/api/calendar?from=2026-09-01&to=2026-12-01',
  '/api/dimensions',
  '/api/dimensions/channel',
  '/api/records?metric=volume&from=2026-11-15&to=2026-11-22',
];

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp({ answerCacheBytes: 8_000_000 });
});
afterAll(() => filled.drop());

async function tagOf(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await filled.get(path, headers)).headers.get('etag') ?? '';
}

describe('an answer that did not change', () => {
  it.each(TAGGED)('is 304 without a body: %s', async (path) => {
    const tag = await tagOf(path);
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = await filled.get(path, { 'if-none-match': `"other", ${tag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
  });

  it('is not read from the store again', async () => {
    const tag = await tagOf(METRICS);
    const asked: string[] = [];
    const reading = await filledApp({ onRead: (name) => asked.push(name) });
    try {
      const first = await reading.get(METRICS);
      expect(asked).toContain('metricValues');
      asked.length = 0;
      const again = await reading.get(METRICS, {
        'if-none-match': first.headers.get('etag') ?? tag,
      });
      expect(again.status).toBe(304);
      expect(asked).toEqual(['readPulse']);
      asked.length = 0;
      await reading.get(METRICS);
      expect(asked).toEqual(['readPulse', 'metricValues']);
    } finally {
      await reading.drop();
    }
  });

  it('is worked out once for all who ask at the same time, and for each reader apart', async () => {
    const asked: string[] = [];
    const reading = await filledApp({ onRead: (name) => asked.push(name) });
    try {
      const languages = ['en', 'en', 'ar', 'en', 'en'];
      const answers = await Promise.all(
        languages.map(async (language) => {
          const response = await reading.get(METRICS, { 'accept-language': language });
          return [response.status, await response.text()];
        }),
      );
      // Before them it was asked once which surveys have answers.
      expect(asked.filter((name) => name === 'metricValues')).toHaveLength(3);
      expect(new Set(answers.map(([status]) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(([, text]) => text)).size).toBe(1);
      // What is refused is refused to each.
      const refused = await Promise.all(
        [1, 2, 3].map(async () => (await reading.get(`${METRICS}&by=nothing`)).status),
      );
      expect(refused).toEqual([400, 400, 400]);
    } finally {
      await reading.drop();
    }
  });

  it('has another tag for another question, another language and another quarter of an hour', async () => {
    const tags = [
      await tagOf(METRICS),
      await tagOf(`${METRICS}&grain=day`),
      await tagOf(METRICS, { 'accept-language': 'ar' }),
    ];
    filled.clock.now += 15 * 60_000;
    tags.push(await tagOf(METRICS));
    filled.clock.now -= 15 * 60_000;
    expect(new Set(tags).size).toBe(4);
    expect(await tagOf(METRICS)).toBe(tags[0]);
  });
});

describe('an answer that did change', () => {
  it('after a record was stored', async () => {
    const other = await filledApp({ records: [] });
    try {
      const before = (await other.get(METRICS)).headers.get('etag') ?? '';
      const intake = new Intake(other.repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, INSTRUMENTS);
      await intake.store([record('case', 'new', Date.UTC(2026, 10, 17))], NOW);
      const after = await other.get(METRICS, { 'if-none-match': before });
      expect(after.status).toBe(200);
      expect(await after.text()).toContain('"value":1,');
    } finally {
      await other.drop();
    }
  });

  it('after a value got a name', async () => {
    const other = await filledApp();
    try {
      const before = (await other.get(METRICS)).headers.get('etag') ?? '';
      await other.patch('/api/dimensions/department/delivery', {
        name: { en: 'Delivery', ar: 'التوصيل' },
      });
      const after = await other.get(METRICS, { 'if-none-match': before });
      expect(after.status).toBe(200);
      expect(await after.text()).toContain('التوصيل');
    } finally {
      await other.drop();
    }
  });
});

describe('bodies', () => {
  it('are packed when the caller can unpack them, and mean the same', async () => {
    const plain = await filled.get(METRICS);
    const packed = await filled.get(METRICS, { 'accept-encoding': 'br, gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(packed.headers.get('content-length')).toBe(String(bytes.length));
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
    const refused = await filled.get(METRICS, { 'accept-encoding': 'gzip;q=0' });
    expect(refused.headers.get('content-encoding')).toBeNull();
  });

  it('are not packed when they are small', async () => {
    const small = await filled.get('/api/dimensions', { 'accept-encoding': 'gzip' });
    expect(small.headers.get('content-encoding')).toBeNull();
  });

  it('stay away for HEAD, with the headers of GET', async () => {
    const get = await filled.get(METRICS);
    const head = await filled.send(METRICS, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
  });
});
