import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 8, 1, 9);

/** Eight cases a day up to Saturday 21 November, and the call centre's totals of each day up to the 29th. */
const CASES = Array.from({ length: 82 * 8 }, (_, i) => {
  const at = FIRST + Math.floor(i / 8) * DAY;
  return record('case', `c${i}`, at, { resolvedAt: at + (i % 3) * DAY }, { customer: `k${i}` });
});
const TOTALS = Array.from({ length: 90 }, (_, i) =>
  record('daily_total', `d${i}`, FIRST + i * DAY, { offered: 300, answered: 280 }),
);

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp({ records: [...CASES, ...TOTALS] });
  filled.clock.now = Date.UTC(2026, 10, 30, 12);
});
afterAll(() => filled.drop());

async function totalOf(metric: string, from: string, to: string) {
  const path = `/api/metrics?metrics=${metric}&from=${from}&to=${to}`;
  const { series } = await filled.json<MetricsAnswer>(path);
  return series[0]?.total;
}

it('what decides a week’s cases is still to come where other data alone goes on', async () => {
  const ended = await totalOf('resolve_within_24h', '2026-11-15', '2026-11-22');
  expect(ended).toMatchObject({ n: 56, states: ['provisional'] });
  const before = await totalOf('resolve_within_24h', '2026-11-08', '2026-11-15');
  expect(before).toMatchObject({ n: 56, states: [] });
});

it('a week without any data of cases is no week without cases', async () => {
  const silent = await totalOf('volume', '2026-11-22', '2026-11-29');
  expect(silent).toMatchObject({ value: null, states: ['no_data', 'stale'] });
  const calls = await totalOf('abandonment', '2026-11-22', '2026-11-29');
  expect(calls?.states).not.toContain('stale');
});
