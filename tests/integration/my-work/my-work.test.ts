import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewLoop } from '#db/queries/loop-open.ts';
import type { MyWork } from '#server/contract/my-work.ts';
import { formatDay, parseDay } from '#server/domain/time/day.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { departmentOf, raiseInHouse } from '../alerts/house-alerts.ts';
import { checkAnswer } from '../api/answer-schemas.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { reportInHouse } from '../reports/house-reports.ts';

const DAY = 86_400_000;

let filled: FilledApp;
let billing: SessionHeaders;
let cards: SessionHeaders;
let chief: SessionHeaders;
let officer: SessionHeaders;
beforeEach(async () => {
  filled = await filledApp();
  const come = (
    name: string,
    role: 'head' | 'executive' | 'cx_officer',
    departments: string[] = [],
  ) => invited(filled.app, filled.session, `${name}@example.org`, { role, departments });
  billing = await come('billing', 'head', ['billing']);
  cards = await come('cards', 'head', ['cards']);
  chief = await come('chief', 'executive');
  officer = await come('officer', 'cx_officer');
});
afterEach(() => filled.drop());

async function workOf(who: SessionHeaders): Promise<MyWork> {
  const response = await sendAs(filled.app, who, 'GET', '/api/my-work');
  await checkAnswer('/api/my-work', response);
  expect(response.status).toBe(200);
  // checkAnswer has parsed it by its schema.
  return (await response.json()) as MyWork;
}
const linesOf = ({ items }: MyWork) =>
  items.map(
    ({ kind, id, part, time }) => `${time} ${kind} ${id}${part === null ? '' : `.${part}`}`,
  );
const idOf = async (email: string) =>
  (await filled.repository.read('findPersonByEmail', { email }))?.person.id ?? '';

/** A loop led by cards, where billing was asked, begun so many days ago; gives its number. */
async function begin(daysAgo: number, sponsor: string | null = null): Promise<number> {
  const loop: NewLoop = {
    title: 'Calls that come twice',
    severity: 'serious',
    theme: null,
    department: await departmentOf(filled, 'cards'),
    scope: { metric: 'volume', filters: ['department=billing'], from: parseDay('2026-10-01') },
    opening: { from: parseDay('2026-11-20'), to: parseDay('2026-11-21') },
    origin: { kind: 'person', id: null },
    stake: null,
    sponsor,
    reading: null,
    asked: [await departmentOf(filled, 'billing')],
    records: [],
  };
  const now = filled.clock.now - daysAgo * DAY;
  return filled.repository.write('openLoop', { loop, by: 'nobody', now, once: null });
}

it('is nothing for whom nothing waits', async () => {
  for (const who of [billing, cards, chief, officer]) {
    expect(await workOf(who)).toEqual({ items: [], total: 0 });
  }
});

it('of a head is what their department was asked, until it answers', async () => {
  await begin(10);
  await begin(0);
  const work = await workOf(billing);
  expect(linesOf(work).map((line) => line.replace(/^today|^later/u, 'open'))).toEqual([
    'late answer 1',
    'open answer 2',
  ]);
  expect(work.items[0]).toMatchObject({
    title: 'Calls that come twice',
    department: { key: 'billing' },
    state: 'heard',
  });
  const answer = (id: number, body: object) =>
    sendAs(filled.app, billing, 'POST', `/api/loops/${id}/departments/billing`, body);
  await answer(1, { kind: 'acknowledge' });
  const heard = (await workOf(billing)).items.find(({ id }) => id === 1);
  expect(heard).toMatchObject({ dueAt: null, time: 'later' });
  await answer(1, { kind: 'answer', text: 'Done' });
  expect(linesOf(await workOf(billing))).toHaveLength(1);
  // Whoever leads a loop takes its next step.
  expect(
    linesOf(await workOf(cards)).map((line) => line.replace(/^today|^later/u, 'open')),
  ).toEqual(['late step 1', 'open step 2']);
});

it('is one’s actions and decisions, by the last instant of their day', async () => {
  const id = await begin(0);
  const now = filled.clock.now;
  const today = new Date(now + 3 * 3_600_000).toISOString().slice(0, 10);
  const day = (days: number) => parseDay(today) + days;
  const owner = await idOf('billing@example.org');
  const executive = await idOf('chief@example.org');
  const maker = { id, by: 'nobody', now };
  for (const dueOn of [day(0), day(-1), day(5), null]) {
    const deed = { kind: 'add_action', phase: 'plan', title: 'Ask', owner, dueOn } as const;
    await filled.repository.write('workOnLoop', { ...maker, deed });
  }
  const raised = { kind: 'raise_obstacle', text: 'Budget', department: null } as const;
  const deed = { ...raised, executive, decideBy: day(-2) };
  await filled.repository.write('workOnLoop', { ...maker, deed });
  const actions = (await workOf(billing)).items.filter(({ kind }) => kind === 'action');
  expect(actions.map(({ time, part }) => `${time} ${part}`)).toEqual([
    'late 2',
    'today 1',
    'later 3',
    'later 4',
  ]);
  expect(actions[1]?.dueAt).toBe(new Date(`${formatDay(day(1))}T00:00:00+03:00`).toISOString());
  expect(actions[0]).toMatchObject({ title: 'Ask', loop: 'Calls that come twice' });
  expect(linesOf(await workOf(chief))).toEqual(['late obstacle 1.1']);
  const done = { kind: 'change_action', seq: 2, state: 'done' } as const;
  await filled.repository.write('workOnLoop', { ...maker, deed: done });
  await sendAs(filled.app, chief, 'PATCH', `/api/loops/${id}/obstacles/1`, { decision: 'Go' });
  expect((await workOf(billing)).items.filter(({ kind }) => kind === 'action')).toHaveLength(3);
  expect((await workOf(chief)).total).toBe(0);
});

it('is the late step of a loop one sponsors, and no step that has time', async () => {
  const sponsor = await idOf('chief@example.org');
  await begin(10, sponsor);
  await begin(0, sponsor);
  expect(linesOf(await workOf(chief))).toEqual(['late step 1']);
  await sendAs(filled.app, officer, 'POST', '/api/loops/1/moves', { move: 'reject', reason: 'No' });
  expect((await workOf(chief)).total).toBe(0);
});

it('is the alert one promised to see to, and nobody else’s', async () => {
  await raiseInHouse(filled);
  const until = new Date(filled.clock.now + 3 * DAY).toISOString();
  const said = await sendAs(filled.app, billing, 'POST', '/api/alerts/1/acknowledge', { until });
  expect(said.status).toBe(200);
  const work = await workOf(billing);
  expect(linesOf(work)).toEqual(['later alert 1']);
  expect(work.items[0]?.dueAt).toBe(until);
  expect((await workOf(officer)).total).toBe(0);
});

it('is the reports of one’s tray: of a head their departments’, of an officer all, of an executive none', async () => {
  await reportInHouse(filled);
  expect(linesOf(await workOf(billing)).map((line) => line.slice(-8))).toEqual(['report 1']);
  expect((await workOf(officer)).total).toBe(3);
  expect((await workOf(chief)).total).toBe(0);
  const answer = { kind: 'answer', text: 'Seen to' };
  await sendAs(filled.app, billing, 'POST', '/api/reports/1/settle', answer);
  expect((await workOf(billing)).total).toBe(0);
});
