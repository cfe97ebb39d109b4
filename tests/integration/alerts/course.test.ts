import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AlertCourse } from '#server/contract/alert-course.ts';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { burstRecords, COUNTS, detectBurst } from './burst-house.ts';
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
  expect(await course(4)).toEqual({ points: [] });
  // Of a rule for each theme, without the theme.
  expect(await course(1)).toEqual({ points: [] });
});
