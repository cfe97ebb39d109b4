import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  LoopAnswer,
  LoopInput,
  LoopCountsAnswer,
  LoopsAnswer,
} from '#server/contract/loops.ts';
import type { RecordsAnswer } from '#server/contract/records.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { checkAnswer } from '../api/answer-schemas.ts';

const DAY = 86_400_000;

let filled: FilledApp;
let billing: SessionHeaders;
let cards: SessionHeaders;
let officer: SessionHeaders;
let chief: SessionHeaders;
beforeEach(async () => {
  filled = await filledApp();
  const come = (
    name: string,
    role: 'head' | 'cx_officer' | 'executive',
    departments: string[] = [],
  ) => invited(filled.app, filled.session, `${name}@example.org`, { role, departments });
  billing = await come('billing', 'head', ['billing']);
  cards = await come('cards', 'head', ['cards']);
  officer = await come('officer', 'cx_officer');
  chief = await come('chief', 'executive');
});
afterEach(() => filled.drop());

type Refused = { error: { code: string; message: string; details?: Record<string, unknown> } };
type Told<T> = { status: number; said: T };

async function ask<T = LoopAnswer & Refused>(
  who: SessionHeaders,
  method: string,
  path: string,
  body?: unknown,
): Promise<Told<T>> {
  const response = await sendAs(filled.app, who, method, path, body);
  await checkAnswer(path, response);
  // checkAnswer has parsed it by its schema.
  return { status: response.status, said: JSON.parse(await response.text()) as T };
}

const INPUT: LoopInput = {
  title: 'Unhappy callers of billing',
  severity: 'serious',
  scope: { metric: 'volume', filters: ['department=billing'], from: '2026-10-01' },
  theme: null,
  department: 'billing',
  asked: [],
  origin: { kind: 'person', id: null },
  stake: { worth: 100_000, lost: 0.1 },
  sponsor: null,
  records: [],
};
const begin = async (who: SessionHeaders, some: Partial<LoopInput> = {}): Promise<number> => {
  const { status, said } = await ask(who, 'POST', '/api/loops', { ...INPUT, ...some });
  expect(status).toBe(200);
  return said.loop.id;
};
const move = (who: SessionHeaders, id: number, body: object): Promise<Told<LoopAnswer & Refused>> =>
  ask(who, 'POST', `/api/loops/${id}/moves`, body);
const read = async (who: SessionHeaders, id: number) =>
  (await ask(who, 'GET', `/api/loops/${id}`)).said;
const personId = async (role: string): Promise<string> => {
  const { said } = await ask<{ people: { id: string; role: string }[] }>(
    officer,
    'GET',
    '/api/loops/people',
  );
  return said.people.find((one) => one.role === role)?.id ?? '';
};
const partOf = ({ loop }: LoopAnswer, key: string) =>
  loop.asked.find(({ department }) => department.key === key);
const statesOf = ({ loop }: LoopAnswer) =>
  Object.fromEntries(loop.asked.map(({ department, state }) => [department.key, state]));
const today = () => new Date(filled.clock.now + 3 * 3_600_000).toISOString().slice(0, 10);

describe('a loop', () => {
  it('counts its evidence as the records behind it are counted, and more as they come', async () => {
    const id = await begin(billing);
    const { loop } = await read(billing, id);
    const tomorrow = new Date(filled.clock.now + DAY).toISOString().slice(0, 10);
    const query = `metric=volume&filter=department%3Dbilling&from=2026-10-01&to=${tomorrow}`;
    const behind = await ask<RecordsAnswer>(billing, 'GET', `/api/records?${query}`);
    expect(loop.evidence).toBe(behind.said.total);
    expect(loop.evidence).toBeGreaterThan(0);
    expect(loop).toMatchObject({ state: 'heard', mayLead: true, isLate: false });
    const answer = await read(billing, id);
    expect(answer.loop.valueAtStake).toBe(Math.round((loop.evidence ?? 0) * 100_000 * 0.1));
  });

  it('is counted in a list as on its page, also where others ask the same or nearly the same', async () => {
    const scope = (filter: string, from: string) => ({ metric: 'volume', filters: [filter], from });
    const ids = [
      await begin(officer, { scope: scope('department=billing', '2026-10-01') }),
      await begin(officer, { scope: scope('department=billing', '2026-10-01') }),
      await begin(officer, { scope: scope('department=billing', '2026-11-15') }),
      await begin(officer, { scope: scope('department=cards', '2026-10-01') }),
    ];
    const list = (await ask<LoopsAnswer>(officer, 'GET', '/api/loops')).said.loops;
    const listed = ids.map((id) => list.find((one) => one.id === id)?.evidence);
    const single = await Promise.all(
      ids.map(async (id) => (await read(officer, id)).loop.evidence),
    );
    expect(listed).toEqual(single);
    expect(listed[0]).toBe(listed[1]);
    expect(new Set(listed).size).toBe(3);
  });

  it('is about something: everything is refused with what would be right, and nothing cannot be understood', async () => {
    const scope = { metric: 'volume', from: today() };
    const all = await ask(officer, 'POST', '/api/loops', {
      ...INPUT,
      scope: { ...scope, filters: [] },
    });
    expect(all.status).toBe(400);
    expect(all.said.error).toMatchObject({ code: 'REQUEST_INVALID' });
    expect(all.said.error.details).toMatchObject({ field: 'scope.filters' });
    const nothing = await begin(officer, { scope: { ...scope, filters: ['department=cards'] } });
    expect((await read(officer, nothing)).loop.evidence).toBe(0);
    const early = await move(officer, nothing, { move: 'understand', rootCause: 'x' });
    expect(early.said.error).toMatchObject({
      code: 'LOOP_GATE',
      details: { missing: ['evidence_missing'] },
    });
  });

  it('may be changed on the very day from which it counts, and on none before', async () => {
    const scope = { metric: 'volume', filters: ['department=billing'], from: today() };
    const id = await begin(billing, { scope });
    const before = new Date(Date.parse(today()) - DAY).toISOString().slice(0, 10);
    const early = await move(billing, id, { move: 'change', changedOn: before });
    expect(early.said.error).toMatchObject({
      code: 'SETTING_INVALID',
      details: { setting: 'changedOn', seen: before, expected: `${today()} … ${today()}` },
    });
    // The day is right; the steps before it are what is lacking.
    const sameDay = await move(billing, id, { move: 'change', changedOn: today() });
    expect(sameDay.said.error.code).toBe('LOOP_STATE');
  });

  it('goes from heard to told, each step with its gate, and says what it lacks', async () => {
    const id = await begin(billing);
    const early = await move(billing, id, {
      move: 'decide',
      decision: 'Ask once',
      decidedBy: await personId('executive'),
    });
    expect(early.status).toBe(409);
    expect(early.said.error).toMatchObject({
      code: 'LOOP_STATE',
      details: { move: 'decide', state: 'heard', allowed: ['understood'] },
    });
    const understood = await move(billing, id, { move: 'understand', rootCause: 'Asked twice' });
    expect(understood.said.loop.state).toBe('understood');
    const decided = await move(billing, id, {
      move: 'decide',
      decision: 'Ask once',
      decidedBy: await personId('executive'),
    });
    expect(decided.said.loop).toMatchObject({ state: 'decided', decision: 'Ask once' });
    const undone = await move(billing, id, { move: 'change', changedOn: today() });
    expect(undone.said.error).toMatchObject({
      code: 'LOOP_GATE',
      details: { missing: ['action_missing'] },
    });
    const action = { phase: 'plan', title: 'New form', owner: null, dueOn: today() };
    await ask(billing, 'POST', `/api/loops/${id}/actions`, action);
    const open = await move(billing, id, { move: 'change', changedOn: today() });
    expect(open.said.error.details).toMatchObject({ missing: ['action_missing', 'actions_open'] });
    await ask(billing, 'PATCH', `/api/loops/${id}/actions/1`, { state: 'done' });
    const changed = await move(billing, id, { move: 'change', changedOn: today() });
    expect(changed.said.loop).toMatchObject({ state: 'changed', changedOn: today() });
    const told = await move(billing, id, {
      move: 'tell',
      message: 'We ask once now',
      affected: 10,
      reached: 7,
      unreachable: 2,
    });
    expect(told.said.loop).toMatchObject({ state: 'told', affected: 10, reached: 7 });
    const verified = await move(billing, id, { move: 'verify' });
    expect(verified.said.error).toMatchObject({
      code: 'LOOP_GATE',
      details: { missing: ['effect_too_early'] },
    });
    expect((await read(billing, id)).steps.map(({ kind }) => kind)).toEqual([
      'opened',
      'understood',
      'decided',
      'action_added',
      'action_changed',
      'changed',
      'told',
    ]);
  });

  it('without anything behind it is not understood, whatever the words', async () => {
    const from = today();
    const scope = { metric: 'volume', filters: ['department=billing', 'channel=post'], from };
    const unknown = await ask(billing, 'POST', '/api/loops', { ...INPUT, scope });
    expect(unknown.said.error.code).toBe('DIMENSION_VALUE_UNKNOWN');
    const id = await begin(billing, { scope: { ...INPUT.scope, from: today() } });
    expect((await read(billing, id)).loop.evidence).toBe(0);
    const moved = await move(billing, id, { move: 'understand', rootCause: 'None' });
    expect(moved.said.error.details).toMatchObject({ missing: ['evidence_missing'] });
  });

  it('is there only for whom it concerns, and each does what is theirs', async () => {
    const id = await begin(billing);
    expect((await ask(cards, 'GET', `/api/loops/${id}`)).status).toBe(404);
    expect((await move(cards, id, { move: 'park', reason: 'x', until: later(1) })).status).toBe(
      404,
    );
    const asked = await ask(billing, 'POST', `/api/loops/${id}/departments`, {
      departments: ['cards', 'delivery'],
    });
    expect(statesOf(asked.said)).toEqual({ cards: 'asked', delivery: 'asked' });
    const seen = await read(cards, id);
    expect(seen.loop.mayLead).toBe(false);
    expect(seen.moves).toEqual([]);
    expect((await move(cards, id, { move: 'understand', rootCause: 'x' })).status).toBe(403);
    const notOwn = await ask(cards, 'POST', `/api/loops/${id}/departments/delivery`, {
      kind: 'acknowledge',
    });
    expect(notOwn.status).toBe(403);
    await ask(cards, 'POST', `/api/loops/${id}/departments/cards`, { kind: 'acknowledge' });
    const answered = await ask(cards, 'POST', `/api/loops/${id}/departments/cards`, {
      kind: 'answer',
      text: 'Not ours alone',
    });
    expect(partOf(answered.said, 'cards')).toMatchObject({
      state: 'answered',
      answer: 'Not ours alone',
      mayAnswer: true,
    });
    const again = await ask(cards, 'POST', `/api/loops/${id}/departments/cards`, {
      kind: 'acknowledge',
    });
    expect(again.said.error).toMatchObject({ code: 'LOOP_DEPARTMENT' });
    // Another department that was asked sees that it was answered, not what.
    const delivery = await invited(filled.app, filled.session, 'delivery@example.org', {
      role: 'head',
      departments: ['delivery'],
    });
    expect(partOf(await read(delivery, id), 'cards')).toMatchObject({
      state: 'answered',
      answer: null,
    });
    const over = await ask(delivery, 'POST', `/api/loops/${id}/departments/delivery`, {
      kind: 'hand_over',
      to: 'service',
      reason: 'They print',
    });
    expect(statesOf(over.said)).toEqual({
      cards: 'answered',
      delivery: 'handed_over',
      service: 'asked',
    });
  });

  it('moves one step for fifty who take it at once', async () => {
    const id = await begin(officer);
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        move(officer, id, { move: 'understand', rootCause: `cause ${i}` }),
      ),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = tries.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ said }) => said.error.code))).toEqual(new Set(['LOOP_STATE']));
    const after = await read(officer, id);
    expect(after.steps.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'opened'],
      [2, 'understood'],
    ]);
  });

  it('gives what is in the way to an executive, who alone decides', async () => {
    const id = await begin(billing);
    const executive = await personId('executive');
    const decideBy = today();
    const raised = await ask(billing, 'POST', `/api/loops/${id}/obstacles`, {
      text: 'No budget',
      department: 'billing',
      executive,
      decideBy,
    });
    expect(raised.said.obstacles[0]).toMatchObject({ text: 'No budget', mayDecide: false });
    const past = await ask(billing, 'POST', `/api/loops/${id}/obstacles`, {
      text: 'No budget',
      department: null,
      executive,
      decideBy: '2026-01-01',
    });
    expect(past.said.error).toMatchObject({ code: 'SETTING_INVALID' });
    const other = await ask(billing, 'PATCH', `/api/loops/${id}/obstacles/1`, { decision: 'Go' });
    expect(other.status).toBe(403);
    const decided = await ask(chief, 'PATCH', `/api/loops/${id}/obstacles/1`, { decision: 'Go' });
    expect(decided.said.obstacles[0]).toMatchObject({ decision: 'Go', mayDecide: false });
    const twice = await ask(chief, 'PATCH', `/api/loops/${id}/obstacles/1`, { decision: 'No' });
    expect(twice.said.error).toMatchObject({ code: 'LOOP_CHANGED' });
  });

  it('is late when its clock ran out, and listed so', async () => {
    const id = await begin(billing, { severity: 'grave' });
    // Sessions end when nobody uses them.
    for (let i = 0; i < 4; i++) {
      filled.clock.now += DAY / 2.4;
      for (const who of [billing, officer, cards]) await ask<LoopsAnswer>(who, 'GET', '/api/loops');
    }
    const list = (await ask<LoopsAnswer>(officer, 'GET', '/api/loops?overdue=yes')).said;
    expect(list.loops.map((one) => [one.id, one.isLate])).toEqual([[id, true]]);
    const counts = async (who: typeof officer, query = '') =>
      (await ask<LoopCountsAnswer>(who, 'GET', `/api/loops/counts${query}`)).said;
    const all = await counts(officer, '?state=verified');
    expect(all.overdue).toBe(1);
    expect(Object.values(all.counts).reduce((sum, n) => sum + n, 0)).toBe(all.counts.heard);
    expect(await counts(officer, '?severity=watch')).toMatchObject({ counts: { heard: 0 } });
    // Of others' loops one is told no number either.
    expect((await ask<LoopsAnswer>(cards, 'GET', '/api/loops')).said.loops).toEqual([]);
    expect(await counts(cards)).toMatchObject({ counts: { heard: 0 }, overdue: 0 });
  });

  it('parked goes on where it was; rejected and reopened begins anew', async () => {
    const id = await begin(billing);
    await move(billing, id, { move: 'understand', rootCause: 'x' });
    const bad = await move(billing, id, { move: 'park', reason: 'Later', until: later(-1) });
    expect(bad.said.error).toMatchObject({ code: 'SETTING_INVALID' });
    const parked = await move(billing, id, { move: 'park', reason: 'Later', until: later(3) });
    expect(parked.said.loop).toMatchObject({ state: 'parked', parkedFrom: 'understood' });
    const on = await move(billing, id, { move: 'resume' });
    expect(on.said.loop).toMatchObject({ state: 'understood', parkedFrom: null });
    await move(billing, id, { move: 'reject', reason: 'No' });
    const back = await move(billing, id, { move: 'reopen', reason: 'Yes' });
    expect(back.said.loop).toMatchObject({ state: 'heard', reopened: 1, closedAt: null });
  });

  it('keeps long and mixed-direction words as data, and masks what is personal', async () => {
    const id = await begin(billing, { title: 'فاتورة <b>مكررة</b> duplicate' });
    const rootCause = `${'س'.repeat(9000)} call 0501234567`;
    const moved = await move(billing, id, { move: 'understand', rootCause });
    expect(moved.said.loop.rootCause).not.toContain('0501234567');
    expect(moved.said.loop.title).toBe('فاتورة <b>مكررة</b> duplicate');
    const long = await ask(billing, 'POST', `/api/loops/${id}/comments`, {
      text: 'x'.repeat(10_001),
    });
    expect(long.said.error.code).toBe('REQUEST_INVALID');
  });

  it('suggests loops like it with what fixed them', async () => {
    await begin(billing);
    const { said } = await ask<{ loops: { title: string; alike: string[] }[] }>(
      officer,
      'GET',
      '/api/loops/similar?title=unhappy+callers&department=billing',
    );
    expect(said.loops).toMatchObject([{ title: INPUT.title, alike: ['department', 'words'] }]);
  });
});

function later(days: number): string {
  return new Date(filled.clock.now + days * DAY).toISOString();
}
