import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopChangesAnswer } from '#server/contract/loop-changes.ts';
import type { LoopFiguresAnswer } from '#server/contract/loop-figures.ts';
import type { SaidMove } from '#db/queries/loop-moves.ts';
import type { VerifiedEffect } from '#server/domain/loops/loop.ts';
import { formatDay, parseDay } from '#server/domain/time/day.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { departmentOf } from '../alerts/house-alerts.ts';
import { checkAnswer } from '../api/answer-schemas.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const HELD: VerifiedEffect = { verdict: 'holds', effect: -20, low: -30, high: -10, readOn: 20_000 };

let filled: FilledApp;
let officer: SessionHeaders;
let billing: SessionHeaders;
let codes: { billing: number; cards: number; delivery: number };
beforeEach(async () => {
  filled = await filledApp();
  const come = (name: string, role: 'head' | 'cx_officer', departments: string[]) =>
    invited(filled.app, filled.session, `${name}@example.org`, { role, departments });
  officer = await come('officer', 'cx_officer', []);
  billing = await come('billing', 'head', ['billing']);
  codes = {
    billing: await departmentOf(filled, 'billing'),
    cards: await departmentOf(filled, 'cards'),
    delivery: await departmentOf(filled, 'delivery'),
  };
});
afterEach(() => filled.drop());

async function ask<T>(who: SessionHeaders, path: string): Promise<T> {
  const response = await sendAs(filled.app, who, 'GET', path);
  expect(response.status).toBe(200);
  await checkAnswer(path, response);
  // checkAnswer has parsed it by its schema.
  return JSON.parse(await response.text()) as T;
}

/** The year until and with today. */
const year = () => {
  const today = parseDay(new Date(filled.clock.now + 3 * HOUR).toISOString().slice(0, 10));
  return `from=${formatDay(today - 363)}&to=${formatDay(today + 1)}`;
};
const figures = (who: SessionHeaders, more = '') =>
  ask<LoopFiguresAnswer>(who, `/api/loop-figures?${year()}${more}`);
const of = ({ figures: all }: Pick<LoopFiguresAnswer, 'figures'>, id: string) =>
  all.find((one) => one.id === id);

/** Begins a loop of a department so many days ago; the numbers say after how many days each step was made. */
async function follow(
  department: number,
  daysAgo: number,
  steps: { changed?: number; told?: number; verified?: number; asked?: number[] },
): Promise<number> {
  const { repository, clock } = filled;
  const begun = clock.now - daysAgo * DAY;
  const from = Math.floor(begun / DAY) - 7;
  const id = await repository.write('openLoop', {
    loop: {
      title: 'Calls that come twice',
      severity: 'serious',
      theme: null,
      department,
      scope: { metric: 'volume', filters: ['department=billing'], from },
      opening: { from, to: from + 1 },
      origin: { kind: 'person', id: null },
      stake: null,
      sponsor: null,
      reading: null,
      asked: steps.asked ?? [],
      records: [],
    },
    by: 'nobody',
    now: begun,
    once: null,
  });
  const move = (said: SaidMove, day: number, effect: VerifiedEffect | null = null) =>
    repository.write('moveLoop', {
      id,
      said,
      measured: { evidence: 5, effect },
      by: 'nobody',
      now: begun + day * DAY,
    });
  if (steps.changed === undefined) return id;
  await move({ move: 'understand', rootCause: 'Seen' }, 1);
  await move({ move: 'decide', decision: 'Yes', decidedBy: 'nobody' }, 2);
  const work = (deed: Parameters<typeof repository.write<'workOnLoop'>>[1]['deed']) =>
    repository.write('workOnLoop', { id, deed, by: 'nobody', now: begun + 2 * DAY });
  await work({ kind: 'add_action', phase: 'plan', title: 'Do', owner: null, dueOn: null });
  await work({ kind: 'change_action', seq: 1, state: 'done' });
  const { changed, told, verified } = steps;
  await move({ move: 'change', changedOn: Math.floor((begun + changed * DAY) / DAY) }, changed);
  if (told === undefined) return id;
  const people = { affected: 20, reached: 15, unreachable: 5 };
  await move({ move: 'tell', message: 'Done', ...people }, told);
  if (verified !== undefined) await move({ move: 'verify' }, verified, HELD);
  return id;
}

describe('how loops are seen through', () => {
  it('is counted over all loops by whoever reads all, and by heads over their own', async () => {
    // Begun so long ago that their 26 weeks are over: three of billing in time, one not; two of cards, one in time.
    const done = { changed: 10, told: 12, verified: 90 };
    for (let i = 0; i < 3; i++) await follow(codes.billing, 200, done);
    await follow(codes.billing, 200, { changed: 10 });
    await follow(codes.cards, 200, done);
    await follow(codes.cards, 200, {});
    // Still in its weeks.
    await follow(codes.billing, 20, {});

    const all = await figures(officer);
    expect(all.whose).toBeNull();
    expect(of(all, 'loop_closure_rate')).toMatchObject({ n: 6, hits: 4, state: 'few' });
    expect(of(all, 'loop_closure_rate')?.value).toBeCloseTo((100 * 4) / 6, 9);
    expect(of(all, 'loop_closure_time')).toMatchObject({ value: (90 * DAY) / 1000, n: 6 });
    expect(of(all, 'loop_told_rate')).toMatchObject({ value: 75, n: 80, hits: 60 });
    // Closed 110 days ago: their thirteen weeks to hold are over.
    expect(of(all, 'loop_hold_rate')).toMatchObject({ n: 4, value: null, state: 'too_few' });
    expect(all.open).toMatchObject({ heard: 2, changed: 1, told: 0 });
    expect(all.departments.map(({ department, open }) => [department?.key, open])).toEqual([
      ['billing', 2],
      ['cards', 1],
    ]);

    const own = await figures(billing);
    expect(own.whose?.map(({ key }) => key)).toEqual(['billing']);
    expect(of(own, 'loop_closure_rate')).toMatchObject({ n: 4, value: null, state: 'too_few' });
    expect(of(own, 'loop_told_rate')).toMatchObject({ n: 60, hits: 45 });
    expect(own.departments.map(({ department }) => department?.key)).toEqual(['billing']);
    const ofBilling = await figures(officer, '&department=billing');
    expect(ofBilling.figures).toEqual(own.figures);
  });

  it('counts a closed loop that was reopened within its weeks as one that did not hold', async () => {
    const done = { changed: 10, told: 12, verified: 60 };
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await follow(codes.billing, 200, done));
    await filled.repository.write('moveLoop', {
      id: ids[0] ?? 0,
      said: { move: 'reopen', reason: 'Again' },
      measured: { evidence: 0, effect: null },
      by: 'nobody',
      now: filled.clock.now - 100 * DAY,
    });
    const all = await figures(officer);
    expect(of(all, 'loop_hold_rate')).toMatchObject({ value: 80, n: 5, hits: 4 });
    // It was verified in time all the same.
    expect(of(all, 'loop_closure_rate')).toMatchObject({ value: 100, n: 5 });
  });

  it('tells what is late and with whom, and what was verified in the quarter', async () => {
    const id = await follow(codes.billing, 30, { asked: [codes.delivery] });
    const closed = await follow(codes.cards, 100, { changed: 10, told: 12, verified: 90 });
    const all = await figures(officer);
    expect(all.late.count).toBe(2);
    expect(all.late.items).toMatchObject([
      { loop: id, what: 'answer', department: { key: 'delivery' }, person: null },
      { loop: id, what: 'step', department: { key: 'billing' }, person: null },
    ]);
    expect(all.quarter).toMatchObject({
      from: '2026-10-01',
      to: '2027-01-01',
      count: 1,
      items: [{ loop: closed, effect: -20, low: -30, high: -10, unit: 'count' }],
    });
    // A head is told nothing of a loop that is not theirs.
    expect((await figures(billing)).quarter.count).toBe(0);
  });

  it('has working hours for what departments take to say that they have heard', async () => {
    const { repository, clock } = filled;
    for (let i = 0; i < 5; i++) {
      const id = await follow(codes.billing, 14, { asked: [codes.delivery] });
      await repository.write('workOnLoop', {
        id,
        deed: { kind: 'department', codes: [codes.delivery], deed: { kind: 'acknowledge' } },
        by: 'nobody',
        now: clock.now - 13 * DAY,
      });
    }
    const all = await figures(officer);
    // A day later to the minute: one working day of eight hours, whatever the hour.
    expect(of(all, 'loop_acknowledge_time')).toMatchObject({ value: 8 * 3600, n: 5, hits: 5 });
    expect(of(all, 'loop_share_coverage')).toMatchObject({ value: 100, n: 5 });
    expect(of(all, 'loop_answer_rate')).toMatchObject({ value: 0, n: 5, hits: 0 });
    const rows = all.departments.map((row) => [
      row.department?.key,
      of(row, 'loop_answer_rate')?.n,
    ]);
    expect(rows).toEqual([
      ['billing', 0],
      ['delivery', 5],
    ]);
  });
});

describe('a change made for a loop', () => {
  const changes = async (who: SessionHeaders, metric: string, filter = '') =>
    (await ask<LoopChangesAnswer>(who, `/api/loop-changes?${year()}&metric=${metric}${filter}`))
      .changes;

  it('is on the charts of what it counts, within what it is about, for those who may read the loop', async () => {
    const id = await follow(codes.billing, 40, { changed: 10 });
    await follow(codes.billing, 40, {});
    const other = await follow(codes.cards, 40, { changed: 12 });
    expect((await changes(officer, 'volume')).map(({ loop }) => loop)).toEqual([id, other]);
    const narrow = '&filter=department=billing';
    expect(await changes(billing, 'volume', narrow)).toMatchObject([{ loop: id }]);
    expect(await changes(officer, 'volume', '&filter=department=cards')).toEqual([]);
    expect(await changes(officer, 'reopen_rate')).toEqual([]);
  });

  it('is there no more once it was taken back', async () => {
    const id = await follow(codes.billing, 40, { changed: 10 });
    await filled.repository.write('moveLoop', {
      id,
      said: { move: 'back', reason: 'Not yet' },
      measured: { evidence: 0, effect: null },
      by: 'nobody',
      now: filled.clock.now,
    });
    expect(await changes(officer, 'volume')).toEqual([]);
  });
});
