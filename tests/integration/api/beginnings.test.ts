import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ records: [] });
});
afterEach(() => filled.drop());

/** Imports cases of one source, one on each of these days. */
async function importCases(source: string, team: string, days: readonly string[]): Promise<void> {
  const text = ['id,opened,team', ...days.map((day, i) => `${i},${day},${team}`)].join('\n');
  const sent = await filled.send('/api/imports/files', { method: 'POST', body: text });
  const { file } = (await sent.json()) as { file: string };
  const records = [
    { kind: 'case', id: { column: 'id' }, at: 'opened', dimensions: { department: 'team' } },
  ];
  const begun = await filled.send('/api/imports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ file, mapping: { version: 1, source, records } }),
  });
  const { id } = (await begun.json()) as { id: string };
  const state = async (): Promise<string> =>
    (await filled.json<{ state: string }>(`/api/imports/${id}`)).state;
  await expect.poll(state).toBe('done');
}

/** Cases of a team by week, from Sunday 25 October to Saturday 21 November 2026. */
async function weeksOf(team: string): Promise<(number | null)[]> {
  const { series } = await filled.json<MetricsAnswer>(
    `/api/metrics?metrics=volume&from=2026-10-25&to=2026-11-22&grain=week&filter=department=${team}`,
  );
  return (series[0]?.points ?? []).map(({ value }) => value.value);
}

const daysOf = (month: number, from: number, to: number): string[] =>
  Array.from(
    { length: to - from + 1 },
    (_, i) => `2026-${month}-${String(from + i).padStart(2, '0')}`,
  );

it('a week before a source begins is no 0: nobody knows which parts it would have had', async () => {
  await importCases('counter', 'old', [...daysOf(10, 1, 31), ...daysOf(11, 9, 10)]);
  // One source: where it told of nothing, nothing happened, up to the day where its data end.
  expect(await weeksOf('old')).toEqual([7, 0, 2, null]);
  await importCases('shop', 'new', daysOf(11, 8, 21));
  expect(await weeksOf('new')).toEqual([null, null, 7, 7]);
  // What was counted before stays; what was not may have been the shop's.
  expect(await weeksOf('old')).toEqual([7, null, 2, 0]);
});

it('a source that ends before the last complete week is named, one that ended long ago is not', async () => {
  await importCases('counter', 'old', daysOf(10, 1, 31));
  await importCases('archive', 'older', ['2024-03-01']);
  await importCases('shop', 'new', daysOf(11, 8, 21));
  const answer = await filled.json<OrganisationAnswer>('/api/organisation');
  expect(answer.dataThrough).toBe('2026-11-21');
  // It is Sunday 22 November: the last complete week ends on the 21st.
  expect(answer.behind).toEqual([
    { source: 'counter', name: { en: '', ar: '' }, through: '2026-10-31' },
  ]);
});
