import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlertRuleInfo } from '#server/contract/alert-rules.ts';
import type { AlertAnswer, AlertsAnswer } from '#server/contract/alerts.ts';
import type { RecordsAnswer } from '#server/contract/records.ts';
import type { SilenceInfo } from '#server/contract/silences.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { checkAnswer } from '../api/answer-schemas.ts';
import { departmentOf, raiseInHouse, THEME_RULE } from './house-alerts.ts';
import { climb, signal } from './raising.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let filled: FilledApp;
let head: SessionHeaders;
let officer: SessionHeaders;
let chief: SessionHeaders;
beforeEach(async () => {
  filled = await filledApp();
  const come = (role: 'head' | 'cx_officer' | 'executive', departments: string[]) =>
    invited(filled.app, filled.session, `${role}@example.org`, { role, departments });
  head = await come('head', ['billing']);
  officer = await come('cx_officer', []);
  chief = await come('executive', []);
  await raiseInHouse(filled);
});
afterEach(() => filled.drop());

type Refused = { error: { code: string; message: string; details?: Record<string, unknown> } };

type Told<T> = { status: number; said: T };

async function ask<T>(
  who: SessionHeaders,
  method: string,
  path: string,
  body?: unknown,
): Promise<Told<T>> {
  const response = await sendAs(filled.app, who, method, path, body);
  await checkAnswer(path, response);
  const text = await response.text();
  // checkAnswer has parsed it by its schema.
  return { status: response.status, said: (text === '' ? null : JSON.parse(text)) as T };
}
const read = async (who: SessionHeaders, id: number) =>
  (await ask<AlertAnswer>(who, 'GET', `/api/alerts/${id}`)).said;
const act = (who: SessionHeaders, id: number, what: string, body: object) =>
  ask<AlertAnswer & Refused>(who, 'POST', `/api/alerts/${id}/${what}`, body);
const later = (ms: number) => ({ until: new Date(filled.clock.now + ms).toISOString() });
const climbed = () => climb(filled.repository, filled.clock.now);
const kinds = ({ steps }: AlertAnswer) => steps.map(({ kind }) => kind);
/** Who was told of an alert, in order: name and why. */
const told = ({ steps }: AlertAnswer) =>
  steps
    .filter(({ kind }) => kind === 'told')
    .map(({ person, why }) => [person?.name?.split('@')[0], why]);

describe('alerts', () => {
  it('say how many stand where they wait, 0 where nobody has that role', async () => {
    const waiting = async (of: FilledApp) =>
      (await of.json<AlertsAnswer>('/api/alerts')).alerts.map(({ rung, onRung }) => [rung, onRung]);
    expect(await waiting(filled)).toEqual([
      ['cx_officer', 1],
      ['cx_officer', 1],
      ['cx_officer', 1],
      ['head', 1],
    ]);
    const fresh = await filledApp();
    try {
      await raiseInHouse(fresh);
      const found = await waiting(fresh);
      expect(found.map(([, count]) => count)).toEqual([0, 0, 0, 0]);
      expect(found.every(([rung]) => rung === 'executive')).toBe(true);
    } finally {
      await fresh.drop();
    }
  });

  it('are listed to each within their rights, with what waits for an answer', async () => {
    const all = (await ask<AlertsAnswer>(chief, 'GET', '/api/alerts')).said;
    expect(all.alerts.map(({ id, severity }) => [id, severity])).toEqual([
      [4, 'grave'],
      [3, 'serious'],
      [2, 'serious'],
      [1, 'serious'],
    ]);
    expect(all.open).toEqual({ watch: 0, serious: 3, grave: 1 });
    const own = (await ask<AlertsAnswer>(head, 'GET', '/api/alerts')).said;
    expect(own.alerts.map(({ id, mayAct }) => [id, mayAct])).toEqual([
      [3, false],
      [1, true],
    ]);
    expect(own.open).toEqual({ watch: 0, serious: 2, grave: 0 });
    expect(own.counts).toEqual({ open: 2, acknowledged: 0, snoozed: 0, resolved: 0 });
    const grave = await ask<AlertsAnswer>(chief, 'GET', '/api/alerts?severity=grave&state=open');
    expect(grave.said.alerts.map(({ id }) => id)).toEqual([4]);
    const others = await ask<AlertsAnswer>(head, 'GET', '/api/alerts?department=cards');
    expect(others.said).toMatchObject({ alerts: [], counts: { open: 0 } });
  });

  it('tell how long it took until an executive knew of what is grave, of what the reader may read', async () => {
    const reachOf = async (who: SessionHeaders) =>
      (await ask<AlertsAnswer>(who, 'GET', '/api/alerts?state=resolved')).said.contactToExecutive;
    // One minute lies between the contact of the house's one grave alert and the instant it was raised.
    expect(await reachOf(chief)).toMatchObject({ n: 1, told: 1, seconds: 60 });
    expect(await reachOf(head)).toMatchObject({ n: 0, told: 0, seconds: null });
    const billing = await departmentOf(filled, 'billing');
    const { now } = filled.clock;
    const grave = (minutes: number, externalId: string) =>
      signal({
        rule: 1,
        cause: `grave ${externalId}`,
        severity: 'grave',
        at: now - minutes * MINUTE,
        scope: { department: billing, theme: null, source: null },
        records: [{ kind: 'case', source: 'desk', externalId }],
      });
    const intake = new Intake(filled.repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    const byDay = { ...record('case', 'some day', now - 9 * HOUR, {}), precision: 'day' as const };
    await intake.store([byDay], now);
    // The one known by its day is left out, as is what was history: of 1, 5 and 30 minutes the middle is told.
    const signals = [grave(5, 'a'), grave(30, 'b'), grave(540, 'some day'), grave(49 * 60, 'old')];
    await filled.repository.write('raiseSignals', { signals, now });
    expect(await reachOf(chief)).toMatchObject({ n: 3, told: 3, seconds: 300 });
    expect(await reachOf(head)).toMatchObject({ n: 2, told: 2, seconds: (300 + 1800) / 2 });
    const after = { from: now + 1, to: now + 2 };
    expect(await filled.repository.read('listReached', after)).toEqual([]);
  });

  it('page by a cursor that belongs to its question', async () => {
    const signals = Array.from({ length: 60 }, (_, i) =>
      signal({ rule: THEME_RULE, cause: `more ${i}`, at: filled.clock.now }),
    );
    await filled.repository.write('raiseSignals', { signals, now: filled.clock.now });
    const first = (await ask<AlertsAnswer>(chief, 'GET', '/api/alerts')).said;
    const cursor = encodeURIComponent(first.next ?? '');
    const second = (await ask<AlertsAnswer>(chief, 'GET', `/api/alerts?cursor=${cursor}`)).said;
    const ids = [...first.alerts, ...second.alerts].map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 64 }, (_, i) => 64 - i));
    expect(second.next).toBeNull();
    const other = await ask(chief, 'GET', `/api/alerts?state=open&cursor=${cursor}`);
    expect(other.status).toBe(400);
  });

  it('say who was told and who was not and why: what is grave at once to all, the rest to the nearest', async () => {
    const grave = await read(chief, 4);
    expect(told(grave)).toEqual([
      ['cx_officer', 'cx_officer'],
      ['executive', 'executive'],
    ]);
    const own = await read(head, 1);
    expect(told(own)).toEqual([['head', 'head']]);
    expect(own.deliveries.map(({ channel, state }) => [channel, state])).toEqual([
      ['app', 'sent'],
      ['mail', 'waiting'],
    ]);
    const cards = await read(chief, 2);
    expect(cards.steps.map(({ kind, rung, why }) => [kind, rung, why])).toEqual([
      ['opened', null, null],
      ['told', 'cx_officer', 'cx_officer'],
      ['not_told', 'head', 'nobody_in_charge'],
    ]);
    expect(own.rule?.words).toMatch(/^Many more records than expected, .* for each theme/);
    expect(own.alert.facts).toMatchObject({ value: 30, expected: 10 });
  });

  it('climb after fifteen minutes at any hour when they are grave, and stop when somebody promises', async () => {
    filled.clock.now += 15 * MINUTE - 1;
    expect(await climbed()).toBe(0);
    filled.clock.now += 1;
    expect(await climbed()).toBe(1);
    expect(kinds(await read(chief, 4)).slice(-2)).toEqual(['climbed', 'told']);
    const taken = await act(officer, 4, 'acknowledge', later(HOUR));
    expect(taken.said.alert).toMatchObject({ state: 'acknowledged', promise: {} });
    filled.clock.now += 30 * MINUTE;
    expect(await climbed()).toBe(0);
  });

  it('are open again when a promise is missed, and are over when they are resolved', async () => {
    await act(officer, 4, 'acknowledge', later(HOUR));
    filled.clock.now += HOUR;
    expect(await climbed()).toBe(1);
    const missed = await read(chief, 4);
    expect(missed.alert).toMatchObject({ state: 'open', promise: null });
    expect(kinds(missed)).toContain('promise_missed');
    const reason = 'Called back on 0551234567, all well';
    const over = (await act(chief, 4, 'resolve', { reason })).said;
    expect(over.alert).toMatchObject({ state: 'resolved', resolved: { why: 'person' } });
    expect(over.steps.at(-1)?.text).not.toContain('0551234567');
    filled.clock.now += 8 * HOUR;
    await climbed();
    expect((await read(chief, 4)).steps.length).toBe(over.steps.length);
    const back = (await act(chief, 4, 'reopen', { reason: 'Not at all' })).said;
    expect(back.alert).toMatchObject({ state: 'open', reopened: 1, resolved: null });
  });

  it('sleep while they are snoozed and wake by themselves', async () => {
    const asleep = (await act(head, 1, 'snooze', later(2 * HOUR))).said;
    expect(asleep.alert.state).toBe('snoozed');
    filled.clock.now += 2 * HOUR - 1;
    await climbed();
    expect((await read(head, 1)).alert.state).toBe('snoozed');
    filled.clock.now += 1;
    await climbed();
    const awake = await read(head, 1);
    expect(awake.alert.state).toBe('open');
    expect(kinds(awake).slice(-2)).toEqual(['woke', 'told']);
  });

  it('belong to the first who takes them: of two at once one wins, and the other is told who', async () => {
    const both = await Promise.all([
      act(officer, 1, 'acknowledge', later(HOUR)),
      act(chief, 1, 'acknowledge', later(2 * HOUR)),
    ]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409)?.said.error;
    const winner = (await read(chief, 1)).alert.promise?.by.name;
    expect(lost).toMatchObject({ code: 'ALERT_TAKEN', details: { by: winner } });
    expect(lost?.message).toContain(winner);
    // Whoever has promised may promise anew.
    const again = winner === 'executive@example.org' ? chief : officer;
    expect((await act(again, 1, 'acknowledge', later(3 * HOUR))).status).toBe(200);
  });

  it('refuse what cannot be done as they stand, and times that are over or too far', async () => {
    const reopened = await act(head, 1, 'reopen', { reason: 'x' });
    expect(reopened.said.error).toMatchObject({
      code: 'ALERT_STATE',
      details: { seen: 'open', allowed: ['resolved'] },
    });
    for (const until of [later(-1), later(0), later(25 * HOUR)]) {
      const refused = await act(chief, 4, 'snooze', until);
      expect([refused.status, refused.said.error.code]).toEqual([400, 'SETTING_INVALID']);
    }
    expect((await act(chief, 3, 'snooze', later(29 * 24 * HOUR))).status).toBe(200);
  });

  it('are not reopened beside another that is open for the same', async () => {
    await act(head, 1, 'resolve', { reason: 'Over' });
    const { now } = filled.clock;
    const department = await departmentOf(filled, 'billing');
    const scope = { department, theme: null, source: null };
    const period = { from: 20_001, to: 20_002 };
    const anew = signal({ rule: THEME_RULE, scope, at: now, period });
    const raised = await filled.repository.write('raiseSignals', { signals: [anew], now });
    expect(raised).toEqual([{ outcome: 'opened', alert: 5 }]);
    const refused = await act(head, 1, 'reopen', { reason: 'x' });
    expect(refused.said.error).toMatchObject({ code: 'ALERT_FOLLOWED', details: { seen: '5' } });
  });

  it('hold what people write as data, and their votes', async () => {
    const text = '<img src=x onerror=alert(1)> call +966 55 123 4567';
    const said = (await act(head, 1, 'comment', { text })).said;
    const line = said.steps.at(-1);
    expect(line).toMatchObject({ kind: 'commented', by: { name: 'head@example.org' } });
    expect(line?.text).toContain('<img src=x onerror=alert(1)>');
    expect(line?.text).not.toContain('4567');
    await act(chief, 1, 'useful', { isUseful: false });
    await act(head, 1, 'useful', { isUseful: false });
    const { votes } = (await act(head, 1, 'useful', { isUseful: true })).said;
    expect(votes).toEqual({ useful: 1, notUseful: 1, own: true });
  });

  it('show of their records those the reader may read, and how many are hidden', async () => {
    const { records } = await filled.json<RecordsAnswer>(
      '/api/records?metric=volume&from=2026-11-15&to=2026-11-22&filter=department=billing,cards&limit=200',
    );
    const keyOf = (key: string) =>
      records.find(({ dimensions }) => dimensions.department?.key === key);
    const pinned = [keyOf('billing'), keyOf('cards')].map((one) => ({
      kind: 'case' as const,
      source: one?.source ?? '',
      externalId: one?.externalId ?? '',
    }));
    const scope = { department: await departmentOf(filled, 'billing'), theme: null, source: null };
    const { now } = filled.clock;
    const grave = signal({
      rule: 1,
      cause: 'two',
      scope,
      severity: 'grave',
      at: now,
      records: pinned,
    });
    await filled.repository.write('raiseSignals', { signals: [grave], now });
    expect(await read(chief, 5)).toMatchObject({ records: { length: 2 }, hidden: 0 });
    expect(await read(head, 5)).toMatchObject({ records: [pinned[0]], hidden: 1 });
  });

  it('are in the log with what was done, without a word of anybody', async () => {
    const { repository } = filled.accounts;
    const before = (await repository.read('readAuditHead', undefined))?.seq ?? 0;
    const real = filled.accounts.audit.note.bind(filled.accounts.audit);
    // As after a crash: from the moment the change is on disk, nothing more can be written.
    filled.accounts.audit.note = () => Promise.reject(new Error('the process has died'));
    await act(head, 1, 'resolve', { reason: 'Because of Huda' });
    filled.accounts.audit.note = real;
    const entries = await repository.read('readAudit', { after: before, limit: 10 });
    expect(entries.map(({ action, target }) => [action, target])).toEqual([
      ['POST /api/alerts/:id/resolve', 'alert:1'],
    ]);
    expect(entries[0]?.details).not.toContain('Huda');
  });
});

describe('rules', () => {
  const RULE = {
    name: null,
    metric: 'csat',
    scope: { dimension: 'department', key: 'billing' },
    each: null,
    condition: { kind: 'level', below: 60, above: null, hysteresis: 2 },
    grain: 'week',
    minimumN: 30,
    duration: 2,
    severity: 'serious',
    endsItself: true,
    isOn: true,
  };
  type One = { rule: AlertRuleInfo } & Refused;

  it('are there from the first start, say what they look for in the caller’s language, and can be changed', async () => {
    const { rules } = (await ask<{ rules: AlertRuleInfo[] }>(head, 'GET', '/api/alert-rules')).said;
    expect(rules.length).toBeGreaterThan(5);
    const made = (await ask<One>(officer, 'POST', '/api/alert-rules', RULE)).said.rule;
    expect(made).toMatchObject({ metric: 'csat:service', kind: 'level', problem: null });
    expect(made.words).toContain('is below 60');
    const arabic = { ...officer, 'accept-language': 'ar' };
    const path = `/api/alert-rules/${made.id}`;
    const off = (await ask<One>(arabic, 'PUT', path, { ...RULE, isOn: false })).said.rule;
    expect(off.isOn).toBe(false);
    expect(off.words).toContain('نزل عن');
    expect((await ask(officer, 'DELETE', path)).status).toBe(204);
    expect((await ask(officer, 'DELETE', path)).status).toBe(404);
  });

  it.each([
    [{ condition: { kind: 'level', below: 60, above: 40, hysteresis: 0 } }, 'ALERT_RULE_INVALID'],
    [{ condition: { kind: 'level', below: 40, above: 60, hysteresis: 10 } }, 'ALERT_RULE_INVALID'],
    [
      { condition: { kind: 'level', below: null, above: null, hysteresis: 0 } },
      'ALERT_RULE_INVALID',
    ],
    [{ metric: null }, 'ALERT_RULE_INVALID'],
    [{ metric: null, condition: { kind: 'silence', times: 2 } }, 'ALERT_RULE_INVALID'],
    [{ metric: 'gone' }, 'METRIC_UNKNOWN'],
    [{ each: 'department' }, 'ALERT_RULE_INVALID'],
    [{ scope: { dimension: 'branch', key: 'nowhere' } }, 'DIMENSION_VALUE_UNKNOWN'],
    [{ scope: { dimension: 'department', key: 'empty' } }, 'ALERT_RULE_WITHOUT_DATA'],
  ])('are refused with a sentence where they cannot be right: %j', async (some, code) => {
    const name = { en: 'Empty', ar: 'فارغة' };
    const value = { dimension: 1, key: 'empty', name, parentKey: null, kind: null };
    await filled.repository.write('ensureValues', { values: [value] });
    const refused = await ask<One>(officer, 'POST', '/api/alert-rules', { ...RULE, ...some });
    expect(refused.said.error.code).toBe(code);
  });
});

describe('silences', () => {
  type One = { silence: SilenceInfo } & Refused;
  const wanted = (some: object = {}) => ({
    department: 'billing',
    theme: null,
    rule: null,
    from: new Date(filled.clock.now).toISOString(),
    to: later(HOUR).until,
    reason: 'The office moves',
    ...some,
  });

  it('keep alerts from people and not from the list, and what they kept is told when they end', async () => {
    const made = (await ask<One>(officer, 'POST', '/api/silences', wanted())).said.silence;
    expect(made).toMatchObject({ state: 'holding', department: { key: 'billing' } });
    const { now } = filled.clock;
    const scope = { department: await departmentOf(filled, 'billing'), theme: null, source: null };
    const fresh = signal({ rule: THEME_RULE, cause: 'quiet', scope, at: now });
    await filled.repository.write('raiseSignals', { signals: [fresh], now });
    const quiet = await read(head, 5);
    expect(quiet.steps.map(({ kind, why }) => [kind, why])).toEqual([
      ['opened', null],
      ['not_told', 'silenced'],
    ]);
    expect(new Set(quiet.deliveries.map(({ state }) => state))).toEqual(new Set(['silenced']));
    filled.clock.now += MINUTE;
    expect((await ask(officer, 'DELETE', `/api/silences/${made.id}`)).status).toBe(204);
    expect((await ask(officer, 'DELETE', `/api/silences/${made.id}`)).status).toBe(404);
    await climbed();
    expect(told(await read(head, 5))).toEqual([['head', 'head']]);
  });

  it('are refused where they are over before they begin, too long, or of what is not there', async () => {
    const codes = [];
    for (const some of [
      { to: later(-1).until },
      { to: later(91 * 24 * HOUR).until },
      { department: 'nowhere' },
      { rule: 999 },
    ]) {
      codes.push((await ask<One>(officer, 'POST', '/api/silences', wanted(some))).said.error.code);
    }
    expect(codes).toEqual([
      'SETTING_INVALID',
      'SETTING_INVALID',
      'DIMENSION_VALUE_UNKNOWN',
      'NOT_FOUND',
    ]);
  });
});
