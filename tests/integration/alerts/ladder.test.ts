import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlertLadder } from '#server/contract/ladder.ts';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { departmentOf, raiseForEach, THEME_RULE } from './house-alerts.ts';
import { signal } from './raising.ts';
import { beginRules } from '#server/services/alerts/rules.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp();
});
afterEach(() => filled.drop());

const ladder = () => filled.json<AlertLadder>('/api/alert-ladder');
const HEAD = { role: 'head', departments: ['billing'] } as const;
const rowOf = async (key: string) =>
  (await ladder()).departments.find(({ department }) => department.key === key);

describe('the ladder', () => {
  it('names who stands where, from above where a department has nobody, and gaps as nobody', async () => {
    expect(await rowOf('billing')).toMatchObject({ heads: [], headsOf: null, frontLine: [] });
    await invited(filled.app, filled.session, 'head@example.org', HEAD);
    const front = { role: 'front_line', departments: ['cards'] } as const;
    await invited(filled.app, filled.session, 'front@example.org', front);
    await filled.patch('/api/dimensions/department/cards', { parent: 'billing' });
    const head = { who: { name: 'head@example.org', role: null }, isAway: false, deputy: null };
    expect(await rowOf('billing')).toMatchObject({ heads: [head], headsOf: null });
    expect(await rowOf('cards')).toMatchObject({
      heads: [head],
      headsOf: { key: 'billing' },
      frontLine: [{ who: { name: 'front@example.org' } }],
    });
    const told = await ladder();
    expect(told).toMatchObject({
      cxOfficers: [],
      executives: [],
      administrators: [{ who: { name: 'First' } }],
      climbsAfter: { watch: 57_600, serious: 14_400, grave: 900 },
    });
    expect(told.holidays.map(({ id }) => id)).not.toContain('new_year');
    expect(told.holidays).toContainEqual(
      expect.objectContaining({ id: 'sa_national', from: '2027-09-23', to: '2027-09-24' }),
    );
  });

  it('names who is away and who is told instead, as alerts do', async () => {
    const head = await invited(filled.app, filled.session, 'head@example.org', HEAD);
    await invited(filled.app, filled.session, 'cx@example.org', {
      role: 'cx_officer',
      departments: [],
    });
    const officer = await filled.repository.read('findPersonByEmail', { email: 'cx@example.org' });
    const away = { from: '2026-11-20', to: '2026-11-25', deputy: officer?.person.id };
    const setting = { hasMail: true, hasWeekly: false, language: 'en', away };
    await sendAs(filled.app, head, 'PUT', '/api/notice-settings', setting);
    expect((await rowOf('billing'))?.heads).toMatchObject([
      { isAway: true, deputy: { name: 'cx@example.org' } },
    ]);
    await beginRules(filled.repository, filled.clock.now);
    await raiseForEach(filled, 'burst');
    const { steps } = await filled.json<AlertAnswer>('/api/alerts/1');
    expect(steps.filter(({ kind }) => kind === 'told')).toMatchObject([
      { person: { name: 'cx@example.org' }, why: 'deputy' },
    ]);
  });
});

describe('working hours', () => {
  it('are those of the organisation: new alerts climb by them, those that wait keep their time', async () => {
    const usual = await filled.json<{ workingHours: unknown }>('/api/organisation');
    expect(usual.workingHours).toEqual({ from: 480, to: 960 });
    await invited(filled.app, filled.session, 'head@example.org', HEAD);
    await beginRules(filled.repository, filled.clock.now);
    const billing = await departmentOf(filled, 'billing');
    const raise = (cause: string) =>
      filled.repository.write('raiseSignals', {
        signals: [
          signal({
            at: filled.clock.now - 60_000,
            rule: THEME_RULE,
            cause,
            scope: { department: billing, theme: null, source: null },
          }),
        ],
        now: filled.clock.now,
      });
    const nextOf = async (id: number) =>
      (await filled.json<AlertAnswer>(`/api/alerts/${id}`)).alert.nextAt;
    // Sunday, 22 November 2026, 15:00 in Riyadh: one hour is left, three more on Monday from 08:00.
    await raise('before');
    expect(await nextOf(1)).toBe('2026-11-23T08:00:00.000Z');
    const patched = await filled.patch('/api/organisation', {
      workingHours: { from: 600, to: 1020 },
    });
    expect(patched.status).toBe(200);
    await raise('after');
    expect(await nextOf(1)).toBe('2026-11-23T08:00:00.000Z');
    // Two hours until 17:00, two more on Monday from 10:00.
    expect(await nextOf(2)).toBe('2026-11-23T09:00:00.000Z');
  });
});
