import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopAnswer, LoopInput } from '#server/contract/loops.ts';
import type {
  OwnReportAnswer,
  OwnReports,
  ReportAnswer,
  ReportChoices,
  ReportInput,
  ReportsAnswer,
} from '#server/contract/reports.ts';
import { dimensionIndex } from '#server/domain/dimensions.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { checkAnswer } from '../api/answer-schemas.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const DAY = 86_400_000;

let filled: FilledApp;
let clerk: SessionHeaders;
let other: SessionHeaders;
let billing: SessionHeaders;
let cards: SessionHeaders;
let officer: SessionHeaders;
beforeEach(async () => {
  filled = await filledApp();
  const fee = { key: 'fee', name: { en: 'Fees', ar: 'الرسوم' }, parentKey: null, kind: null };
  const dimension = dimensionIndex('theme') + 1;
  await filled.repository.write('ensureValues', { values: [{ dimension, ...fee }] });
  const come = (
    name: string,
    role: 'head' | 'cx_officer' | 'executive' | 'front_line',
    departments: string[] = [],
  ) => invited(filled.app, filled.session, `${name}@example.org`, { role, departments });
  clerk = await come('clerk', 'front_line', ['billing']);
  other = await come('other', 'front_line', ['billing']);
  billing = await come('billing', 'head', ['billing']);
  cards = await come('cards', 'head', ['cards']);
  officer = await come('officer', 'cx_officer');
  await come('chief', 'executive');
});
afterEach(() => filled.drop());

type Refused = { error: { code: string; message: string; details?: Record<string, unknown> } };

type Told<T> = { status: number; said: T & Refused };

async function ask<T>(
  who: SessionHeaders,
  method: string,
  path: string,
  body?: unknown,
): Promise<Told<T>> {
  const response = await sendAs(filled.app, who, method, path, body);
  await checkAnswer(path, response);
  // checkAnswer has parsed it by its schema.
  return { status: response.status, said: JSON.parse(await response.text()) as T & Refused };
}

const REPORT: ReportInput = {
  text: 'The bill shows a fee that nobody can explain',
  department: 'billing',
  theme: 'fee',
  frequency: 'daily',
};
const LOOP: LoopInput = {
  title: 'Fees that nobody expected',
  severity: 'serious',
  scope: { metric: 'volume', filters: ['department=billing'], from: '2026-10-01' },
  theme: 'fee',
  department: 'billing',
  asked: [],
  origin: { kind: 'person', id: null },
  stake: null,
  sponsor: null,
  records: [],
};
/** A report of somebody nobody knows, as it is kept. */
const KEPT = {
  text: 'The form asks twice',
  theme: null,
  department: null,
  frequency: 'daily',
  language: 'en',
  by: 'nobody',
  isProgram: false,
  match: null,
} as const;
const send = async (who: SessionHeaders, some: Partial<ReportInput> = {}) => {
  const { status, said } = await ask<OwnReportAnswer>(who, 'POST', '/api/reports', {
    ...REPORT,
    ...some,
  });
  expect(status).toBe(200);
  return said;
};
const begin = async (who: SessionHeaders, some: Partial<LoopInput> = {}) => {
  const { status, said } = await ask<LoopAnswer>(who, 'POST', '/api/loops', { ...LOOP, ...some });
  expect(status, JSON.stringify(said)).toBe(200);
  return said.loop.id;
};
const move = (id: number, body: object) =>
  ask<LoopAnswer>(officer, 'POST', `/api/loops/${id}/moves`, body);
const mine = async (who: SessionHeaders) =>
  (await ask<OwnReports>(who, 'GET', '/api/my-reports')).said.reports;
const settle = (who: SessionHeaders, id: number, body: object) =>
  ask<ReportAnswer>(who, 'POST', `/api/reports/${id}/settle`, body);
const match = (who: SessionHeaders, id: number, loop: number | null) =>
  ask<OwnReportAnswer>(who, 'POST', `/api/my-reports/${id}/match`, { loop });
const noticesOf = async (email: string) => {
  const found = await filled.repository.read('findPersonByEmail', { email });
  const sent = await filled.repository.read('listDeliveries', { limit: 100 });
  return sent.filter(({ person, kind }) => person === found?.person.id && kind === 'report');
};

async function goToTold(id: number): Promise<void> {
  const { said } = await ask<{ people: { id: string; role: string }[] }>(
    officer,
    'GET',
    '/api/loops/people',
  );
  const chief = said.people.find(({ role }) => role === 'executive')?.id;
  const today = new Date(filled.clock.now + 3 * 3_600_000).toISOString().slice(0, 10);
  await move(id, { move: 'understand', rootCause: 'SECRET-CAUSE' });
  await move(id, { move: 'decide', decision: 'SECRET-DECISION', decidedBy: chief });
  const action = { phase: 'plan', title: 'SECRET-ACTION', owner: null, dueOn: null };
  await ask(officer, 'POST', `/api/loops/${id}/actions`, action);
  await ask(officer, 'PATCH', `/api/loops/${id}/actions/1`, { state: 'done' });
  await move(id, { move: 'change', changedOn: today });
  const numbers = { affected: 40, reached: 35, unreachable: 5 };
  const told = await move(id, { move: 'tell', message: 'The fee is explained', ...numbers });
  expect(told.said.loop.state).toBe('told');
}

describe('a report', () => {
  it('names what exists, with the reporter’s own department chosen', async () => {
    const { said } = await ask<ReportChoices>(clerk, 'GET', '/api/report-choices');
    expect(said.own).toBe('billing');
    expect(said.departments.map(({ key }) => key)).toContain('cards');
    expect(said.themes.map(({ key }) => key)).toContain('fee');
  });

  it('waits in the tray of its department’s head and the CX officers, and nobody else’s', async () => {
    const { report, like } = await send(clerk);
    expect(report).toMatchObject({ state: 'received', loop: null, outcome: null });
    expect(like).toEqual([]);
    const tray = async (who: SessionHeaders) =>
      (await ask<ReportsAnswer>(who, 'GET', '/api/reports?state=received')).said;
    expect((await tray(billing)).reports.map(({ id }) => id)).toEqual([report.id]);
    expect((await tray(officer)).counts.received).toBe(1);
    expect((await tray(officer)).reports[0]?.by).toMatchObject({ name: 'clerk@example.org' });
    expect((await tray(cards)).reports).toEqual([]);
    expect((await tray(cards)).counts.received).toBe(0);
    expect((await ask(clerk, 'GET', '/api/reports')).status).toBe(403);
    // Without a department it is the CX officers'.
    const { report: lost } = await send(clerk, { department: null });
    expect((await tray(billing)).reports.map(({ id }) => id)).toEqual([report.id]);
    expect((await tray(officer)).reports.map(({ id }) => id)).toEqual([lost.id, report.id]);
  });

  it('is late two working days later, until somebody sees to it', async () => {
    const now = filled.clock.now - 7 * DAY;
    const id = await filled.repository.write('addReport', { report: KEPT, now, once: null });
    const read = async () =>
      (await ask<ReportAnswer>(officer, 'GET', `/api/reports/${id}`)).said.report.isLate;
    expect(await read()).toBe(true);
    await settle(officer, id, { kind: 'answer', text: 'Seen to' });
    expect(await read()).toBe(false);
    const { report } = await send(clerk);
    const young = await ask<ReportAnswer>(officer, 'GET', `/api/reports/${report.id}`);
    expect(young.said.report.isLate).toBe(false);
  });

  it('joins the one open loop on its theme and department, and its reporter hears what became of it', async () => {
    const loop = await begin(billing);
    const { report } = await send(clerk);
    expect(report).toMatchObject({
      state: 'joined',
      joinedBy: 'rule',
      mayPart: true,
      loop: { id: loop, title: LOOP.title, state: 'heard', message: null },
    });
    expect(await noticesOf('clerk@example.org')).toEqual([]);
    await goToTold(loop);
    const [told] = await mine(clerk);
    expect(told).toMatchObject({
      state: 'told',
      outcome: 'told',
      mayPart: false,
      loop: { state: 'told', message: 'The fee is explained' },
    });
    const notices = await noticesOf('clerk@example.org');
    expect(notices.map(({ channel }) => channel).toSorted()).toEqual(['app', 'mail']);
    // Rejected afterwards it is news again; when it was told first stays.
    await move(loop, { move: 'reject', reason: 'SECRET-REASON' });
    const [rejected] = await mine(clerk);
    expect(rejected).toMatchObject({ outcome: 'rejected', toldAt: told?.toldAt });
    expect(await noticesOf('clerk@example.org')).toHaveLength(4);
    expect(await noticesOf('other@example.org')).toEqual([]);
  });

  it('shows its reporter of the loop its title, its step and what customers were told, and nothing else', async () => {
    const loop = await begin(billing);
    await send(clerk);
    await send(clerk, { department: 'cards' });
    await goToTold(loop);
    const answers = await Promise.all(
      ['/api/my-reports', '/api/report-choices'].map(async (path) => {
        const response = await sendAs(filled.app, clerk, 'GET', path);
        return response.text();
      }),
    );
    const seen = answers.join('\n');
    expect(seen).toContain('The fee is explained');
    expect(seen).not.toContain('SECRET');
    for (const path of [`/api/loops/${loop}`, '/api/loops', '/api/reports/1', '/api/alerts']) {
      expect((await ask(clerk, 'GET', path)).status, path).toBe(403);
    }
    // Of others' reports not even that they are there.
    expect(await mine(other)).toEqual([]);
    expect((await match(other, 1, null)).status).toBe(404);
  });

  it('stands on the page of its loop: in its words for who may read it, as a number for all others', async () => {
    const loop = await begin(billing, { asked: ['cards'] });
    await send(clerk);
    const sent = { ...KEPT, by: 'a key', isProgram: true, match: loop };
    await filled.repository.write('addReport', {
      report: sent,
      now: filled.clock.now,
      once: null,
    });
    const read = async (who: SessionHeaders) =>
      (await ask<LoopAnswer>(who, 'GET', `/api/loops/${loop}`)).said.reports;
    expect(await read(officer)).toMatchObject({
      count: 2,
      told: 0,
      ofPrograms: 1,
      shown: [
        {
          text: KEPT.text,
          by: null,
          outcome: null,
        },
        {
          text: REPORT.text,
          by: { name: 'clerk@example.org' },
          outcome: null,
          toldAt: null,
        },
      ],
    });
    expect((await read(billing)).shown.map(({ text }) => text)).toEqual([REPORT.text]);
    expect(await read(cards)).toEqual({ count: 2, told: 0, ofPrograms: 1, shown: [] });
    await goToTold(loop);
    const [told] = await mine(clerk);
    expect(await read(billing)).toMatchObject({
      count: 2,
      told: 1,
      shown: [
        {
          outcome: 'told',
          toldAt: told?.toldAt,
        },
      ],
    });
  });

  it('keeps what customers are to be told back until they are', async () => {
    const loop = await begin(billing);
    await send(clerk);
    await goToTold(loop);
    await move(loop, { move: 'back', reason: 'Too early' });
    const [report] = await mine(clerk);
    expect(report?.loop).toMatchObject({ state: 'changed', message: null });
  });

  it('is offered loops that may be the same matter: the reporter confirms one', async () => {
    const led = await begin(officer, { department: 'cards' });
    const { report, like } = await send(clerk);
    expect(report.state).toBe('received');
    expect(like).toEqual([{ id: led, title: LOOP.title, state: 'heard' }]);
    const { said } = await match(clerk, report.id, led);
    expect(said.report).toMatchObject({ state: 'joined', joinedBy: 'reporter' });
    // What was not offered cannot be looked for.
    const { report: second } = await send(clerk, { theme: null, text: 'Quite another matter' });
    expect((await match(clerk, second.id, led)).status).toBe(404);
    expect((await match(clerk, second.id, 999)).status).toBe(404);
  });

  it('is another matter when its reporter says so, and waits in the tray', async () => {
    const loop = await begin(billing);
    const { report } = await send(clerk);
    const { said } = await match(clerk, report.id, null);
    expect(said.report).toMatchObject({ state: 'received', loop: null });
    // It is not offered again.
    expect(said.like).toEqual([]);
    // What a reader joins stays joined.
    await settle(billing, report.id, { kind: 'join', loop });
    expect((await match(clerk, report.id, null)).status).toBe(403);
    expect((await settle(billing, report.id, { kind: 'part' })).said.report.state).toBe('received');
  });

  it('begins a loop, which follows it from then on', async () => {
    const { report } = await send(clerk);
    const loop = await begin(billing, { origin: { kind: 'report', id: String(report.id) } });
    expect((await mine(clerk))[0]).toMatchObject({
      state: 'joined',
      joinedBy: 'reader',
      mayPart: false,
      loop: { id: loop },
    });
    const again = await ask(billing, 'POST', '/api/loops', {
      ...LOOP,
      origin: { kind: 'report', id: String(report.id) },
    });
    expect([again.status, again.said.error.code]).toEqual([409, 'REPORT_STATE']);
    const strange = await ask(cards, 'POST', '/api/loops', {
      ...LOOP,
      department: 'cards',
      origin: { kind: 'report', id: '1' },
    });
    expect(strange.status).toBe(404);
  });

  it('is answered with a reason, which its reporter is told', async () => {
    const { report } = await send(clerk);
    const { status, said } = await settle(billing, report.id, {
      kind: 'answer',
      text: 'Call me on +966 50 123 4567, the fee is right',
    });
    expect(status).toBe(200);
    expect(said.report).toMatchObject({ state: 'told', outcome: 'answered' });
    const [own] = await mine(clerk);
    expect(own?.answer).toContain('the fee is right');
    expect(own?.answer).not.toContain('4567');
    expect(await noticesOf('clerk@example.org')).toHaveLength(2);
    const twice = await settle(officer, report.id, { kind: 'answer', text: 'Again' });
    expect(twice.said.error).toMatchObject({
      code: 'REPORT_STATE',
      details: { move: 'answer', state: 'told', allowed: ['received'] },
    });
  });

  it('that comes after customers were told is told at once', async () => {
    const loop = await begin(billing);
    await goToTold(loop);
    const { report } = await send(clerk);
    expect(report).toMatchObject({ state: 'told', outcome: 'told', loop: { id: loop } });
  });

  it('joins nothing that is closed', async () => {
    const loop = await begin(billing);
    await move(loop, { move: 'reject', reason: 'No' });
    const { report } = await send(clerk);
    expect(report.state).toBe('received');
    const { status, said } = await settle(officer, report.id, { kind: 'join', loop });
    expect([status, said.error.code]).toEqual([409, 'REPORT_LOOP_CLOSED']);
    expect(said.error.message).toContain('rejected');
  });

  it('joins no loop that its reader may not read', async () => {
    const hidden = await begin(officer, { department: 'cards' });
    const { report } = await send(clerk);
    const { status } = await settle(billing, report.id, { kind: 'join', loop: hidden });
    expect(status).toBe(404);
    const { said } = await ask<ReportAnswer>(billing, 'GET', `/api/reports/${report.id}`);
    expect(said.like).toEqual([]);
    expect(
      (await ask<ReportAnswer>(officer, 'GET', `/api/reports/${report.id}`)).said.like,
    ).toHaveLength(1);
  });

  it('of fifty who settle it at once one does, and its reporter is told once', async () => {
    const { report } = await send(clerk);
    const loop = await begin(billing, { theme: null });
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 2
          ? settle(officer, report.id, { kind: 'join', loop })
          : settle(billing, report.id, { kind: 'answer', text: `Answer ${i}` }),
      ),
    );
    const statuses = all.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    const [own] = await mine(clerk);
    expect(await noticesOf('clerk@example.org')).toHaveLength(own?.state === 'told' ? 2 : 0);
  });

  it('is kept once for one key, and refused under it for something else', async () => {
    const keyed = { ...clerk, 'idempotency-key': 'first' };
    const one = await send(keyed);
    const again = await send(keyed);
    expect(again.report.id).toBe(one.report.id);
    expect(await mine(clerk)).toHaveLength(1);
    const changed = await ask(keyed, 'POST', '/api/reports', { ...REPORT, text: 'Else' });
    expect([changed.status, changed.said.error.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('holds 10,000 characters of mixed direction as they were written, without what is private', async () => {
    const words = 'الفاتورة BILL‏ (رقم 7) <b>"x"</b>\u2066mixed\u2069 ';
    const text = `${words.repeat(400).slice(0, 9_980 - words.length)} a@b.example`;
    const { report } = await send(clerk, { text });
    expect(report.text?.slice(0, words.length)).toBe(words);
    expect(report.text).not.toContain('a@b.example');
    const long = await ask(clerk, 'POST', '/api/reports', { ...REPORT, text: 'ا'.repeat(10_001) });
    expect([long.status, long.said.error.code]).toEqual([400, 'REQUEST_INVALID']);
    const unknown = await ask(clerk, 'POST', '/api/reports', { ...REPORT, theme: 'feee' });
    expect([unknown.status, unknown.said.error.code]).toEqual([400, 'DIMENSION_VALUE_UNKNOWN']);
  });

  it('of a program is read by the program; nobody is told, and no rate counts it', async () => {
    const made = await ask<{ secret: string }>(filled.session, 'POST', '/api/keys', {
      name: 'Desk',
      scopes: { ingest: ['desk'] },
    });
    const program = { authorization: `Bearer ${made.said.secret}` };
    const { report } = await send(program);
    await settle(officer, report.id, { kind: 'answer', text: 'Seen to' });
    expect((await mine(program))[0]).toMatchObject({
      state: 'answered',
      answer: 'Seen to',
      outcome: null,
    });
    const { said } = await ask<ReportsAnswer>(officer, 'GET', '/api/reports');
    expect(said.reports[0]).toMatchObject({ by: null });
    const counted = { from: 0, to: filled.clock.now + 1 };
    expect(await filled.repository.read('countFeedback', counted)).toEqual({ n: 0, told: 0 });
  });

  it('counts for the rate once it is older than the promise', async () => {
    const keep = async (daysAgo: number, isAnswered: boolean) => {
      const now = filled.clock.now - daysAgo * DAY;
      const id = await filled.repository.write('addReport', { report: KEPT, now, once: null });
      const deed = { kind: 'answer', text: 'Seen to' } as const;
      const asked = { id, deed, by: 'nobody', now };
      if (isAnswered) await filled.repository.write('settleReport', asked);
    };
    const rate = async () => (await ask<ReportsAnswer>(officer, 'GET', '/api/reports')).said;
    const { promiseDays } = await rate();
    for (let i = 0; i < 20; i++) await keep(promiseDays - 1, false);
    expect((await rate()).feedback).toMatchObject({ value: null, n: 0, states: ['no_data'] });
    for (let i = 0; i < 12; i++) await keep(promiseDays + 1 + i, i < 9);
    expect((await rate()).feedback).toMatchObject({ value: 75, n: 12, states: ['too_few'] });
    const { said } = await ask<ReportsAnswer>(cards, 'GET', '/api/reports');
    expect(said.feedback).toMatchObject({ value: null, n: 0 });
  });
});
