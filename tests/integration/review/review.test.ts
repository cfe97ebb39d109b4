import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopPeople } from '#server/contract/loops.ts';
import type { ReviewAnswer, ReviewOutcome } from '#server/contract/review.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs, signInAs } from '#tests/builders/accounts.ts';
import { raiseInHouse } from '../alerts/house-alerts.ts';
import { checkAnswer } from '../api/answer-schemas.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { beginInHouse } from '../loops/house-loops.ts';

const DAY = 86_400_000;

type Refused = { error: { code: string; message: string; details?: Record<string, unknown> } };
type Told = { status: number; said: ReviewAnswer & Refused };
type Name = 'billing' | 'cards' | 'officer' | 'chief';

let filled: FilledApp;
let who: Record<Name, SessionHeaders>;
let chiefId: string;
// Sunday, the first day of a week; three working days later the loops of the house are late.
beforeEach(async () => {
  filled = await filledApp();
  const come = (
    name: string,
    role: 'head' | 'cx_officer' | 'executive',
    departments: string[] = [],
  ) => invited(filled.app, filled.session, `${name}@example.org`, { role, departments });
  who = {
    billing: await come('billing', 'head', ['billing']),
    cards: await come('cards', 'head', ['cards']),
    officer: await come('officer', 'cx_officer'),
    chief: await come('chief', 'executive'),
  };
  await raiseInHouse(filled);
  await beginInHouse(filled);
  await goOn(3);
  const people = await sendAs(filled.app, who.officer, 'GET', '/api/loops/people');
  // checkAnswer would parse it by its schema; here only the id is needed.
  const { people: named } = (await people.json()) as LoopPeople;
  chiefId = named.find(({ role }) => role === 'executive')?.id ?? '';
});
afterEach(() => filled.drop());

/** Lets days pass; everybody comes in again. */
async function goOn(days: number): Promise<void> {
  filled.clock.now += days * DAY;
  for (const name of ['billing', 'cards', 'officer', 'chief'] as const) {
    who[name] = await signInAs(filled.accounts, `${name}@example.org`);
  }
}

async function ask(name: Name, method: string, path: string, body?: unknown): Promise<Told> {
  const response = await sendAs(filled.app, who[name], method, path, body);
  await checkAnswer(path, response);
  // checkAnswer has parsed it by its schema.
  return { status: response.status, said: JSON.parse(await response.text()) as Told['said'] };
}
const read = async (name: Name, week = '') =>
  (await ask(name, 'GET', `/api/review${week === '' ? '' : `?week=${week}`}`)).said;
const decide = (name: Name, some: object = {}): Promise<Told> =>
  ask(name, 'POST', '/api/review/items', {
    kind: 'step',
    about: 1,
    which: 'heard',
    decision: 'Call them, then write to a@example.org',
    owner: chiefId,
    dueOn: '2026-11-30',
    ...some,
  });
const judge = (name: Name, id: number, said: ReviewOutcome): Promise<Told> =>
  ask(name, 'POST', `/api/review/items/${id}/outcome`, said);
const subjects = ({ exceptions }: ReviewAnswer): string[] =>
  exceptions.map(({ kind, about, which }) => `${kind} ${about} ${which}`.trim());

describe('what a review walks through', () => {
  it('is what is not as it should be, the gravest first, each with whose it is', async () => {
    const review = await read('officer');
    expect(review).toMatchObject({
      week: { from: '2026-11-22', to: '2026-11-29' },
      isCurrent: true,
      promises: [],
      items: [],
      left: 0,
    });
    const kinds = review.exceptions.map(({ kind, about }) => `${kind} ${about}`);
    expect(kinds).toEqual(['alert 4', 'step 1', 'step 2', 'step 3', 'answer 1', 'answer 3']);
    expect(review.exceptions[0]).toMatchObject({ severity: 'grave', alert: { id: 4 }, loop: null });
    expect(review.exceptions[1]).toMatchObject({
      loop: { id: 1, title: 'Calls that come twice', state: 'heard' },
      department: { key: 'billing' },
      alert: null,
      item: null,
    });
    expect(review.exceptions[4]?.department?.key).toBe('delivery');
  });

  it('is for heads what is of their departments, and nothing else', async () => {
    expect(subjects(await read('billing')).map((one) => one.split(' ').slice(0, 2))).toEqual([
      ['step', '1'],
      ['answer', '3'],
    ]);
    expect(subjects(await read('cards'))).toEqual(['step 2 heard', 'step 3 heard']);
  });

  it('tells a change that the customers do not know of as such, and an obstacle with its words', async () => {
    const by = 'nobody';
    const now = filled.clock.now;
    const facts = { evidence: 3, effect: null };
    const move = (said: Parameters<typeof filled.repository.write<'moveLoop'>>[1]['said']) =>
      filled.repository.write('moveLoop', { id: 1, said, measured: facts, by, now });
    await move({ move: 'understand', rootCause: 'Two runs' });
    await move({ move: 'decide', decision: 'One run', decidedBy: by });
    const done = { kind: 'change_action', seq: 1, state: 'done' } as const;
    await filled.repository.write('workOnLoop', { id: 1, deed: done, by, now });
    await move({ move: 'change', changedOn: Math.floor(now / DAY) });
    await goOn(45);
    const { exceptions } = await read('billing');
    expect(exceptions.find(({ kind }) => kind === 'untold')).toMatchObject({ about: 1 });
    expect(exceptions.some(({ kind, about }) => kind === 'step' && about === 1)).toBe(false);
    expect(exceptions.find(({ kind }) => kind === 'obstacle')).toMatchObject({
      about: 1,
      which: '1',
      obstacle: 'Budget',
    });
  });

  it('asks about an effect that is gone again until a week has decided about it', async () => {
    const { repository, clock } = filled;
    const closed = { verdict: 'holds', effect: -4, low: -6, high: -2, readOn: 20_000 } as const;
    const effect = { ...closed };
    const by = 'nobody';
    const now = clock.now;
    const move = (said: Parameters<typeof repository.write<'moveLoop'>>[1]['said'], some = {}) =>
      repository.write('moveLoop', {
        id: 2,
        said,
        measured: { evidence: 3, effect },
        by,
        now,
        ...some,
      });
    await move({ move: 'understand', rootCause: 'Two runs' });
    await move({ move: 'decide', decision: 'One run', decidedBy: by });
    const done = { kind: 'change_action', seq: 1, state: 'done' } as const;
    await repository.write('workOnLoop', { id: 2, deed: done, by, now });
    await move({ move: 'change', changedOn: Math.floor(now / DAY) });
    await move({ move: 'tell', message: 'Done', affected: 3, reached: 3, unreachable: 0 });
    await move({ move: 'verify' });
    await move({ move: 'reopen', reason: null }, { by: null });
    const found = (await read('cards')).exceptions.find(({ kind }) => kind === 'regressed');
    expect(found).toMatchObject({ about: 2, department: { key: 'cards' } });
    const { which } = found ?? { which: '' };
    expect((await decide('cards', { kind: 'regressed', about: 2, which })).status).toBe(200);
    expect(subjects(await read('cards'))).toContain(`regressed 2 ${which}`);
    await goOn(7);
    const next = await read('cards');
    expect(next.exceptions.some(({ kind }) => kind === 'regressed')).toBe(false);
    expect(next.promises.map(({ kind, about }) => [kind, about])).toEqual([['regressed', 2]]);
  });
});

describe('a decision', () => {
  it('stands with owner and day, its text without what tells who somebody is', async () => {
    const { status, said } = await decide('billing');
    expect(status).toBe(200);
    expect(said.items).toHaveLength(1);
    expect(said.items[0]).toMatchObject({
      week: '2026-11-22',
      owner: { name: 'chief@example.org' },
      by: { name: 'billing@example.org' },
      dueOn: '2026-11-30',
      state: 'open',
      moves: 0,
      isLate: false,
    });
    expect(said.items[0]?.decision).not.toContain('@');
    expect(said.exceptions[0]).toMatchObject({ kind: 'step', item: said.items[0]?.id });
  });

  it('is made once by twenty who decide at once', async () => {
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, i) => decide('officer', { decision: `way ${i}` })),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = tries.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ said }) => said.error.code))).toEqual(new Set(['REVIEW_TAKEN']));
    expect((await read('officer')).items).toHaveLength(1);
  });

  it('is not for others, nor about what is well, nor by nobody, nor for a day that is over', async () => {
    expect(await decide('cards')).toMatchObject({
      status: 409,
      said: { error: { code: 'REVIEW_OVER' } },
    });
    const well = await decide('officer', { about: 1, which: 'decided' });
    expect(well.said.error.code).toBe('REVIEW_OVER');
    for (const some of [{ owner: 'x' }, { dueOn: '2026-11-24' }, { dueOn: '2028-01-01' }]) {
      expect(await decide('officer', some)).toMatchObject({
        status: 400,
        said: { error: { code: 'SETTING_INVALID' } },
      });
    }
    expect((await read('officer')).items).toEqual([]);
  });

  it('is put right in its week by who decided it or a CX officer, and what it said is kept', async () => {
    const { said } = await decide('billing');
    const [item] = said.items;
    const id = item?.id ?? 0;
    expect(item).toMatchObject({ mayAmend: ['correct', 'withdraw'], before: [] });
    expect((await read('chief')).items[0]?.mayAmend).toEqual([]);
    const right = { decision: 'اتصلوا بهم (call) 2×', owner: chiefId, dueOn: '2026-12-01' };
    const correct = (name: Name, some: object = {}) =>
      ask(name, 'PATCH', `/api/review/items/${id}`, { ...right, ...some });
    const refused = async (told: Promise<Told>) => {
      const { status, said: answer } = await told;
      return [status, answer.error.code];
    };
    expect(await refused(correct('chief'))).toEqual([403, 'ACCESS_DENIED']);
    expect(await refused(correct('cards'))).toEqual([404, 'NOT_FOUND']);
    expect(await refused(correct('billing', { dueOn: '2026-11-01' }))).toEqual([
      400,
      'SETTING_INVALID',
    ]);
    const corrected = await correct('billing');
    expect(corrected.said.items).toMatchObject([
      {
        id,
        decision: right.decision,
        dueOn: right.dueOn,
        state: 'open',
        before: [
          {
            kind: 'correct',
            decision: item?.decision,
            dueOn: '2026-11-30',
          },
        ],
      },
    ]);
    const withdrawn = await ask('officer', 'DELETE', `/api/review/items/${id}`);
    expect(withdrawn.said.items).toMatchObject([
      {
        id,
        state: 'withdrawn',
        mayAmend: [],
        before: [
          { kind: 'correct' },
          {
            kind: 'withdraw',
            decision: right.decision,
          },
        ],
      },
    ]);
    // The review asks about it again, and keeps what it had said.
    expect(withdrawn.said.exceptions.find(({ about }) => about === 1)?.item).toBeNull();
    expect(await refused(correct('officer'))).toEqual([409, 'REVIEW_FIXED']);
    expect(await refused(judge('officer', id, { outcome: 'kept' }))).toEqual([
      409,
      'REVIEW_JUDGED',
    ]);
    const anew = await decide('chief', { decision: 'Write to them' });
    expect(anew.said.items).toMatchObject([{ id, state: 'open', decision: 'Write to them' }]);
    expect(anew.said.items[0]?.before).toHaveLength(2);
    const log = JSON.stringify(
      await filled.repository.read('readAudit', { after: 0, limit: 1000 }),
    );
    for (const word of ['اتصلوا', 'Write to them']) expect(log).not.toContain(word);
    expect(log).toContain('withdraw');
    // The next week it is said what became of it.
    await goOn(7);
    expect((await read('chief')).promises).toMatchObject([{ id, mayAmend: [] }]);
    expect(await refused(correct('chief', { dueOn: '2026-12-20' }))).toEqual([409, 'REVIEW_FIXED']);
  });

  it('leaves an entry in the audit log that holds no word of it', async () => {
    await decide('billing', { decision: 'Wholly secret' });
    const entries = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
    const mine = entries.filter(({ target }) => target.startsWith('review_item:'));
    expect(mine).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});

describe('the next review', () => {
  it('opens with what was promised and asks what became of it, once', async () => {
    const id = (await decide('billing')).said.items[0]?.id ?? 0;
    await goOn(7);
    const next = await read('billing');
    expect(next.week.from).toBe('2026-11-29');
    expect(next.promises).toMatchObject([{ id, week: '2026-11-22', isLate: true, state: 'open' }]);
    // Still late, and this week has not decided about it.
    expect(next.exceptions[0]).toMatchObject({ kind: 'step', about: 1, item: null });
    expect((await read('cards')).promises).toEqual([]);
    expect((await judge('cards', id, { outcome: 'kept' })).status).toBe(404);
    const judged = await judge('billing', id, { outcome: 'kept' });
    expect(judged.said.promises).toMatchObject([
      { id, state: 'kept', judgedBy: { name: 'billing@example.org' } },
    ]);
    const again = await judge('officer', id, { outcome: 'not_kept', reason: null });
    expect(again).toMatchObject({
      status: 409,
      said: { error: { code: 'REVIEW_JUDGED', details: { state: 'kept' } } },
    });
    await goOn(7);
    expect((await read('billing')).promises).toEqual([]);
    const past = await read('billing', '2026-11-24');
    expect(past).toMatchObject({ isCurrent: false, exceptions: [], items: [{ id }] });
    expect((await read('billing', '2026-11-29')).promises).toMatchObject([{ id, state: 'kept' }]);
  });

  it('takes a moved promise along with its reason and new day', async () => {
    const id = (await decide('officer')).said.items[0]?.id ?? 0;
    await goOn(7);
    const { said } = await judge('officer', id, {
      outcome: 'moved',
      reason: 'They were ill',
      dueOn: '2026-12-10',
    });
    expect(said.promises).toMatchObject([{ id, state: 'moved', reason: 'They were ill' }]);
    expect(said.items).toMatchObject([
      { about: 1, moves: 1, dueOn: '2026-12-10', week: '2026-11-29', state: 'open' },
    ]);
    // What was moved to this week is decided in it.
    const step = said.exceptions.find(({ kind, about }) => kind === 'step' && about === 1);
    expect(step?.item).toBe(said.items[0]?.id);
    expect((await decide('officer', { dueOn: '2026-12-09' })).said.error.code).toBe('REVIEW_TAKEN');
  });

  it('lets one of ten say what became of it', async () => {
    const id = (await decide('officer')).said.items[0]?.id ?? 0;
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        judge('officer', id, {
          outcome: 'moved',
          reason: `reason ${i}`,
          dueOn: '2026-12-01',
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await read('officer')).items).toHaveLength(2);
  });

  it('has not begun when its week has not', async () => {
    const { status, said } = await ask('officer', 'GET', '/api/review?week=2026-11-29');
    expect(status).toBe(400);
    expect(said.error).toMatchObject({ code: 'SETTING_INVALID', details: { seen: '2026-11-29' } });
  });
});
