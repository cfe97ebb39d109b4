import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleTrial } from '#server/contract/alert-rules.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

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
    // Two series, 365 days, one in a thousand.
    expect(trial.falseAlarmsAYear).toBeCloseTo(0.73, 10);
    expect((await filled.json<{ rules: unknown[] }>('/api/alert-rules')).rules).toHaveLength(0);
  });

  it('is nothing for a limit never reached, and not gone through for single records', async () => {
    const level = { kind: 'level', below: null, above: 1000, hysteresis: 0 };
    const never = await tried({ each: null, metric: 'volume', condition: level, grain: 'week' });
    expect(never).toMatchObject({ isTried: true, count: 0, falseAlarmsAYear: null });
    expect(never.judged).toBeGreaterThan(20);
    const grave = { kind: 'grave', scoreAtMost: 1, valueAtLeast: null, themes: [], words: [] };
    expect(await tried({ each: null, condition: grave })).toMatchObject({
      isTried: false,
      count: 0,
    });
  });
});
