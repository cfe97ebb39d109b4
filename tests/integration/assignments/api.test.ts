import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  AssignmentChangeInfo,
  AssignmentsAnswer,
  EffectAnswer,
} from '#server/contract/assignments.ts';
import type { RecordsAnswer } from '#server/contract/records.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 15, 9);
const PERIOD = 'from=2026-11-15&to=2026-11-22';

/** Six cases of billing, of which one each names a late parcel; two of cards, so that its department is known. */
const RECORDS = [
  ...[0, 1, 2, 3, 4, 5].map((i) =>
    record(
      'case',
      `b${i}`,
      START + i * DAY,
      { text: i % 2 === 0 ? 'the parcel came late' : 'charged twice', language: 'en' },
      { dimensions: { department: 'billing', theme: 'fees' } },
    ),
  ),
  ...[0, 1].map((i) =>
    record(
      'case',
      `k${i}`,
      START + i * DAY,
      { text: 'the card is lost' },
      { dimensions: { department: 'cards', theme: 'loss' } },
    ),
  ),
];

type House = FilledApp & {
  officer: SessionHeaders;
  billing: SessionHeaders;
  cards: SessionHeaders;
};

let house: House | null = null;
afterEach(async () => {
  await house?.drop();
  house = null;
});

async function open(): Promise<House> {
  const filled = await filledApp({ records: RECORDS });
  const come = (email: string, role: 'head' | 'cx_officer', departments: string[]) =>
    invited(filled.app, filled.session, email, { role, departments });
  house = {
    ...filled,
    session: filled.session,
    officer: await come('officer@example.org', 'cx_officer', []),
    billing: await come('billing@example.org', 'head', ['billing']),
    cards: await come('cards@example.org', 'head', ['cards']),
  };
  return house;
}

const key = (externalId: string) => ({ kind: 'case', source: 'desk', externalId });

async function ask(
  { app }: House,
  who: SessionHeaders,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await sendAs(app, who, method, path, body);
  return { status: response.status, body: await response.json() };
}

/** Ids of the cases that somebody may read, in words; sorted. */
async function reads(of: House, who: SessionHeaders, filter = ''): Promise<string[]> {
  const path = `/api/records?metric=volume&${PERIOD}${filter}&limit=200`;
  const { body } = await ask(of, who, 'GET', path);
  // The contract's shape.
  return (body as RecordsAnswer).records.map(({ externalId }) => externalId).sort();
}

async function volume(of: House, department: string): Promise<number> {
  const path = `/api/metrics?metrics=volume&${PERIOD}&filter=department=${department}`;
  const { body } = await ask(of, of.officer, 'GET', path);
  // The contract's shape.
  const { series } = body as { series: { total: { n: number } }[] };
  return series[0]?.total.n ?? -1;
}

async function done(of: House, body: unknown): Promise<AssignmentChangeInfo> {
  const answer = await ask(of, of.officer, 'POST', '/api/assignments', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  // The contract's shape.
  return (answer.body as { change: AssignmentChangeInfo }).change;
}

/** Waits until no change is running any more. */
async function settled(of: House): Promise<AssignmentsAnswer> {
  for (;;) {
    const { body } = await ask(of, of.officer, 'GET', '/api/assignments');
    // The contract's shape.
    const answer = body as AssignmentsAnswer;
    if (answer.changes.every(({ progress }) => progress === null)) return answer;
    await wait(20);
  }
}

async function isClean(of: House): Promise<void> {
  expect(differencesOf(await checkAll(of.repository))).toEqual([]);
}

async function resend(of: House, records: typeof RECORDS): Promise<void> {
  const intake = new Intake(of.repository, 'desk');
  await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
  await intake.store(records, of.clock.now);
}

const RULE = {
  name: 'Late parcels',
  isOn: true,
  condition: { sources: [], kinds: [], dimensions: [], words: ['parcel'] },
  sets: { department: 'cards' },
};

describe('setting a department by hand', () => {
  it('takes the records from one head and gives them to the other with the next request', async () => {
    const of = await open();
    const all = ['b0', 'b1', 'b2', 'b3', 'b4', 'b5'];
    expect(await reads(of, of.billing)).toEqual(all);
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);
    const change = await done(of, { records: [key('b0'), key('b3')], department: 'cards' });
    expect(await reads(of, of.billing)).toEqual(['b1', 'b2', 'b4', 'b5']);
    expect(await reads(of, of.cards)).toEqual(['b0', 'b3', 'k0', 'k1']);
    expect([await volume(of, 'billing'), await volume(of, 'cards')]).toEqual([4, 4]);
    expect(change).toMatchObject({ did: 'hand', records: 2, progress: null, undone: null });
    expect(change.by.name).toBe('officer@example.org');
    await isClean(of);
    const undone = await ask(of, of.officer, 'POST', `/api/assignments/${change.id}/undo`);
    expect(undone.status).toBe(200);
    expect(await reads(of, of.billing)).toEqual(all);
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);
    await isClean(of);
  });

  it('is kept when the source sends the record again, and its undo gives what the source told last', async () => {
    const of = await open();
    const change = await done(of, { records: [key('b0')], department: 'cards', theme: 'loss' });
    const [first] = RECORDS;
    if (!first) throw new Error('there are no records');
    await resend(of, [{ ...first, dimensions: { department: 'service', theme: 'delay' } }]);
    expect(await reads(of, of.cards)).toContain('b0');
    await isClean(of);
    await ask(of, of.officer, 'POST', `/api/assignments/${change.id}/undo`);
    expect(await reads(of, of.officer, '&filter=department.only=service')).toEqual(['b0']);
    expect(await reads(of, of.officer, '&filter=theme=delay')).toEqual(['b0']);
    await isClean(of);
  });

  it('sets all records of a list', async () => {
    const of = await open();
    const list = {
      metric: 'volume',
      from: '2026-11-15',
      to: '2026-11-22',
      filter: 'department=billing',
    };
    const change = await done(of, { list, theme: 'loss' });
    expect(change.records).toBe(6);
    expect((await reads(of, of.officer, '&filter=theme=loss')).length).toBe(8);
    const words = { search: 'twice', from: '2026-11-15', to: '2026-11-22' };
    expect((await done(of, { list: words, theme: 'fees' })).records).toBe(3);
    expect(await reads(of, of.officer, '&filter=theme=fees')).toEqual(['b1', 'b3', 'b5']);
    await isClean(of);
  });

  it('changes nothing where one of the records, the department or the request is wrong', async () => {
    const of = await open();
    const wrong: [number, string, unknown][] = [
      [404, 'ASSIGNMENT_RECORDS_MISSING', { records: [key('b0'), key('b9')], department: 'cards' }],
      [400, 'DIMENSION_VALUE_UNKNOWN', { records: [key('b0')], department: 'nowhere' }],
      [400, 'REQUEST_INVALID', { records: [key('b0')] }],
      [400, 'REQUEST_INVALID', { department: 'cards' }],
      [400, 'REQUEST_INVALID', { records: [key('b0')], department: 'cards', region: 'north' }],
      [400, 'REQUEST_INVALID', { records: [{ ...key('b0'), slot: 0 }], department: 'cards' }],
      [400, 'REQUEST_INVALID', { records: [{ ...key('b0'), kind: 'daily_total' }], theme: 'loss' }],
      [400, 'REQUEST_INVALID', { records: [], department: 'cards' }],
    ];
    for (const [status, code, body] of wrong) {
      const answer = await ask(of, of.officer, 'POST', '/api/assignments', body);
      expect([answer.status, answer.body], JSON.stringify(body)).toMatchObject([
        status,
        { error: { code } },
      ]);
    }
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);
    expect((await settled(of)).changes).toEqual([]);
  });

  it('is not for heads, also of both departments', async () => {
    const of = await open();
    const body = { records: [key('b0')], department: 'cards' };
    for (const who of [of.billing, of.cards]) {
      expect((await ask(of, who, 'POST', '/api/assignments', body)).status).toBe(403);
      expect((await ask(of, who, 'GET', '/api/assignments')).status).toBe(403);
      expect((await ask(of, who, 'GET', '/api/assignment-rules')).status).toBe(403);
    }
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);
  });

  it('can be undone once', async () => {
    const of = await open();
    const { id } = await done(of, { records: [key('b0')], department: 'cards' });
    await ask(of, of.officer, 'POST', `/api/assignments/${id}/undo`);
    const again = await ask(of, of.officer, 'POST', `/api/assignments/${id}/undo`);
    expect([again.status, again.body]).toMatchObject([
      409,
      { error: { code: 'ASSIGNMENT_UNDONE' } },
    ]);
  });
});

describe('a rule', () => {
  it('tells before it is saved what it would do, does just that, and gives it back when it is deleted', async () => {
    const of = await open();
    const asked = { id: null, rule: RULE };
    const before = await ask(of, of.officer, 'POST', '/api/assignment-rules/effect', asked);
    // The contract's shape.
    const effect = before.body as EffectAnswer;
    expect(effect).toMatchObject({ total: 8, seen: 8, moved: 3 });
    expect(effect.moves).toMatchObject([
      { dimension: 'department', from: { key: 'billing' }, to: { key: 'cards' }, records: 3 },
    ]);
    expect(effect.samples.map(({ text }) => text)).toEqual(
      Array.from({ length: 3 }, () => 'the parcel came late'),
    );
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);

    const made = await ask(of, of.officer, 'POST', '/api/assignment-rules', RULE);
    expect(made.status).toBe(200);
    const { changes } = await settled(of);
    expect(changes).toMatchObject([{ did: 'rule_made', rule: 'Late parcels', records: 3 }]);
    expect(await reads(of, of.cards)).toEqual(['b0', 'b2', 'b4', 'k0', 'k1']);
    await isClean(of);

    const { body } = await ask(of, of.officer, 'GET', '/api/assignment-rules');
    // The contract's shape.
    const [rule] = (body as { rules: { id: number }[] }).rules;
    await ask(of, of.officer, 'DELETE', `/api/assignment-rules/${rule?.id}`);
    await settled(of);
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);
    await isClean(of);
  });

  it('holds for new and resent records at once, and not against what was set by hand', async () => {
    const of = await open();
    await done(of, { records: [key('b0')], department: 'billing' });
    await ask(of, of.officer, 'POST', '/api/assignment-rules', RULE);
    const fresh = record(
      'case',
      'n1',
      START,
      { text: 'my PARCEL is gone' },
      { dimensions: { department: 'billing' } },
    );
    const [, second] = RECORDS;
    if (!second) throw new Error('there are no records');
    const corrected = { ...second, fields: { ...second.fields, text: 'a parcel at last' } };
    // Same kind and fields, another text.
    await resend(of, [fresh, corrected as (typeof RECORDS)[number]]);
    expect(await reads(of, of.cards)).toEqual(expect.arrayContaining(['n1', 'b1']));
    await settled(of);
    expect(await reads(of, of.cards)).toEqual(['b1', 'b2', 'b4', 'k0', 'k1', 'n1']);
    await isClean(of);
  });

  it('is undone change by change, the later before the earlier', async () => {
    const of = await open();
    await ask(of, of.officer, 'POST', '/api/assignment-rules', RULE);
    const { changes } = await settled(of);
    const id = changes[0]?.id ?? 0;
    const off = { ...RULE, isOn: false };
    await ask(of, of.officer, 'PUT', `/api/assignment-rules/${id}`, off);
    await settled(of);
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);
    const early = await ask(of, of.officer, 'POST', `/api/assignments/${id}/undo`);
    expect([early.status, early.body]).toMatchObject([
      409,
      { error: { code: 'ASSIGNMENT_SUPERSEDED' } },
    ]);
    const later = (await settled(of)).changes[0];
    expect(later?.did).toBe('rule_switched_off');
    await ask(of, of.officer, 'POST', `/api/assignments/${later?.id}/undo`);
    await settled(of);
    expect(await reads(of, of.cards)).toEqual(['b0', 'b2', 'b4', 'k0', 'k1']);
    await ask(of, of.officer, 'POST', `/api/assignments/${id}/undo`);
    await settled(of);
    expect(await reads(of, of.cards)).toEqual(['k0', 'k1']);
    expect((await ask(of, of.officer, 'GET', '/api/assignment-rules')).body).toEqual({ rules: [] });
    await isClean(of);
  });

  it('is refused when every record would meet it, or it names what is not there', async () => {
    const of = await open();
    const none = { sources: [], kinds: [], dimensions: [], words: [] };
    const wrong: [number, string, unknown][] = [
      [400, 'REQUEST_INVALID', { ...RULE, condition: none }],
      [400, 'SEARCH_WORDS_MISSING', { ...RULE, condition: { ...none, words: ['!'] } }],
      [404, 'NOT_FOUND', { ...RULE, condition: { ...none, sources: ['elsewhere'] } }],
      [400, 'DIMENSION_VALUE_UNKNOWN', { ...RULE, sets: { theme: 'nothing' } }],
      [400, 'REQUEST_INVALID', { ...RULE, sets: {} }],
      [400, 'REQUEST_INVALID', { ...RULE, id: 7 }],
    ];
    for (const [status, code, body] of wrong) {
      const answer = await ask(of, of.officer, 'POST', '/api/assignment-rules', body);
      expect([answer.status, answer.body], JSON.stringify(body)).toMatchObject([
        status,
        { error: { code } },
      ]);
    }
    expect((await settled(of)).changes).toEqual([]);
  });
});
