import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleTrial } from '#server/contract/alert-rules.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { casesOf, HOUR, HOUR_RULE, usualAt } from './hour-house.ts';

const DAY = 86_400_000;
/** The Sunday on which the last complete week of the filled application ends, and days of burst before it. */
const END = Date.UTC(2026, 10, 22);
const BURSTS = new Set([20, 19, 60]);

/** Four cases a day of billing and of cards for 200 days; on three days billing has five times as many. */
const cases = Array.from({ length: 200 }, (_, back) => back + 1).flatMap((back) =>
  ['billing', 'cards'].flatMap((department) => {
    const count = department === 'billing' && BURSTS.has(back) ? 20 : 4;
    return Array.from({ length: count }, (_, i) =>
      record(
        'case',
        `${department}-${back}-${i}`,
        END - back * DAY + (i + 6) * 1_800_000,
        {},
        { dimensions: { department } },
      ),
    );
  }),
);

const RULE = {
  name: null,
  metric: null,
  scope: null,
  each: 'department',
  condition: { kind: 'burst', score: 3, atLeast: 5 },
  grain: 'day',
  minimumN: 0,
  duration: 1,
  severity: 'serious',
  endsItself: true,
  isOn: true,
};

describe('what a rule would have said', () => {
  let filled: FilledApp;
  beforeAll(async () => {
    filled = await filledApp({ records: cases });
  });
  afterAll(() => filled.drop());

  const tried = async (change: object): Promise<RuleTrial> => {
    const response = await filled.send('/api/alert-rules/try', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...RULE, ...change }),
    });
    expect(response.status).toBe(200);
    // The contract's shape; every answer is checked against it.
    return (await response.json()) as RuleTrial;
  };

  it('is told by its episodes, neighbouring days as one, with what was expected', async () => {
    const trial = await tried({});
    expect(trial).toMatchObject({
      isTried: true,
      weeks: 26,
      series: { tried: 2, all: 2 },
      count: 2,
    });
    expect(
      trial.episodes.map(({ group, from, to, value }) => [group?.key, from, to, value]),
    ).toEqual([
      ['billing', '2026-11-02', '2026-11-04', 20],
      ['billing', '2026-09-23', '2026-09-24', 20],
    ]);
    for (const { expected, low, high } of trial.episodes) {
      expect(expected).toBeGreaterThan(3);
      expect(expected).toBeLessThan(7);
      expect(low).toBeLessThan(high ?? 0);
    }
    // Two episodes in half a year.
    expect(trial.aYear).toBeCloseTo((2 * 365) / (26 * 7), 10);
    // Two series, 365 days, one in a thousand.
    expect(trial.falseAlarmsAYear).toBeCloseTo(0.73, 10);
    expect((await filled.json<{ rules: unknown[] }>('/api/alert-rules')).rules).toHaveLength(0);
  });

  it('is told by the hour where it looks at hours, after weeks that are only looked back on', async () => {
    const hour = END - 30 * DAY + 10 * HOUR;
    const records = [
      ...Array.from({ length: 40 * 7 * 24 }, (_, i) => END - (i + 1) * HOUR).flatMap((at) =>
        casesOf('trial', at, usualAt(at), { department: 'billing' }),
      ),
      ...casesOf('rush', hour, 40, { department: 'billing' }),
      ...casesOf('goes-on', hour + HOUR, 30, { department: 'billing' }),
    ];
    const other = await filledApp({ records });
    try {
      const response = await other.send('/api/alert-rules/try', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...HOUR_RULE, each: 'department' }),
      });
      // The contract's shape; every answer is checked against it.
      const trial = (await response.json()) as RuleTrial;
      expect(trial).toMatchObject({ isTried: true, weeks: 26, series: { tried: 1, all: 1 } });
      expect(trial.judged).toBe(26 * 7 * 24);
      expect(trial.episodes).toMatchObject([
        {
          group: { dimension: 'department', key: 'billing' },
          hour: new Date(hour).toISOString(),
          from: '2026-10-23',
          to: '2026-10-24',
          value: 40 + usualAt(hour),
          low: 2,
          high: 4,
        },
      ]);
      expect(trial.aYear).toBeCloseTo(365 / (26 * 7), 10);
      expect(trial.falseAlarmsAYear).toBeCloseTo(0.6, 10);
    } finally {
      await other.drop();
    }
  });

  it.each([
    [
      { condition: { kind: 'level', below: 1, above: null, hysteresis: 0 }, metric: 'volume' },
      /level/,
    ],
    [{ duration: 3 }, /3/],
  ])('by the hour is refused for what no hour can say: %j', async (change, seen) => {
    for (const [language, word] of [
      ['en', /by the hour/i],
      ['ar', /بالساعة/],
    ] as const) {
      const response = await filled.send('/api/alert-rules', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify({ ...HOUR_RULE, ...change }),
      });
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe('ALERT_RULE_INVALID');
      expect(error.message).toMatch(word);
      expect(error.message).toMatch(seen);
    }
  });

  it('is nothing for a limit never reached', async () => {
    const level = { kind: 'level', below: null, above: 1000, hysteresis: 0 };
    const never = await tried({ each: null, metric: 'volume', condition: level, grain: 'week' });
    expect(never).toMatchObject({ isTried: true, count: 0, aYear: 0, falseAlarmsAYear: null });
    expect(never.judged).toBeGreaterThan(20);
  });

  it('is told of single records by their days, within a scope, and with how many that is a year', async () => {
    const intake = new Intake(filled.repository, 'letters');
    await intake.open({ en: 'Letters', ar: 'الرسائل' }, []);
    const letter = (id: string, back: number, department: string, text: string) =>
      record('contact', id, END - back * DAY, { text }, { dimensions: { department } });
    const letters = [
      letter('a', 10, 'billing', 'There is danger to life here'),
      letter('b', 10, 'billing', 'خطر على الحياة في الفرع'),
      letter('c', 40, 'cards', 'danger to life'),
      letter('d', 41, 'cards', 'danger of a late letter'),
      // More than 26 weeks ago.
      letter('e', 199, 'billing', 'danger to life'),
    ];
    await intake.store(letters, filled.clock.now);
    const words = ['danger to life', 'خطر على الحياة'];
    const grave = { kind: 'grave', scoreAtMost: null, valueAtLeast: null, themes: [], words };
    const all = await tried({ each: null, condition: grave });
    expect(all).toMatchObject({ isTried: true, weeks: 26, count: 3, falseAlarmsAYear: null });
    expect(all.episodes.map(({ from, to, value }) => [from, to, value])).toEqual([
      ['2026-11-12', '2026-11-13', 2],
      ['2026-10-13', '2026-10-14', 1],
    ]);
    expect(all.aYear).toBeCloseTo((3 * 365) / (26 * 7), 10);
    const scope = { dimension: 'department', key: 'billing' };
    expect(await tried({ each: null, scope, condition: grave })).toMatchObject({ count: 2 });
    const score = { ...grave, words: [], scoreAtMost: 1 };
    // Nobody was asked for a score: that there was none of them says nothing.
    const unasked = { isTried: true, judged: 0, count: 0, aYear: null, episodes: [] };
    expect(await tried({ each: null, condition: score })).toMatchObject(unasked);
  });

  it('is told of silence by the days whose gaps are kept', async () => {
    const { repository, clock } = filled;
    const begun = clock.now;
    const intake = new Intake(repository, 'feed');
    await intake.open({ en: 'Feed', ar: 'التغذية' }, []);
    const held = { name: 'detection', fence: 1 };
    await repository.write('takeLease', { ...held, holder: 'test', now: begun, forMs: DAY });
    let now = begun;
    // Twice a day for five days, then nothing for 40 hours; somebody looks all the time.
    for (const [i, gap] of [...Array<number>(10).fill(12), 40].entries()) {
      for (const end = now + gap * HOUR; now < end; now += 5 * 60_000) {
        await repository.write('watchSources', { held, now });
      }
      await intake.store([record('contact', `f${i}`, now, {})], now);
    }
    const silence = { kind: 'silence', times: 2 };
    const trial = await tried({ each: null, condition: silence });
    expect(trial).toMatchObject({ isTried: true, weeks: 4, count: 1 });
    expect(trial.episodes).toMatchObject([
      {
        source: { id: 'feed', name: { en: 'Feed' } },
        value: 40 * 3600,
        expected: 12 * 3600,
        high: 24 * 3600,
      },
    ]);
    expect(await tried({ each: null, condition: { ...silence, times: 4 } })).toMatchObject({
      count: 0,
      aYear: 0,
    });
  });

  it('is not asked of loops that are late', async () => {
    const overdue = { kind: 'overdue' };
    const told = await tried({ each: null, condition: overdue });
    expect(told).toMatchObject({ isTried: false, count: 0, aYear: null });
  });
});
