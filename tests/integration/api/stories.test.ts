import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TimelineAnswer } from '#server/contract/customers.ts';
import type { RecordAnswer, RecordsAnswer } from '#server/contract/records.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';
import { NOW } from './house-store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Midnight in Riyadh, 1 November 2026. */
const START = Date.UTC(2026, 9, 31, 21);
const on = (day: number, hour = 12): number => START + (day - 1) * DAY + hour * HOUR;

/** Whatever a source may call its customers and records. */
const HOSTILE = [
  'new',
  '..',
  '.',
  '~..',
  '~',
  'a/b/../c',
  '/',
  '%2F',
  '%',
  'a.b@example.org',
  '?x=1#y',
  'مريم \u202e evil \u2066',
  '<script>alert(1)</script>',
  '=HYPERLINK("x")',
  '\\',
  ' ',
  'ع'.repeat(200),
].filter((id) => id.trim() !== '');

/** How docs/api.md says that an id is written in an address. */
function part(id: string): string {
  return encodeURIComponent(/^~*\.{1,2}$/.test(id) ? `~${id}` : id);
}

const billing = { dimensions: { department: 'billing', channel: 'phone', theme: 'fees' } };
const cards = { dimensions: { department: 'cards', channel: 'chat', theme: 'fees' } };

/** One customer whom two departments met, by hand; another with a lot; and one for every hostile id. */
function records(): RecordInput[] {
  const of = { customer: 'c1' };
  return [
    record('case', 'A', on(2), { resolvedAt: on(9), text: 'charged twice' }, { ...billing, ...of }),
    record('contact', 'a1', on(2, 11), { agentKind: 'person' }, { ...billing, ...of, caseId: 'A' }),
    record(
      'contact',
      'a2',
      on(6, 9),
      { text: 'secret of cards' },
      { ...cards, ...of, caseId: 'A' },
    ),
    record('contact', 'a3', on(6, 15), {}, { ...cards, ...of, caseId: 'A' }),
    record(
      'contact',
      'a4',
      on(6, 18),
      { text: 'still waiting' },
      { ...billing, ...of, caseId: 'A' },
    ),
    record('response', 'a5', on(10), { instrument: 'service', score: 2 }, { ...of, caseId: 'A' }),
    record('contact', 'b1', on(3), { text: 'only cards' }, { ...cards, customer: 'c2' }),
    ...Array.from({ length: 130 }, (_, i) =>
      record(
        'contact',
        `m${i}`,
        on(1 + (i % 13), i % 5),
        {},
        {
          ...(i % 3 === 0 ? cards : billing),
          customer: 'many',
        },
      ),
    ),
    ...HOSTILE.map((id, i) =>
      record(
        'case',
        id,
        on(4),
        { text: `${id} ${'x'.repeat(10_000)}` },
        {
          ...billing,
          customer: id,
          attributes: { tier: HOSTILE[i] ?? '' },
        },
      ),
    ),
  ];
}

let filled: FilledApp;
let head: SessionHeaders;
beforeAll(async () => {
  filled = await filledApp({ records: records(), answerCacheBytes: 2 ** 22 });
  const rights = { role: 'head', departments: ['billing'] } as const;
  head = await invited(filled.app, filled.session, 'head@example.org', rights);
});
afterAll(() => filled.drop());

async function asHead<T>(path: string): Promise<T> {
  const response = await sendAs(filled.app, head, 'GET', path);
  expect(response.status, path).toBe(200);
  // The caller names the contract's type.
  return (await response.json()) as T;
}

const idsOf = ({ steps }: TimelineAnswer) => steps.map((step) => step.record?.externalId ?? null);

describe('the timeline of a customer', () => {
  it('tells everything in the order of time with its marks', async () => {
    const answer = await filled.json<TimelineAnswer>('/api/customers/c1');
    expect(idsOf(answer)).toEqual(['a1', 'A', 'a2', 'a3', 'a4', 'a5']);
    expect([answer.total, answer.hidden, answer.next]).toEqual([6, 0, null]);
    const department = {
      billing: { key: 'billing', name: { en: 'Billing', ar: 'الفوترة' } },
      cards: { key: 'cards', name: { en: 'cards', ar: 'cards' } },
    };
    const handed = (what: string, from: unknown, to: unknown) => ({
      kind: 'handoff',
      what,
      from,
      to,
    });
    const phone = { key: 'phone', name: { en: 'phone', ar: 'phone' } };
    const chat = { key: 'chat', name: { en: 'chat', ar: 'chat' } };
    const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`;
    expect(answer.steps.map(({ marks }) => marks)).toEqual([
      [],
      // Opened at noon of the 2nd; the next sign is on the 6th at nine.
      [{ kind: 'wait', from: day(2), to: day(6), seconds: (4 * 24 - 3) * 3600 }],
      [
        handed('department', department.billing, department.cards),
        handed('channel', phone, chat),
        { kind: 'repeat', since: day(2), seconds: (4 * 24 - 3) * 3600 },
      ],
      [{ kind: 'repeat', since: day(6), seconds: 6 * 3600 }],
      [
        handed('department', department.cards, department.billing),
        handed('channel', chat, phone),
        { kind: 'repeat', since: day(6), seconds: 3 * 3600 },
      ],
      [],
    ]);
  });

  it('shows a head of others’ steps the day and the kind of channel, and in no order of their time', async () => {
    const answer = await asHead<TimelineAnswer>('/api/customers/c1');
    expect([answer.total, answer.hidden]).toEqual([6, 2]);
    expect(idsOf(answer)).toEqual(['a1', 'A', null, null, 'a4', 'a5']);
    const others = answer.steps.filter((step) => step.record === null);
    const known = { day: '2026-11-06', channelKind: null, record: null, marks: [] };
    expect(others).toEqual([known, known]);
    expect(JSON.stringify(answer)).not.toMatch(/secret|cards|a2|a3|chat/);
    // What the head may read: since the 2nd nobody spoke with the customer but others, on the 6th.
    expect(answer.steps[1]?.marks).toEqual([
      { kind: 'wait', from: '2026-11-02', to: '2026-11-06', seconds: 3.5 * 24 * 3600 },
    ]);
    expect(answer.steps[4]?.marks).toEqual([
      { kind: 'repeat', since: '2026-11-02', seconds: (4 * 24 + 6) * 3600 },
    ]);
  });

  it('answers for a customer of others as for one who is not there', async () => {
    const told = async (path: string) => {
      const response = await sendAs(filled.app, head, 'GET', path);
      const body = (await response.text()).replaceAll(/"requestId":"[^"]*"/g, '');
      return [response.status, body.replaceAll(/c2|nobody/g, '')];
    };
    expect(await told('/api/customers/c2')).toEqual(await told('/api/customers/nobody'));
    expect((await filled.json<TimelineAnswer>('/api/customers/c2')).total).toBe(1);
  });

  it.each(['oldest', 'newest'])('pages through a long story, each step once: %s', async (sort) => {
    for (const ask of [filled.json, asHead] as const) {
      const whole = await ask<TimelineAnswer>(`/api/customers/many?sort=${sort}&limit=200`);
      const steps: unknown[] = [];
      let cursor = '';
      for (;;) {
        const page: TimelineAnswer = await ask(`/api/customers/many?sort=${sort}&limit=7${cursor}`);
        steps.push(...page.steps);
        if (page.next === null) break;
        cursor = `&cursor=${page.next}`;
        expect(Buffer.from(page.next, 'base64url').toString()).not.toContain('cards');
      }
      expect(steps).toEqual(whole.steps);
      expect(whole.total).toBe(130);
      const days = whole.steps.map(({ day }) => day);
      expect(days).toEqual(sort === 'oldest' ? days.toSorted() : days.toSorted().toReversed());
    }
  });

  it('refuses a cursor of another customer', async () => {
    const { next } = await filled.json<TimelineAnswer>('/api/customers/many?limit=1');
    const response = await filled.get(`/api/customers/c1?cursor=${next}`);
    expect(await response.json()).toMatchObject({ error: { code: 'CURSOR_INVALID' } });
  });
});

describe('one record', () => {
  it('comes with its case, what belongs to it, and where it counts', async () => {
    const told = await filled.json<RecordAnswer>('/api/records/case/desk/A');
    expect(told.related.map(({ externalId }) => externalId)).toEqual([
      'a1',
      'a2',
      'a3',
      'a4',
      'a5',
    ]);
    expect(told.links).toMatchObject({
      contacts: 4,
      recontact: { days: 7, cameBack: true, isFinal: true, at: new Date(on(6, 9)).toISOString() },
    });
    const counted = new Map(told.counts.map(({ day, metrics }) => [day, metrics]));
    expect(counted.get('2026-11-02')).toContain('volume');
    expect(counted.get('2026-11-09')).toContain('resolve_median');
    const contact = await filled.json<RecordAnswer>('/api/records/contact/desk/a4');
    expect(contact.case?.externalId).toBe('A');
    expect(contact.related.map(({ externalId }) => externalId)).toEqual(['a1', 'a2', 'a3', 'a5']);
  });

  it('adds up with the numbers: each metric it counts in has it among that day’s records', async () => {
    const { counts } = await filled.json<RecordAnswer>('/api/records/response/desk/a5');
    expect(counts.length).toBeGreaterThan(0);
    for (const { day, metrics } of counts) {
      const after = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
      for (const metric of metrics) {
        const behind = await filled.json<RecordsAnswer>(
          `/api/records?metric=${metric}&from=${day}&to=${after}&limit=200`,
        );
        expect(
          behind.records.map(({ externalId }) => externalId),
          metric,
        ).toContain('a5');
      }
    }
  });

  it('tells a head nothing of what others hold of the case but how much it is', async () => {
    const told = await asHead<RecordAnswer>('/api/records/case/desk/A');
    expect(told.related.map(({ externalId }) => externalId)).toEqual(['a1', 'a4', 'a5']);
    expect([told.hidden, told.links.recontact?.at]).toEqual([2, null]);
    expect(JSON.stringify(told)).not.toMatch(/secret|cards|a2|a3/);
    const taken = await asHead<RecordAnswer>('/api/records/response/desk/a5');
    expect(taken.links.departmentOfCase).toBe(true);
  });
});

describe('names of any kind', () => {
  it.each(HOSTILE)('lead to the record and the customer: %j', async (id) => {
    const told = await filled.json<RecordAnswer>(`/api/records/case/desk/${part(id)}`);
    expect([told.record.externalId, told.record.customer]).toEqual([id, id]);
    expect(told.record.fields['text']).toBe(
      `${id.replace('a.b@example.org', '[mail]')} ${'x'.repeat(10_000)}`,
    );
    const story = await filled.json<TimelineAnswer>(`/api/customers/${part(id)}`);
    expect([story.customer, story.total]).toEqual([id, 1]);
  });
});

describe('a list of records', () => {
  const PERIOD = 'from=2026-11-01&to=2026-11-15';

  it('goes on where it was while others come in before and after', async () => {
    for (const sort of ['newest', 'oldest']) {
      const asked = `/api/records?metric=contacts&${PERIOD}&sort=${sort}&limit=20`;
      const before = await filled.json<RecordsAnswer>(asked.replace('limit=20', 'limit=200'));
      const first = await filled.json<RecordsAnswer>(asked);
      const intake = new Intake(filled.repository, 'desk');
      const late = [on(1, 0), on(13, 23)].map((at, i) =>
        record('contact', `late-${sort}-${i}`, at, {}, { ...billing, customer: 'late' }),
      );
      await intake.store(late, NOW);
      await linkAll(filled.repository, () => NOW);
      const seen = first.records.map(({ externalId }) => externalId);
      let { next } = first;
      while (next !== null) {
        const page: RecordsAnswer = await filled.json(`${asked}&cursor=${next}`);
        seen.push(...page.records.map(({ externalId }) => externalId));
        ({ next } = page);
      }
      const known = seen.filter((id) => !id.startsWith(`late-${sort}`));
      expect(known).toEqual(before.records.map(({ externalId }) => externalId));
      // The one that came in ahead is met, the one behind is not.
      expect(seen.length).toBe(known.length + 1);
    }
  });
});
