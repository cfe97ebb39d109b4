import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AlertCourse } from '#server/contract/alert-course.ts';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { NOW } from '../store/engines.ts';
import { BURST_RULE, burstRecords, COUNTS, detectBurst } from './burst-house.ts';
import { casesOf, HOUR, HOUR_RULE, usualAt, usualHoursOf } from './hour-house.ts';
import { raiseInHouse } from './house-alerts.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ records: burstRecords() });
});
afterEach(() => filled.drop());

const course = (id: number) => filled.json<AlertCourse>(`/api/alerts/${id}/course`);

it('the counts of a burst end in its own, with the range by which it was found', async () => {
  await detectBurst(filled);
  const { alert } = await filled.json<AlertAnswer>('/api/alerts/1');
  expect(alert).toMatchObject({ kind: 'burst', facts: { value: COUNTS.today } });
  const { points } = await course(1);
  expect(points).toHaveLength(43);
  const { value, expected, low, high } = alert.facts ?? {};
  const last = points.at(-1);
  expect(last).toEqual({ ...alert.period, count: value, expected, low, high });
  for (const { count, low: least, high: most } of points.slice(0, -1)) {
    expect(count).toBe(COUNTS.usual);
    // A steady series is expected to go on: its usual count lies in the range.
    expect(least).toBeLessThanOrEqual(COUNTS.usual);
    expect(most).toBeGreaterThanOrEqual(COUNTS.usual);
  }
  expect(last?.high ?? COUNTS.today).toBeLessThan(COUNTS.today);
});

it('goes on being told when the rule is gone', async () => {
  await detectBurst(filled);
  const before = await course(1);
  await filled.send('/api/alert-rules/1', { method: 'DELETE' });
  expect(await course(1)).toEqual(before);
});

it('has no points where there is no series', async () => {
  await raiseInHouse(filled);
  expect(await course(4)).toEqual({ points: [], hours: [] });
  // Of a rule for each theme, without the theme.
  expect(await course(1)).toEqual({ points: [], hours: [] });
});

it.each(['branch', 'channel', 'region'] as const)(
  'of a burst of one %s, which stands in the cause alone, has the range as well, and names it',
  async (each) => {
    await filled.drop();
    const records = burstRecords().map((one) => ({ ...one, dimensions: { [each]: 'north' } }));
    filled = await filledApp({ records });
    await detectBurst(filled, [{ ...BURST_RULE, each }]);
    const { alert } = await filled.json<AlertAnswer>('/api/alerts/1');
    expect(alert.scope).toMatchObject({
      department: null,
      theme: null,
      others: [{ dimension: each, key: 'north' }],
    });
    expect(alert.hour).toBeNull();
    const { points, hours } = await course(1);
    expect(hours).toEqual([]);
    expect(points).toHaveLength(43);
    const { value, expected, low, high } = alert.facts ?? {};
    expect(points.at(-1)).toEqual({ ...alert.period, count: value, expected, low, high });
  },
);

it('of an hour ends in it, with what was usual at each hour before', async () => {
  await filled.drop();
  const rush = casesOf('rush', NOW, 40, { channel: 'phone' });
  filled = await filledApp({ records: [...usualHoursOf('channel', ['phone', 'chat']), ...rush] });
  filled.clock.now = NOW + 10 * 60_000;
  await detectBurst(filled, [{ ...HOUR_RULE, each: 'channel' }]);
  const { alert } = await filled.json<AlertAnswer>('/api/alerts/1');
  const hour = new Date(NOW).toISOString();
  expect(alert).toMatchObject({ kind: 'burst', hour, period: null, lastAt: hour });
  expect(alert.scope.others).toMatchObject([{ dimension: 'channel', key: 'phone' }]);
  const { points, hours } = await course(1);
  expect(points).toEqual([]);
  expect(hours).toHaveLength(73);
  const { value, expected, low, high } = alert.facts ?? {};
  expect(hours.at(-1)).toEqual({ at: hour, count: value, expected, low, high });
  for (const [i, { at, count }] of hours.slice(0, -1).entries()) {
    const begin = NOW - (72 - i) * HOUR;
    expect(at).toBe(new Date(begin).toISOString());
    expect(count).toBe(usualAt(begin));
  }
});
