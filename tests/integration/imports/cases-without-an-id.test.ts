import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkAll, isClean } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import type { ExportedRecord } from '#server/services/export.ts';
import { guessText } from '../../unit/guess/sampled.ts';
import type { Desk } from './files.ts';
import { desk } from './files.ts';

let test: Desk;
beforeEach(() => {
  test = desk();
});
afterEach(() => test.drop());

const CASES = 400;
const MINUTE = 60_000;
const FIRST = Date.UTC(2026, 8, 1, 6);

const minuteOf = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const openedAt = (i: number): number => FIRST + i * 47 * MINUTE;
const isClosed = (i: number, week: number): boolean => i % 3 !== week % 3;

/** Complaints without a number, as a register tells them in a week: newest first, those of the last weeks only. */
function register(week: number, from: number, to: number): string {
  const lines = Array.from({ length: to - from }, (_, at) => {
    const i = to - 1 - at;
    const closed = isClosed(i, week) ? minuteOf(openedAt(i) + 300 * MINUTE) : '';
    const status = closed === '' ? 'Open' : 'Closed';
    return `${minuteOf(openedAt(i))},${closed},${status},C-${i % 130},Parcel ${i} did not come`;
  });
  return ['Opened at,Closed at,Status,Customer ID,Complaint', ...lines].join('\n');
}

async function stored(): Promise<ExportedRecord[]> {
  const all: ExportedRecord[] = [];
  for await (const record of exportRecords(test.repository)) all.push(record);
  expect(isClean(await checkAll(test.repository))).toBe(true);
  return all.toSorted((a, b) => Number(a['at']) - Number(b['at']));
}

it('count once, however often they are exported, and are as the last file tells them', async () => {
  const { mapping } = await guessText(register(0, 0, 300), { zone: 'UTC' });
  await test.importText(register(0, 0, 300), {}, mapping);
  const second = await test.importText(register(1, 100, CASES), {}, mapping);
  expect(second).toMatchObject({ recordsNew: 100, state: 'done' });
  const records = await stored();
  expect(records.map((record) => record['at'])).toEqual(
    Array.from({ length: CASES }, (_, i) => openedAt(i)),
  );
  for (const [i, { fields }] of records.entries()) {
    const closed = isClosed(i, i < 100 ? 0 : 1) ? openedAt(i) + 300 * MINUTE : undefined;
    expect([i, (fields as Record<string, unknown>)['resolvedAt']]).toEqual([i, closed]);
  }
});

it('count twice where a person says that all that stands in a row tells them apart', async () => {
  const answers = { 'known-by': 'all' };
  const { mapping } = await guessText(register(0, 0, 300), { zone: 'UTC', answers });
  await test.importText(register(0, 0, 300), {}, mapping);
  const second = await test.importText(register(1, 0, 300), {}, mapping);
  const changed = Array.from({ length: 300 }, (_, i) => i).filter(
    (i) => isClosed(i, 0) !== isClosed(i, 1),
  );
  expect(second).toMatchObject({ recordsNew: changed.length, recordsSame: 300 - changed.length });
});

/** Invitations without a number, to a customer each, of which those below `answered` are answered the day after. */
function invitations(count: number, answered: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const answer = i < answered ? `${minuteOf(openedAt(i) + 1440 * MINUTE)},${i % 11}` : ',';
    return `${minuteOf(openedAt(i))},${answer},C-${i}`;
  });
  return ['Sent at,Responded at,NPS,Customer ID', ...lines].join('\n');
}

it('invitations count once too, and an answer that came later is the answer to one of them', async () => {
  const { mapping } = await guessText(invitations(200, 80), { zone: 'UTC' });
  await test.importText(invitations(200, 80), {}, mapping);
  const second = await test.importText(invitations(200, 120), {}, mapping);
  expect(second).toMatchObject({ recordsNew: 0, recordsSame: 160, state: 'done' });
  const records = await stored();
  expect(records).toHaveLength(200);
  const scores = records.map(({ fields }) => (fields as Record<string, unknown>)['score'] ?? null);
  expect(scores.filter((score) => score !== null)).toHaveLength(120);
});
