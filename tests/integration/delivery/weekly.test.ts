import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangesAnswer } from '#server/contract/changes.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { AlertsAnswer } from '#server/contract/alerts.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { metricById } from '#server/domain/metrics/catalogue.ts';
import { valueIn } from '#server/messages/value-words.ts';
import { beginRules } from '#server/services/alerts/rules.ts';
import { tellWeek } from '#server/services/delivery/tell-week.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { FIRST_EMAIL, invited } from '#tests/builders/accounts.ts';
import { signal } from '../alerts/raising.ts';
import { WEEK } from '../api/filled.ts';
import type { Sending } from './sending.ts';
import { sendingApp } from './sending.ts';

const DAY = 86_400_000;
const HEAD = 'head@example.org';

let sending: Sending;
let head: SessionHeaders;
beforeEach(async () => {
  sending = await sendingApp();
  const { app, session } = sending.filled;
  const rights = { role: 'head', departments: ['billing'] } as const;
  head = await invited(app, session, HEAD, rights);
  await invited(app, session, 'desk@example.org', { role: 'front_line', departments: ['billing'] });
});
afterEach(async () => {
  const { failures } = sending;
  await sending.drop();
  expect(failures).toEqual([]);
});

const tell = () => {
  const { repository, accounts, clock } = sending.filled;
  return tellWeek({ repository, accounts, now: () => clock.now, held: sending.held });
};

async function setting(email: string, some: { hasWeekly?: boolean; language?: 'en' | 'ar' }) {
  const { repository, clock } = sending.filled;
  const person = await sending.personId(email);
  const kept = { hasMail: true, hasWeekly: true, language: 'en', away: null, ...some } as const;
  await repository.write('writeNoticeSetting', { setting: { person, ...kept }, now: clock.now });
}

/** The mail of one person, without the marks of direction. */
function mailOf(email: string) {
  const found = sending.mail.mails.filter(({ to }) => to === email);
  expect(found).toHaveLength(1);
  const mail = found[0]?.mail;
  const clean = (text: string | undefined): string =>
    (text ?? '').replaceAll(/[\u2066-\u2069]/g, '');
  return { subject: clean(mail?.subject), text: clean(mail?.text), html: clean(mail?.html) };
}

/** The rows that the overview's cards would give, from what its own requests answer. */
async function rowsOf(headers: SessionHeaders, filter: string): Promise<string[]> {
  const read = async <T>(path: string): Promise<T> => {
    const response = await sending.filled.get(path, headers);
    expect(response.status).toBe(200);
    // The answer's shape is checked by the application's own tests.
    return (await response.json()) as T;
  };
  const { cards } = await read<OrganisationAnswer>('/api/organisation');
  const asked = `from=${WEEK.from}&to=${WEEK.to}${filter}`;
  const answer = await read<MetricsAnswer>(`/api/metrics?metrics=${cards.join(',')}&${asked}`);
  const changes = await read<ChangesAnswer>(`/api/changes?${asked}`);
  const rows = answer.series.flatMap(({ metric, total }) => {
    const definition = metricById(metric.split(':')[0] ?? '');
    if (!definition || total.value === null) return [];
    return [`${definition.name.en}: ${valueIn(definition.unit, total.value, 'en')} · `];
  });
  const moved = changes.changes.flatMap(({ metric, value }) => {
    const definition = metricById(metric.split(':')[0] ?? '');
    return definition && value.value !== null ? [valueIn(definition.unit, value.value, 'en')] : [];
  });
  expect(rows.length).toBeGreaterThan(3);
  return [...rows, ...moved];
}

describe('the mail about the week', () => {
  it('has the figures of the overview of whoever gets it, a head’s of their department', async () => {
    expect(await tell()).toBe(2);
    await sending.work();
    expect(sending.mail.mails).toHaveLength(2);
    const whole = mailOf(FIRST_EMAIL);
    expect(whole.subject).toBe('Your week: 15 Nov 2026 to 21 Nov 2026');
    expect(whole.text).toContain('the whole organisation');
    for (const row of await rowsOf(sending.filled.session, '')) expect(whole.text).toContain(row);
    const own = mailOf(HEAD);
    expect(own.text).toContain('how the week went for Billing,');
    const rows = await rowsOf(head, '&filter=department%3Dbilling');
    for (const row of rows) expect(own.text).toContain(row);
    // The two are not the same figures by accident.
    expect(rows.filter((row) => !whole.text.includes(row))).not.toEqual([]);
    expect(whole.html).toContain('<html lang="en" dir="ltr">');
    expect(whole.html).toContain('https://basira.example.org');
    expect(whole.text).toContain('https://basira.example.org/settings/notices');
  });

  it('goes out once for each person and week, whoever looks and however often', async () => {
    expect(await Promise.all([tell(), tell(), tell()])).toEqual([2, 0, 0]);
    await sending.work();
    expect(await tell()).toBe(0);
    await sending.work();
    expect(sending.mail.mails).toHaveLength(2);
  });

  it('waits for the morning, and is not sent about what is long past', async () => {
    const { clock } = sending.filled;
    const noon = clock.now;
    // 15:00 in Riyadh less nine hours: six in the morning.
    clock.now = noon - 9 * 3_600_000;
    expect(await tell()).toBe(0);
    clock.now = noon + 14 * DAY;
    expect(await tell()).toBe(0);
    clock.now = noon + DAY;
    expect(await tell()).toBe(2);
  });

  it('goes to nobody who does not want it or only works at the desk', async () => {
    await setting(FIRST_EMAIL, { hasWeekly: false });
    expect(await tell()).toBe(1);
    await sending.work();
    expect(sending.mail.mails.map(({ to }) => to)).toEqual([HEAD]);
  });

  it('is in Arabic, from right to left, for who reads Arabic', async () => {
    await setting(FIRST_EMAIL, { language: 'ar' });
    await tell();
    await sending.work();
    const { subject, text, html } = mailOf(FIRST_EMAIL);
    expect(subject).toMatch(/^أسبوعكم: من 15/);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('ما وعدتم به');
    expect(text).not.toContain('⟨');
    expect(text.replaceAll(/https?:\S+/g, '')).not.toMatch(/[a-z]{4}/);
  });

  it('tells what waits within the recipient’s rights, and what they promised', async () => {
    const { repository, clock, app, session } = sending.filled;
    await beginRules(repository, clock.now);
    const burst = DEFAULT_RULES.findIndex(({ condition }) => condition.kind === 'burst') + 1;
    const codes = await repository.read('readValues', undefined);
    const code = (key: string) =>
      codes.find((one) => one.dimension === 1 && one.key === key)?.code ?? null;
    const raised = (department: number | null) =>
      signal({
        rule: burst,
        at: clock.now - 3_600_000,
        scope: { department, theme: null, source: null },
      });
    await repository.write('raiseSignals', {
      signals: [raised(code('billing')), raised(code('cards'))],
      now: clock.now,
    });
    await sending.work();
    sending.mail.mails.length = 0;
    const list = async (headers: SessionHeaders) => {
      const response = await sending.filled.get('/api/alerts?state=open', headers);
      // As above.
      return ((await response.json()) as AlertsAnswer).alerts;
    };
    expect(await list(session)).toHaveLength(2);
    const [mine, ...others] = await list(head);
    expect(others).toEqual([]);
    const promised = await app.request(
      new Request(`http://localhost/api/alerts/${mine?.id}/acknowledge`, {
        method: 'POST',
        headers: { ...head, 'content-type': 'application/json' },
        body: JSON.stringify({ until: new Date(clock.now + DAY).toISOString() }),
      }),
    );
    expect(promised.status).toBe(200);
    await tell();
    await sending.work();
    const whole = mailOf(FIRST_EMAIL);
    expect(whole.text).toMatch(/What needs you\n- .*Serious · .*Cards|What needs you\n- .*cards/);
    expect(whole.text).toContain('You have promised nothing that is still open.');
    const own = mailOf(HEAD);
    expect(own.text).toContain('No alert waits for anybody to take it on.');
    expect(own.text).toMatch(/What you promised\n- By 23 Nov 2026, 15:00 · .*Billing/);
  });
});
