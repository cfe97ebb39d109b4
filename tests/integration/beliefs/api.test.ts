import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  BeliefRoundAnswer,
  BeliefRoundsAnswer,
  OwnBeliefAnswer,
  PerceptionGapAnswer,
} from '#server/contract/beliefs.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { checkAnswer } from '../api/answer-schemas.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ answerCacheBytes: 8_000_000 });
});
afterEach(() => filled.drop());

const NEW = {
  name: { en: 'Q1 2027', ar: 'الربع الأول 2027' },
  from: '2026-11-22',
  to: '2026-12-06',
  customersFrom: '2026-09-01',
  topics: [
    {
      wording: {
        en: 'We give our customers a superior experience.',
        ar: 'نقدّم لعملائنا تجربة متميزة.',
      },
      metric: 'csat',
      isSameWording: false,
    },
    {
      wording: { en: 'We keep what we promise.', ar: 'نفي بوعودنا.' },
      metric: null,
      isSameWording: true,
    },
  ],
};
const DAY = 86_400_000;

async function told<T>(response: Response): Promise<T> {
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  // checkAnswer has parsed it by its schema.
  return body as T;
}
async function ask(who: SessionHeaders, method: string, path: string, body?: unknown) {
  const response = await sendAs(filled.app, who, method, path, body);
  await checkAnswer(path, response);
  return response;
}
const open = async (body: object = NEW) =>
  (await told<BeliefRoundAnswer>(await ask(filled.session, 'POST', '/api/beliefs', body))).round;
const answersOf = (...scores: number[]) => ({
  answers: scores.map((score, topic) => ({ topic, department: null, score })),
});
const come = (
  name: string,
  role: 'executive' | 'head' | 'cx_officer',
  departments: string[] = [],
) => invited(filled.app, filled.session, `${name}@example.org`, { role, departments });
const put = async (who: SessionHeaders, id: number, body: object) =>
  told<OwnBeliefAnswer>(await ask(who, 'PUT', `/api/beliefs/${id}/answer`, body));
const gapOf = async (who: SessionHeaders, id: number) =>
  told<PerceptionGapAnswer>(await ask(who, 'GET', `/api/beliefs/${id}`));
async function refusal(who: SessionHeaders, method: string, path: string, body: object) {
  const response = await ask(who, method, path, body);
  // The shape of every refusal.
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, ...error };
}

/** The share that `GET /api/metrics` tells of the same days. */
async function customersOf(metric: string, filter = '') {
  const path = `/api/metrics?metrics=${metric}&from=2026-08-30&to=2026-11-08${filter}`;
  return (await filled.json<MetricsAnswer>(path)).series[0]?.total;
}

/** Newcombe 1998, method 10, from the numbers of two shares in percent, by Wilson's formula written out. */
function newcombe(a: { value: number; n: number }, b: { value: number; n: number }) {
  const z = 1.959963984540054;
  const wilson = ({ value, n }: { value: number; n: number }): [number, number] => {
    const p = value / 100;
    const centre = p + (z * z) / (2 * n);
    const half = z * Math.sqrt((p * (1 - p) + (z * z) / (4 * n)) / n);
    return [
      (100 * (centre - half)) / (1 + (z * z) / n),
      (100 * (centre + half)) / (1 + (z * z) / n),
    ];
  };
  const [l1, u1] = wilson(a);
  const [l2, u2] = wilson(b);
  const d = a.value - b.value;
  return {
    low: d - Math.hypot(a.value - l1, u2 - b.value),
    high: d + Math.hypot(u1 - a.value, b.value - l2),
  };
}

describe('the perception gap of the house', () => {
  // By the answers of house-store.ts: 6 of 7 leaders agree with the first sentence, 4 of 7 with the second; of Billing 5 and 1 of 5.
  it('puts leaders beside the customers’ share of the same days, with Newcombe’s interval', async () => {
    const { topics, period, definition } = await gapOf(filled.session, 1);
    expect(period).toEqual({ from: '2026-08-30', to: '2026-11-08' });
    expect(definition.name).toEqual({ en: 'Perception gap', ar: 'فجوة التصوّر' });
    const [superior, easy] = topics;
    expect(superior?.whole.leaders).toMatchObject({ value: 600 / 7, n: 7, states: [] });
    expect(easy?.whole.leaders).toMatchObject({ value: 400 / 7, n: 7 });
    expect([superior?.isSameWording, easy?.isSameWording]).toEqual([false, true]);
    const csat = await customersOf('csat:service');
    const ces = await customersOf('ces:ease');
    expect(superior?.whole.customers).toEqual(csat);
    expect(easy?.whole.customers).toEqual(ces);
    const leaders = { value: 600 / 7, n: 7 };
    const expected = newcombe(leaders, { value: csat?.value ?? 0, n: csat?.n ?? 0 });
    const { gap } = superior?.whole ?? {};
    expect(gap?.value).toBeCloseTo(leaders.value - (csat?.value ?? 0), 9);
    expect(gap?.low).toBeCloseTo(expected.low, 6);
    expect(gap?.high).toBeCloseTo(expected.high, 6);
    expect(gap?.verdict).toBe(expected.low > 0 ? 'leaders_higher' : 'no_gap');
  });

  it('tells of a department from five leaders on, and of the others only that they were too few', async () => {
    const { topics } = await gapOf(filled.session, 1);
    const [superior, easy] = topics;
    const [billing, ...others] = superior?.departments ?? [];
    expect(others).toEqual([]);
    expect(billing).toMatchObject({
      department: { key: 'billing', name: { en: 'Billing', ar: 'الفوترة' } },
      leaders: { value: 100, n: 5 },
    });
    expect(billing?.customers).toEqual(
      await customersOf('csat:service', '&filter=department=billing'),
    );
    expect(easy?.departments[0]?.leaders).toMatchObject({ value: 20, n: 5 });
    const rest = ['cards', 'delivery', 'service'];
    for (const topic of topics) expect(topic.tooFew.map(({ key }) => key).sort()).toEqual(rest);
  });
});

describe('a round', () => {
  it('is opened, answered, changed by who answered, closed, and then told', async () => {
    const { id, state, topics } = await open();
    expect(state).toBe('open');
    // The question without its instrument means the first of its kind; nothing beside it is no same wording.
    expect(topics.map(({ metric, isSameWording }) => [metric, isSameWording])).toEqual([
      ['csat:service', false],
      [null, false],
    ]);
    const leaders = await Promise.all(['a', 'b', 'c', 'd'].map((name) => come(name, 'executive')));
    for (const leader of leaders) await put(leader, id, answersOf(5, 4));
    await put(filled.session, id, answersOf(5, 5));
    const own = await put(filled.session, id, answersOf(1, 4));
    expect(own.answers).toEqual(answersOf(1, 4).answers);
    const list = await filled.json<BeliefRoundsAnswer>('/api/beliefs');
    expect(list.leaders).toBe(5);
    expect(list.rounds.map((one) => [one.id, one.state, one.respondents])).toEqual([
      [2, 'open', 5],
      // Those who spoke of departments alone are not counted here.
      [1, 'closed', 7],
    ]);
    expect((await gapOf(filled.session, id)).topics).toEqual([]);
    await told(await filled.patch(`/api/beliefs/${id}`, { isClosed: true }));
    const { topics: gaps, round } = await gapOf(filled.session, id);
    expect(round).toMatchObject({
      state: 'closed',
      to: '2026-11-23',
      closed: { by: { role: null } },
    });
    expect(gaps[0]?.whole.leaders).toMatchObject({ value: 80, n: 5 });
    expect(gaps[1]?.whole).toMatchObject({
      leaders: { value: 100, n: 5 },
      customers: { value: null, n: 0, states: ['no_data'] },
      gap: null,
    });
  });

  it('closes by itself when its last day is over', async () => {
    const { id } = await open();
    filled.clock.now += 14 * DAY;
    expect(await refusalAfter(id)).toMatchObject({ status: 409, code: 'BELIEF_ROUND_NOT_OPEN' });
    const { rounds } = await filled.json<BeliefRoundsAnswer>('/api/beliefs');
    expect(rounds[0]).toMatchObject({ id, state: 'closed', closed: null });
  });

  it('has no gap below five leaders: how many they were, and nothing of what they said', async () => {
    const { id } = await open();
    const leader = await come('a', 'executive');
    await put(leader, id, answersOf(5, 4));
    await told(await filled.patch(`/api/beliefs/${id}`, { isClosed: true }));
    const [first] = (await gapOf(filled.session, id)).topics;
    expect(first?.whole.leaders).toMatchObject({ value: null, low: null, high: null, n: 1 });
    expect(first?.whole.leaders.states).toEqual(['too_few']);
    expect(first?.whole.gap).toBeNull();
    expect(first?.whole.customers.value).not.toBeNull();
  });

  it('is written into the audit log when it is opened and closed; who answered is not', async () => {
    const { id } = await open();
    const leader = await come('a', 'executive');
    await put(leader, id, answersOf(5, 4));
    await told(await filled.patch(`/api/beliefs/${id}`, { isClosed: true }));
    const entries = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
    const about = entries.filter(({ target }) => target === `belief:${id}`);
    expect(about.map(({ action }) => action)).toEqual([
      'POST /api/beliefs',
      'PATCH /api/beliefs/:id',
    ]);
    expect(JSON.parse(about[0]?.details ?? '')).toMatchObject({
      from: '2026-11-22',
      outcome: 'done',
    });
    expect(JSON.parse(about[1]?.details ?? '')).toMatchObject({ closedOn: '2026-11-22' });
    const others = entries.filter(({ target, action }) => `${target}${action}`.includes('answer'));
    expect(others).toEqual([]);
    // Nor does any row of the store carry the person's id.
    const [held] = await filled.repository.read('listPeople', undefined);
    const own = { round: id, respondent: held?.id ?? '' };
    expect(await filled.repository.read('readOwnBelief', own)).toEqual([]);
  });

  it.each([
    [{ from: '2026-12-06' }, 400, 'PERIOD_REVERSED', '2026-12-06'],
    [{ customersFrom: '2026-12-07' }, 400, 'PERIOD_REVERSED', '2026-12-07'],
    [{ from: '2026-11-10', to: '2026-11-20' }, 400, 'SETTING_INVALID', '2026-11-20'],
    [{ from: '2026-11-05' }, 409, 'BELIEF_ROUNDS_OVERLAP', '2026-10-25'],
    [{ name: { en: 'Q1', ar: ' ' } }, 400, 'REQUEST_INVALID', 'name.ar'],
    [{ topics: [] }, 400, 'REQUEST_INVALID', 'topics'],
    [{ topics: [{ ...NEW.topics[0], metric: 'nps' }] }, 400, 'SETTING_INVALID', 'nps'],
    [{ topics: [{ ...NEW.topics[0], metric: 'volume' }] }, 400, 'SETTING_INVALID', 'volume'],
    [{ topics: [{ ...NEW.topics[0], metric: 'csat:ease' }] }, 400, 'INSTRUMENT_UNKNOWN', 'ease'],
  ])('refuses %j', async (part, status, code, seen) => {
    const refused = await refusal(filled.session, 'POST', '/api/beliefs', { ...NEW, ...part });
    expect(refused).toMatchObject({ status, code });
    expect(refused.message).toContain(seen);
    expect((await filled.json<BeliefRoundsAnswer>('/api/beliefs')).rounds).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('may be about the departments one leads, or about the one one works in', async () => {
    const { id } = await open();
    const head = await come('head', 'head', ['billing', 'cards']);
    const path = `/api/beliefs/${id}/answer`;
    const about = (...departments: string[]) => ({
      answers: departments.map((department) => ({ topic: 0, department, score: 4 })),
    });
    const led = await told<OwnBeliefAnswer>(await ask(head, 'GET', path));
    expect(led.departments.map(({ key }) => key).sort()).toEqual(['billing', 'cards']);
    expect(led.mostDepartments).toBe(2);
    expect((await put(head, id, about('billing', 'cards'))).answers).toHaveLength(2);
    const foreign = await refusal(head, 'PUT', path, about('delivery'));
    expect(foreign).toMatchObject({ status: 403, code: 'ACCESS_DENIED' });
    const executive = await come('executive', 'executive');
    expect((await put(executive, id, about('delivery'))).mostDepartments).toBe(1);
    const two = await refusal(executive, 'PUT', path, about('delivery', 'cards'));
    expect(two).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    const double = await refusal(head, 'PUT', path, about('cards', 'cards'));
    expect(double).toMatchObject({ status: 400, code: 'SETTING_INVALID' });
    const beyond = { answers: [{ topic: 2, department: null, score: 4 }] };
    expect(await refusal(head, 'PUT', path, beyond)).toMatchObject({ code: 'REQUEST_INVALID' });
  });

  it('is given by nobody who only looks as somebody else, and read by nobody but who gave it', async () => {
    const { id } = await open();
    const officer = await come('officer', 'cx_officer');
    const path = `/api/beliefs/${id}/answer`;
    await put(officer, id, answersOf(2, 3));
    const administrator = await told<OwnBeliefAnswer>(await ask(filled.session, 'GET', path));
    expect(administrator.answers).toEqual([]);
    const rights = { role: 'executive', departments: [] };
    expect((await ask(officer, 'PUT', '/api/session/view-as', { rights })).status).toBe(204);
    const refused = await refusal(officer, 'PUT', path, answersOf(5, 5));
    expect(refused).toMatchObject({ status: 403, code: 'VIEWING_ONLY' });
  });
});

function refusalAfter(id: number) {
  const body = { headers: { 'content-type': 'application/json' }, method: 'PUT' };
  return filled
    .send(`/api/beliefs/${id}/answer`, { ...body, body: JSON.stringify(answersOf(5, 4)) })
    .then(async (response) => {
      // The shape of every refusal.
      const { error } = (await response.json()) as { error: { code: string } };
      return { status: response.status, ...error };
    });
}
