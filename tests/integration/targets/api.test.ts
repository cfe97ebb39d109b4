import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { TargetAnswer, TargetInfo, TargetsAnswer } from '#server/contract/targets.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp, WEEK } from '../api/filled.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ answerCacheBytes: 8_000_000 });
});
afterEach(() => filled.drop());

const Q = `from=${WEEK.from}&to=${WEEK.to}`;
const CARDS = `/api/metrics?metrics=csat:service,nps:relationship,volume&${Q}&compare=target`;
const TREND = '/api/metrics?metrics=csat:service&from=2026-09-27&to=2026-11-22&grain=week';
const NEW = {
  metric: 'csat',
  department: null,
  from: '2026-11-01',
  value: 65,
  owner: 'Huda',
  reason: 'Half of the year was above 60',
};

async function answer<T>(response: Response): Promise<T> {
  const told: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(told));
  // checkAnswer has parsed it by its schema.
  return told as T;
}

async function set(body: object, key?: string): Promise<TargetInfo> {
  const headers = { 'content-type': 'application/json' };
  const once = key === undefined ? {} : { 'idempotency-key': key };
  const init = { method: 'POST', body: JSON.stringify(body), headers: { ...headers, ...once } };
  return (await answer<TargetAnswer>(await filled.send('/api/targets', init))).target;
}

async function refusal(
  body: object,
  language = 'en',
): Promise<{ status: number; code: string; message: string }> {
  const headers = { 'content-type': 'application/json', 'accept-language': language };
  const init = { method: 'POST', body: JSON.stringify(body), headers };
  const response = await filled.send('/api/targets', init);
  // checkAnswer has parsed it by the schema of errors.
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, ...error };
}

async function change(id: number, body: object): Promise<TargetInfo> {
  return (await answer<TargetAnswer>(await filled.patch(`/api/targets/${id}`, body))).target;
}

const all = async () => (await filled.json<TargetsAnswer>('/api/targets')).targets;
const seriesOf = async (path: string) => (await filled.json<MetricsAnswer>(path)).series;
const targetsOn = async (path: string) =>
  (await seriesOf(path)).map(({ comparisons }) => comparisons[0]?.value.value ?? null);

describe('targets', () => {
  it('are listed with department, what follows them and how they stand', async () => {
    const targets = await all();
    expect(targets.map(({ metric, from, state }) => [metric, from, state])).toEqual([
      ['csat:service', '2027-01-01', 'coming'],
      ['volume', '2026-01-01', 'holding'],
      ['csat:service', '2026-01-01', 'holding'],
      ['csat:service', '2026-01-01', 'holding'],
      ['nps:relationship', '2026-01-01', 'holding'],
    ]);
    expect(targets[2]).toMatchObject({ department: null, value: 60, followedOn: '2027-01-01' });
    expect(targets[3]?.department).toEqual({
      key: 'billing',
      name: { en: 'Billing', ar: 'الفوترة' },
    });
  });

  it('hold at once on cards and trends, although both were answered before', async () => {
    expect(await targetsOn(CARDS)).toEqual([60, 30, 55]);
    const tag = (await filled.get(CARDS)).headers.get('etag') ?? '';
    const made = await set(NEW);
    expect(made).toMatchObject({ metric: 'csat:service', state: 'holding', owner: 'Huda' });
    expect(made.made.by).toEqual({ name: expect.any(String) as string, role: null });
    expect((await filled.get(CARDS, { 'if-none-match': tag })).status).toBe(200);
    expect(await targetsOn(CARDS)).toEqual([65, 30, 55]);
    // A week is held against the target of its last day; without `compare` a trend has none.
    const [trend] = await seriesOf(`${TREND}&compare=target`);
    expect(trend?.points.map(({ to, target }) => [to, target]).slice(3)).toEqual([
      ['2026-10-25', 60],
      ['2026-11-01', 60],
      ['2026-11-08', 65],
      ['2026-11-15', 65],
      ['2026-11-22', 65],
    ]);
    expect((await seriesOf(TREND))[0]?.points.every(({ target }) => target === null)).toBe(true);
  });

  it('of the whole organisation are told as such where a department has none of its own', async () => {
    const told = async (part: string) =>
      (await seriesOf(`${CARDS}${part}`)).map(({ comparisons: [held] }) => [
        held?.value.value,
        held?.ofAll,
      ]);
    expect(await told('')).toEqual([
      [60, false],
      [30, false],
      [55, false],
    ]);
    // Of a count a department is only a part: no target holds for it.
    expect(await told('&filter=department=billing')).toEqual([
      [70, false],
      [30, true],
      [null, false],
    ]);
    expect((await told('&filter=channel=phone'))[0]).toEqual([60, true]);
  });

  it('keep their history: what is taken back never held, and can be let hold again', async () => {
    const { id } = await set(NEW);
    expect(await change(id, { isTakenBack: true })).toMatchObject({
      state: 'taken_back',
      value: 65,
      takenBack: { by: { role: null } },
    });
    expect(await targetsOn(CARDS)).toEqual([60, 30, 55]);
    expect(await all()).toHaveLength(6);
    expect(await change(id, { isTakenBack: false })).toMatchObject({
      state: 'holding',
      takenBack: null,
    });
    expect(await targetsOn(CARDS)).toEqual([65, 30, 55]);
  });

  it('end on a day, after which nothing holds until the next begins', async () => {
    const { id } = await set(NEW);
    expect(await change(id, { to: '2026-11-10' })).toMatchObject({
      state: 'ended',
      to: '2026-11-10',
    });
    expect(await targetsOn(CARDS)).toEqual([null, 30, 55]);
    expect(await change(id, { to: null })).toMatchObject({ state: 'holding', to: null });
  });

  it('are set once for a key, and refuse the same key for another', async () => {
    const first = await set(NEW, 'k1');
    expect(await set(NEW, 'k1')).toEqual(first);
    expect(await all()).toHaveLength(6);
    await expect(set({ ...NEW, value: 66 }, 'k1')).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
  });

  it('are written into the audit log with what they say, without the owner’s name', async () => {
    const { id } = await set(NEW);
    await change(id, { to: '2026-12-01' });
    const entries = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
    const told = entries.filter(({ target }) => target === `target:${id}`);
    expect(told.map(({ action }) => action)).toEqual([
      'POST /api/targets',
      'PATCH /api/targets/:id',
    ]);
    expect(JSON.parse(told[0]?.details ?? '')).toMatchObject({
      metric: 'csat:service',
      from: '2026-11-01',
      value: 65,
      outcome: 'done',
    });
    expect(JSON.parse(told[1]?.details ?? '')).toMatchObject({ to: '2026-12-01' });
    expect(told.map(({ details }) => details).join()).not.toContain('Huda');
  });

  it.each([
    [{ metric: 'csats' }, 400, 'METRIC_UNKNOWN', 'csats'],
    [{ metric: 'csat:ease' }, 400, 'INSTRUMENT_UNKNOWN', 'ease'],
    [{ department: 'sales' }, 400, 'DIMENSION_VALUE_UNKNOWN', 'sales'],
    [{ from: '2026-13-01' }, 400, 'DATE_INVALID', '2026-13-01'],
    [{ value: 180 }, 400, 'SETTING_INVALID', '180'],
    [{ value: 80.12345 }, 400, 'SETTING_INVALID', '80.123'],
    [{ owner: '  ' }, 400, 'REQUEST_INVALID', 'owner'],
    [{ from: '2026-01-01' }, 409, 'TARGET_EXISTS', '2026-01-01'],
  ])('refuse %j', async (part, status, code, seen) => {
    const told = await refusal({ ...NEW, ...part });
    expect(told).toMatchObject({ status, code });
    expect(told.message).toContain(seen);
    expect(await all()).toHaveLength(5);
  });

  it.each([
    ['en', 'Customer satisfaction'],
    ['ar', 'رضا العملاء'],
  ])('name in %s the metric they are refused for, never its key', async (language, name) => {
    const said = async (part: object) =>
      (await refusal({ ...NEW, ...part }, language)).message.replace(/[\u2066-\u2069]/g, '');
    for (const part of [{ value: 180 }, { from: '2026-01-01' }, { metric: 'csat:ease' }]) {
      expect(await said(part)).toContain(name);
      expect(await said(part)).not.toContain('csat');
    }
    const { id } = await set(NEW);
    await change(id, { isTakenBack: true });
    await set(NEW);
    const back = await filled.patch(`/api/targets/${id}`, { isTakenBack: false });
    expect(back.status).toBe(409);
    expect(await back.text()).toContain('Customer satisfaction');
  });
});

describe('the comparison with a target', () => {
  it('says met, missed, or that it cannot be told, and nothing where no direction is good', async () => {
    const outcome = async () =>
      (await seriesOf(CARDS)).map(({ comparisons }) => comparisons[0]?.outcome);
    const [csat] = await seriesOf(CARDS);
    const { value, low, high } = csat?.total ?? {};
    expect(typeof value === 'number' && typeof low === 'number' && typeof high === 'number').toBe(
      true,
    );
    // Two targets of which the interval lies above and below, and one inside.
    const { id } = await set({ ...NEW, value: Math.floor(low ?? 0) - 1 });
    expect(await outcome()).toEqual(['met', expect.anything(), null]);
    await change(id, { isTakenBack: true });
    const above = await set({ ...NEW, value: Math.ceil(high ?? 0) + 1 });
    expect((await outcome())[0]).toBe('missed');
    await change(above.id, { isTakenBack: true });
    await set({ ...NEW, value: Math.round(((value ?? 0) + (high ?? 0)) / 2) });
    expect((await outcome())[0]).toBe('unclear');
  });

  it('holds a count against its target only where the period is a week', async () => {
    const over = async (from: string) =>
      targetsOn(`/api/metrics?metrics=volume&from=${from}&to=${WEEK.to}&compare=target`);
    expect(await over(WEEK.from)).toEqual([55]);
    expect(await over('2026-11-01')).toEqual([null]);
  });
});
