import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DriversAnswer } from '#server/contract/drivers.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { record } from '#tests/builders/records.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp, WEEK } from '../api/filled.ts';

const PERIOD = `from=${WEEK.from}&to=${WEEK.to}`;
const WEEK_BEFORE = Date.UTC(2026, 10, 8, 9);
const THIS_WEEK = Date.UTC(2026, 10, 15, 9);

let filled: FilledApp | null = null;
afterEach(async () => {
  await filled?.drop();
  filled = null;
});

/** Answers of one week by customers of a department and channel, the first `happy` of them promoters, the rest detractors. */
function answers(
  week: number,
  department: string,
  channel: string,
  count: number,
  happy: number,
): RecordInput[] {
  return Array.from({ length: count }, (_, i) =>
    record(
      'response',
      `${week}-${department}-${channel}-${i}`,
      week + (i % 5) * 86_400_000,
      { instrument: 'relationship', score: i < happy ? 10 : 0 },
      { dimensions: { department, channel } },
    ),
  );
}

const PLANTED: readonly RecordInput[] = [
  ...answers(WEEK_BEFORE, 'billing', 'phone', 200, 140),
  ...answers(WEEK_BEFORE, 'billing', 'web', 200, 140),
  ...answers(WEEK_BEFORE, 'cards', 'phone', 200, 140),
  ...answers(WEEK_BEFORE, 'cards', 'web', 200, 140),
  ...answers(WEEK_BEFORE, 'loans', 'web', 8, 4),
  ...answers(THIS_WEEK, 'billing', 'phone', 200, 80),
  ...answers(THIS_WEEK, 'billing', 'web', 200, 90),
  ...answers(THIS_WEEK, 'cards', 'phone', 200, 140),
  ...answers(THIS_WEEK, 'cards', 'web', 200, 140),
  ...answers(THIS_WEEK, 'loans', 'web', 9, 4),
  ...answers(THIS_WEEK, 'branches', 'web', 2, 0),
];

describe('where a change comes from', () => {
  it('is named when one department fell, and adds up to the change of the whole', async () => {
    filled = await filledApp({ records: PLANTED });
    const found = await filled.json<DriversAnswer>(
      `/api/drivers?metric=nps:relationship&${PERIOD}`,
    );
    // Happy ones and all of them in each week, counted by hand from the lists above.
    const net = (happy: number, all: number): number => (100 * (2 * happy - all)) / all;
    expect(found.before.value).toBeCloseTo(net(564, 808), 9);
    expect(found.after.value).toBeCloseTo(net(454, 811), 9);
    expect(found.change).toBeCloseTo(net(454, 811) - net(564, 808), 9);
    expect(found.base).toEqual({ from: '2026-11-08', to: '2026-11-15' });
    expect(found.standingOut[0]).toEqual({ dimension: 'department', key: 'billing' });
    for (const { contributions } of found.dimensions) {
      const sum = contributions.reduce((total, one) => total + one.total, 0);
      expect(sum).toBeCloseTo(found.change ?? Number.NaN, 9);
    }
    const [first] = found.dimensions[0]?.contributions ?? [];
    expect(first?.group?.key).toBe('billing');
    expect(first?.rate).toBeCloseTo(
      ((400 / 808 + 400 / 811) / 2) * (net(170, 400) - net(280, 400)),
      9,
    );
    expect(first?.standsOut).toBe(true);
  });

  it('puts values with too few answers together, whose values nobody may see alone', async () => {
    filled = await filledApp({ records: PLANTED });
    const found = await filled.json<DriversAnswer>(
      `/api/drivers?metric=nps:relationship&${PERIOD}`,
    );
    const departments = found.dimensions.find(({ dimension }) => dimension === 'department');
    const others = departments?.contributions.filter(({ group }) => group === null);
    expect(others?.map(({ values, after }) => [values, after.n])).toEqual([[2, 11]]);
  });

  it('is not told of counts and of medians without a share, and says why', async () => {
    filled = await filledApp();
    const gap = async (metric: string) =>
      (await filled?.json<DriversAnswer>(`/api/drivers?metric=${metric}&${PERIOD}`))?.gap;
    expect(await gap('volume')).toBe('not_additive');
    expect(await gap('first_response_median')).toBe('not_additive');
    const median = await filled.json<DriversAnswer>(`/api/drivers?metric=resolve_median&${PERIOD}`);
    expect(median.metric).toBe('resolve_within_24h');
    expect(median.change).not.toBeNull();
  });

  it('is empty where a period has nothing', async () => {
    filled = await filledApp({ records: PLANTED });
    const found = await filled.json<DriversAnswer>(
      '/api/drivers?metric=nps:relationship&from=2026-11-08&to=2026-11-15',
    );
    expect([found.gap, found.change, found.dimensions]).toEqual(['no_change', null, []]);
  });

  it('is told to a head from the same numbers as to everybody', async () => {
    filled = await filledApp({ records: PLANTED });
    const head = await invited(filled.app, filled.session, 'head@example.org', {
      role: 'head',
      departments: ['cards'],
    });
    const path = `/api/drivers?metric=nps:relationship&${PERIOD}`;
    const seen = await sendAs(filled.app, head, 'GET', path);
    // The contract's shape.
    const found = (await seen.json()) as DriversAnswer;
    expect(found.standingOut[0]?.key).toBe('billing');
    const departments = found.dimensions.find(({ dimension }) => dimension === 'department');
    const shown = departments?.contributions.map(({ group }) => group?.key ?? null);
    expect(shown).not.toContain('branches');
  });
});

describe('every metric that is a mean over records', () => {
  let all: FilledApp;
  beforeAll(async () => {
    all = await filledApp();
  });
  afterAll(() => all.drop());

  const means = CATALOGUE.filter(({ method }) => method !== 'none' && method !== 'order');
  it.each(means.map(({ id }) => id))(
    'is the sum of its parts in every dimension: %s',
    async (id) => {
      const found = await all.json<DriversAnswer>(`/api/drivers?metric=${id}&${PERIOD}`);
      const whole = await all.json<MetricsAnswer>(
        `/api/metrics?metrics=${id}&${PERIOD}&compare=previous`,
      );
      const [series] = whole.series;
      expect(found.after).toEqual(series?.total);
      expect(found.before).toEqual(series?.comparisons[0]?.value);
      if (found.gap !== null) return;
      const change = (found.after.value ?? Number.NaN) - (found.before.value ?? Number.NaN);
      for (const { dimension, contributions } of found.dimensions) {
        const sum = contributions.reduce((total, one) => total + one.total, 0);
        expect([dimension, Math.abs(sum - change) < 1e-9 * Math.max(1, Math.abs(change))]).toEqual([
          dimension,
          true,
        ]);
        const n = contributions.reduce((total, one) => total + one.after.n, 0);
        expect([dimension, n]).toEqual([dimension, found.after.n]);
      }
    },
  );

  it('is taken apart here for most of them', async () => {
    const gaps = await Promise.all(
      means.map(
        async ({ id }) =>
          (await all.json<DriversAnswer>(`/api/drivers?metric=${id}&${PERIOD}`)).gap,
      ),
    );
    expect(gaps.filter((gap) => gap === null).length).toBeGreaterThan(means.length / 2);
  });
});
