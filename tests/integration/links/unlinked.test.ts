import { afterEach, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp, WEEK } from '../api/filled.ts';
import { INSTRUMENTS } from '../api/house-records.ts';

let filled: FilledApp | null = null;
afterEach(async () => {
  await filled?.drop();
  filled = null;
});

const DAY = 86_400_000;
const WEEK_OVER = Date.UTC(2026, 10, 23);
const THIS_WEEK = Date.UTC(2026, 10, 15, 9);

/** Cases of a department, and an answer to each that names the case alone. */
function answered(week: number, department: string): RecordInput[] {
  return Array.from({ length: 20 }, (_, i) => [
    record('case', `${week}-${department}-${i}`, week, {}, { dimensions: { department } }),
    record(
      'response',
      `${week}-${department}-${i}`,
      week + DAY,
      { instrument: 'relationship', score: i % 2 === 0 ? 10 : 0 },
      { caseId: `${week}-${department}-${i}` },
    ),
  ]).flat();
}

it('answers that may still take over their case’s department make departments provisional, in their days only', async () => {
  filled = await filledApp({ records: [] });
  const { repository, json } = filled;
  const intake = new Intake(repository, 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, INSTRUMENTS);
  await intake.store(answered(THIS_WEEK, 'billing'), WEEK_OVER);
  const ask = async (query: string, { from, to }: { from: string; to: string } = WEEK) =>
    (await json<MetricsAnswer>(`/api/metrics?metrics=nps&from=${from}&to=${to}${query}`)).series;
  const states = async (query: string) =>
    (await ask(query)).map(({ group, total }) => [
      group?.key ?? null,
      total.n,
      total.states.includes('provisional'),
    ]);

  expect(await states('')).toEqual([[null, 20, false]]);
  expect(await states('&by=department')).toEqual([['', 20, true]]);
  const before = await ask('&by=department', { from: '2026-11-08', to: '2026-11-15' });
  expect(before.flatMap(({ total }) => total.states)).not.toContain('provisional');

  await linkAll(repository, () => WEEK_OVER);
  expect(await states('&by=department')).toEqual([['billing', 20, false]]);
});
