import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { FilledApp } from './filled.ts';
import { filledApp, WEEK } from './filled.ts';
import { allRecords } from './house-records.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Riyadh is three hours ahead of UTC all year. */
const AHEAD = 3 * HOUR;
const WEEK_START = Date.UTC(2026, 10, 15) - AHEAD;

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp();
});
afterAll(() => filled.drop());

type Series = MetricsAnswer['series'][number];

async function ask(
  query: string,
  period: { from: string; to: string } = WEEK,
): Promise<MetricsAnswer> {
  return filled.json<MetricsAnswer>(`/api/metrics?from=${period.from}&to=${period.to}&${query}`);
}

async function only(query: string, period?: { from: string; to: string }): Promise<Series> {
  const { series } = await ask(query, period);
  if (!series[0] || series.length > 1) throw new Error(`${series.length} series`);
  return series[0];
}

/** Cases opened in the last complete week, counted here without any of the product's code. */
function opened(keep: (record: RecordInput) => boolean): number {
  return allRecords().filter(
    (one) =>
      one.kind === 'case' && one.at >= WEEK_START && one.at < WEEK_START + 7 * DAY && keep(one),
  ).length;
}

describe('GET /api/metrics counts what was stored', () => {
  it('in all, and by the values of a dimension, whose parts add up to the whole', async () => {
    const { total } = await only('metrics=volume');
    expect(total.value).toBe(opened(() => true));
    const { series } = await ask('metrics=volume&by=region');
    expect(new Map(series.map(({ group, total: part }) => [group?.key, part.value]))).toEqual(
      new Map(
        ['', 'north', 'south, coast', 'الوسطى'].map((key) => [
          key,
          opened(({ dimensions }) => (dimensions.region ?? '') === key),
        ]),
      ),
    );
  });

  it('with several values of a filter, values that hold a comma, and values not given', async () => {
    const region = (key: string) => opened(({ dimensions }) => (dimensions.region ?? '') === key);
    const value = async (filter: string) =>
      (await only(`metrics=volume&filter=${encodeURIComponent(filter)}`)).total.value;
    expect(await value('region=north,الوسطى')).toBe(region('north') + region('الوسطى'));
    expect(await value('region=south\\, coast')).toBe(region('south, coast'));
    expect(await value('region=')).toBe(region(''));
    expect(await value('region=north,')).toBe(region('north') + region(''));
  });

  it('takes a department with those below it, and without them when asked to', async () => {
    const of = (...keys: string[]) =>
      opened(({ dimensions }) => keys.includes(dimensions.department ?? ''));
    const value = async (filter: string) =>
      (await only(`metrics=volume&filter=${filter}`)).total.value;
    expect(await value('department=service')).toBe(of('service', 'billing', 'cards'));
    expect(await value('department.only=service')).toBe(of('service'));
    expect(await value('department=billing')).toBe(of('billing'));
  });

  it('by declared attributes, whether texts, numbers or flags', async () => {
    const value = async (filter: string) =>
      (await only(`metrics=volume&filter=${filter}`)).total.value;
    expect(await value('attr.tier=gold')).toBe(
      opened(({ attributes }) => attributes['tier'] === 'gold'),
    );
    expect(await value('attr.vip=true')).toBe(
      opened(({ attributes }) => attributes['vip'] === true),
    );
    expect(await value('attr.visits=1,2')).toBe(
      opened(({ attributes }) => Number(attributes['visits']) > 0),
    );
    expect(await value('attr.vip=true&filter=department=billing&filter=channel=phone')).toBe(
      opened(
        ({ attributes, dimensions }) =>
          attributes['vip'] === true &&
          dimensions.department === 'billing' &&
          dimensions.channel === 'phone',
      ),
    );
  });
});

describe('one number is one value object wherever it is shown', () => {
  it('the card, the trend, the breakdown of one value and the comparison of the week after agree', async () => {
    const ids = CATALOGUE.map(({ id }) => id).join(',');
    const card = await ask(`metrics=${ids}&compare=previous`);
    const trend = await ask(`metrics=${ids}&grain=week`, { from: '2026-10-04', to: WEEK.to });
    const days = await ask(`metrics=${ids}&grain=week`);
    for (const [i, { metric, total, comparisons }] of card.series.entries()) {
      const points = trend.series[i]?.points ?? [];
      expect(points.at(-1)?.value, metric).toEqual(total);
      expect(days.series[i]?.points[0]?.value, metric).toEqual(total);
      expect(points.at(-2)?.value, metric).toEqual(comparisons[0]?.value);
    }
  });

  it('a filter on one value gives what the breakdown gives for it', async () => {
    const ids = 'volume,nps,csat,resolve_median,sla_due,backlog';
    for (const by of ['channel', 'region', 'department']) {
      const { series } = await ask(`metrics=${ids}&by=${by}`);
      for (const { metric, group, total } of series) {
        const filter = encodeURIComponent(group?.filter ?? '');
        const { total: alone } = await only(`metrics=${metric}&filter=${filter}`);
        expect(alone, `${metric} ${group?.filter}`).toEqual(total);
      }
    }
  });

  it('the points of a trend partition the period', async () => {
    for (const grain of ['day', 'week', 'month', 'quarter', 'year']) {
      const { points } = await only(`metrics=volume&grain=${grain}`, {
        from: '2026-08-12',
        to: '2026-11-20',
      });
      expect(points[0]?.from).toBe('2026-08-12');
      expect(points.at(-1)?.to).toBe('2026-11-20');
      for (const [i, { to }] of points.slice(0, -1).entries()) expect(points[i + 1]?.from).toBe(to);
      const { total } = await only('metrics=volume', { from: '2026-08-12', to: '2026-11-20' });
      expect(points.reduce((sum, { value }) => sum + (value.value ?? 0), 0)).toBe(total.value);
    }
  });
});

describe('what a value admits', () => {
  it('null where nothing was counted, 0 where data covers the period and nothing happened', async () => {
    const before = await only('metrics=volume', { from: '2024-01-07', to: '2024-01-14' });
    expect(before.total).toMatchObject({ value: null, n: 0, states: ['no_data'] });
    expect(before.verdict.kind).toBe('no_data');
    const none = await only('metrics=resolve_negative');
    expect(none.total).toMatchObject({ value: 0, n: 0, states: [] });
    const share = await only('metrics=csat&filter=channel=phone&filter=attr.visits=9');
    expect(share.total).toMatchObject({ value: null, states: ['no_data'] });
  });

  it('that it is provisional while the period is not over, and stale where data ends before it', async () => {
    const running = await only('metrics=volume', { from: '2026-11-22', to: '2026-11-29' });
    expect(running.total.states).toContain('provisional');
    filled.clock.now += 20 * DAY;
    try {
      const later = await only('metrics=volume', { from: '2026-11-29', to: '2026-12-06' });
      expect(later.total).toMatchObject({ value: null, states: ['no_data', 'stale'] });
      expect(later.verdict.kind).toBe('no_data');
      const whole = await only('metrics=volume');
      expect(whole.total.states).toEqual([]);
    } finally {
      filled.clock.now -= 20 * DAY;
    }
  });

  it('that survey answers may still come for a week', async () => {
    const { total } = await only('metrics=response_rate:service');
    expect(total.states).toEqual(['provisional']);
    const earlier = await only('metrics=response_rate:service', {
      from: '2026-11-01',
      to: '2026-11-08',
    });
    expect(earlier.total.states).toEqual([]);
  });

  it('null and “too few” below the smallest n that may be shown', async () => {
    const day = await only('metrics=containment', { from: '2026-11-16', to: '2026-11-17' });
    expect(day.total.value).toBeNull();
    expect(day.total.states).toEqual(['too_few']);
    expect(day.total.n).toBeGreaterThan(0);
    expect(day.verdict.kind).toBe('too_few');
  });
});

describe('what a value is held against', () => {
  it('the week before, the year before, the median of 13 weeks and the target, in that order', async () => {
    const { comparisons, total } = await only(
      'metrics=nps&compare=target,median13,last_year,previous',
    );
    expect(comparisons.map(({ kind }) => kind)).toEqual([
      'previous',
      'last_year',
      'median13',
      'target',
    ]);
    const [previous, lastYear, median, target] = comparisons;
    expect(previous).toMatchObject({ from: '2026-11-08', to: '2026-11-15' });
    expect(previous?.change).toBeCloseTo((total.value ?? 0) - (previous?.value.value ?? 0), 9);
    expect(previous?.p).toBeGreaterThan(0);
    expect(lastYear).toMatchObject({ from: '2025-11-16', to: '2025-11-23', change: null, p: null });
    expect(lastYear?.value.value).toBeNull();
    expect(target).toMatchObject({ from: '2026-01-01', to: null, value: { value: 30 } });
    const trend = await only('metrics=nps&grain=week', { from: '2026-08-16', to: WEEK.from });
    const weeks = trend.points.map(({ value }) => value.value ?? Number.NaN).sort((a, b) => a - b);
    expect(weeks.length).toBe(13);
    expect(median).toMatchObject({ from: '2026-08-16', to: WEEK.from, p: null, value: { n: 13 } });
    expect(median?.value.value).toBe(weeks[6]);
  });

  it('a department’s own target before the organisation’s, the one in force before later ones', async () => {
    const targetOf = async (query: string) =>
      (await only(`${query}&compare=target`)).comparisons[0]?.value.value;
    expect(await targetOf('metrics=csat')).toBe(60);
    expect(await targetOf('metrics=csat&filter=department=billing')).toBe(70);
    expect(await targetOf('metrics=csat&filter=department=cards')).toBe(60);
    const { series } = await ask('metrics=csat&by=department&compare=target');
    const targets = new Map(series.map((one) => [one.group?.key, one.comparisons[0]?.value.value]));
    expect(targets.get('billing')).toBe(70);
    expect(targets.get('delivery')).toBe(60);
  });

  it('holds a part’s count against no target of the whole', async () => {
    const whole = await only('metrics=volume&compare=target');
    expect(whole.comparisons[0]?.value.value).toBe(55);
    const part = await only('metrics=volume&compare=target&filter=channel=phone');
    expect(part.comparisons[0]).toMatchObject({ value: { value: null }, change: null, from: null });
  });

  it('its own history when 16 earlier weeks are there, else the week before', async () => {
    const now = await only('metrics=csat');
    expect(now.verdict.basis).toBe('history');
    expect(now.verdict.expectedLow).toBeLessThan(now.verdict.expected ?? Number.NaN);
    const early = await only('metrics=csat', { from: '2026-07-12', to: '2026-07-19' });
    expect(early.verdict.basis).toBe('week_before');
    const month = await only('metrics=csat', { from: '2026-10-01', to: '2026-11-01' });
    expect(month.verdict).toMatchObject({ basis: 'week_before' });
    const first = await only('metrics=csat', { from: '2026-06-07', to: '2026-06-14' });
    expect(first.verdict.kind).toBe('no_base');
  });

  it('counts every verdict of the answer as one family', async () => {
    const { family, series } = await ask('metrics=volume,csat&by=department');
    const judged = series.filter(({ verdict }) => verdict.p !== null);
    expect(family.judged).toBe(judged.length);
    const real = series.filter(({ verdict }) =>
      ['better', 'worse', 'changed'].includes(verdict.kind),
    );
    expect(family.real).toBe(real.length);
  });
});

describe('the question', () => {
  it('may name the instrument of a survey metric, and means the first of the kind otherwise', async () => {
    const named = await only('metrics=nps:relationship');
    const plain = await only('metrics=nps');
    expect(named.total).toEqual(plain.total);
    expect(named.metric).toBe('nps:relationship');
    const rates = await ask('metrics=response_rate:service,response_rate:ease');
    expect(rates.series.map(({ metric }) => metric)).toEqual([
      'response_rate:service',
      'response_rate:ease',
    ]);
  });

  it('may repeat itself without being answered twice', async () => {
    const { series } = await ask('metrics=volume,volume, volume');
    expect(series.length).toBe(1);
  });
});

describe('the limits of chance', () => {
  it('of a run of weeks are drawn from all final ones before the last', async () => {
    const { points, limits } = await only('metrics=volume&grain=week', {
      from: '2026-08-02',
      to: '2026-11-22',
    });
    const values = points.slice(0, -1).map(({ value }) => value.value ?? Number.NaN);
    // Mean ± 3 / 1.128 × the mean moving range, by hand.
    const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0)));
    const mean = values.reduce((a, b) => a + b) / values.length;
    const range = ranges.reduce((a, b) => a + b) / ranges.length;
    expect(limits?.n).toBe(15);
    expect(limits?.mean).toBeCloseTo(mean, 9);
    expect(limits?.high).toBeCloseTo(mean + (3 / 1.128) * range, 9);
    expect(limits?.low).toBeCloseTo(Math.max(0, mean - (3 / 1.128) * range), 9);
  });

  it('are not drawn from fewer than twelve', async () => {
    const { limits } = await only('metrics=volume&grain=week', {
      from: '2026-09-06',
      to: '2026-11-22',
    });
    expect(limits).toBeNull();
  });

  it('of groups lie around the mean of them all, the narrower the more there is of a group', async () => {
    const { series } = await ask('metrics=nps&by=department');
    const shown = series.filter(({ funnel }) => funnel !== null);
    const n = shown.reduce((sum, one) => sum + one.total.n, 0);
    const mean = shown.reduce((sum, { total }) => sum + total.n * (total.value ?? 0), 0) / n;
    expect(shown.length).toBeGreaterThan(1);
    for (const { funnel, total } of shown) {
      expect(funnel?.mean).toBeCloseTo(mean, 9);
      const value = total.value ?? Number.NaN;
      const side =
        value < (funnel?.low ?? 0) ? 'low' : value > (funnel?.high ?? 0) ? 'high' : 'within';
      expect(funnel?.side).toBe(side);
    }
    const medians = await ask('metrics=resolve_median&by=department');
    expect(medians.series.every(({ funnel }) => funnel === null)).toBe(true);
  });
});
