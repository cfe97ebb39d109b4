import { describe, expect, it } from 'vitest';
import type { RuleCondition } from '#server/domain/alerts/rule.ts';
import { addsUp } from '#server/domain/alerts/signal.ts';
import type { WatchedPoint, WatchedSeries } from '#server/domain/alerts/watch.ts';
import { watchSeries } from '#server/domain/alerts/watch.ts';
import { countSurprise } from '#server/domain/detection/count-surprise.ts';
import { metricSurprises } from '#server/domain/detection/metric-surprise.ts';
import { countSeries, metricSeries } from '#tests/properties/detection/simulated.ts';

type Given = {
  value: number | null;
  n?: number;
  half?: number;
  target?: number;
  state?: 'provisional';
};

function seriesOf(points: readonly Given[], more: Partial<WatchedSeries> = {}): WatchedSeries {
  return {
    points: points.map(({ value, n = 100, half, target, state }, i): WatchedPoint => ({
      period: { from: i, to: i + 1 },
      value: {
        value,
        low: half === undefined || value === null ? null : value - half,
        high: half === undefined || value === null ? null : value + half,
        n,
        states: state ? [state] : [],
        exact: true,
      },
      target: target ?? null,
    })),
    grain: 'day',
    polarity: 'higher',
    isCount: false,
    ...more,
  };
}

function standings(
  condition: RuleCondition,
  points: readonly Given[],
  more = {},
): (string | null)[] {
  const rule = { condition, minimumN: 0, duration: 1, ...more };
  return watchSeries(rule, seriesOf(points), 0).map((standing) => standing?.at ?? null);
}

const values = (...list: (number | null)[]): Given[] => list.map((value) => ({ value }));

describe('how a period stands with a rule', () => {
  it('of a level: beyond a limit it fires, within its hysteresis it waits, inside it is back', () => {
    const level = { kind: 'level', below: 60, above: 90, hysteresis: 5 } as const;
    expect(standings(level, values(59.9, 60, 64, 65, 80, 86, 90.1, null))).toEqual([
      'fires',
      'between',
      'between',
      'back',
      'back',
      'between',
      'fires',
      null,
    ]);
  });

  it('of a change: by its direction and polarity, and never without the period before', () => {
    const change = (direction: 'worse' | 'better' | 'either') =>
      ({ kind: 'change', direction, atLeast: 5 }) as const;
    const points = values(50, 45, 51, 51, null, 40);
    expect(standings(change('worse'), points)).toEqual([null, 'fires', 'back', 'back', null, null]);
    expect(standings(change('better'), points)).toEqual([
      null,
      'back',
      'fires',
      'back',
      null,
      null,
    ]);
    expect(standings(change('either'), points)).toEqual([
      null,
      'fires',
      'fires',
      'back',
      null,
      null,
    ]);
  });

  it('of a gap: only against a target, on the bad side of it', () => {
    const gap = { kind: 'gap', atLeast: 10, hysteresis: 4 } as const;
    const points = [70, 72, 75, 95].map((value) => ({ value, target: 80 }));
    expect(standings(gap, [...points, { value: 1 }])).toEqual([
      'fires',
      'between',
      'back',
      'back',
      null,
    ]);
  });

  it('says nothing of too few records, nor of a value that may still move', () => {
    const level = { kind: 'level', below: 60, above: null, hysteresis: 0 } as const;
    const points: Given[] = [
      { value: 10, n: 29 },
      { value: 10, n: 30 },
      { value: 10, state: 'provisional' },
    ];
    expect(standings(level, points, { minimumN: 30 })).toEqual([null, 'fires', null]);
  });

  it('fires in the last of so many periods as the rule wants', () => {
    const level = { kind: 'level', below: 60, above: null, hysteresis: 0 } as const;
    const points = values(50, 50, 70, 50, 50, 50);
    expect(standings(level, points, { duration: 3 })).toEqual([
      'between',
      'between',
      'back',
      'between',
      'between',
      'fires',
    ]);
  });

  it('of a burst and of a range: by the surprise that the filter of the command line tells', () => {
    const { counts } = countSeries('day', 4, 2);
    const burst = { kind: 'burst', score: 2, atLeast: 1 } as const;
    const points = counts.slice(0, 120).map((value) => ({ value }));
    const told = watchSeries(
      { condition: burst, minimumN: 0, duration: 1 },
      seriesOf(points, { isCount: true }),
      60,
    );
    told.forEach((standing, i) => {
      const surprise = countSurprise(counts.slice(0, 61 + i), 'day')?.surprise ?? null;
      expect(standing?.facts.score).toBe(surprise);
      expect(standing?.at === 'fires').toBe((surprise ?? 0) >= 2);
    });
  });

  it('of a range: three leaning periods add up, though the last by itself is where it was expected', () => {
    const range = { kind: 'range', direction: 'worse', score: 3 } as const;
    // 24 usual periods around 50, then three that lean by about two deviations each.
    const usual = Array.from({ length: 24 }, (_, i) => ({ value: 50 + (i % 2 ? 1 : -1), half: 5 }));
    const told = (last: number[]) =>
      watchSeries(
        { condition: range, minimumN: 0, duration: 1 },
        seriesOf([...usual, ...last.map((value) => ({ value, half: 5 }))]),
        usual.length,
      ).map((one) => one && { at: one.at, addsUp: addsUp('range', one.facts) });
    expect(told([44.5, 44.5, 44.5]).at(-1)).toEqual({ at: 'fires', addsUp: true });
    // A fall by itself is outside of what was expected.
    expect(told([50, 50, 30]).at(-1)).toEqual({ at: 'fires', addsUp: false });
    const inside = { value: 8, n: 1, expected: 10, low: 5, high: 16, score: 7.5, lastAsHigh: null };
    expect(addsUp('burst', inside)).toBe(false);
    expect(addsUp('range', { ...inside, value: null })).toBe(false);
  });

  it('of a range: by the surprise that the filter tells, in the direction it looks', () => {
    const range = { kind: 'range', direction: 'worse', score: 3 } as const;
    let fired = 0;
    for (let seed = 1; seed <= 8; seed += 1) {
      const weeks = metricSeries(seed, 80);
      const shown = weeks.map(({ value, n, sd }) => ({
        value,
        n,
        half: (1.959963984540054 * sd) / Math.sqrt(n),
      }));
      const series = seriesOf(shown, { grain: 'week' });
      const told = watchSeries({ condition: range, minimumN: 30, duration: 1 }, series, 0);
      metricSurprises(weeks).forEach((one, i) => {
        const standing = told[i] ?? null;
        expect(standing === null).toBe(one === null);
        if (one) expect(standing?.facts.score).toBeCloseTo(one.surprise, 9);
        const isOut = one !== null && one.surprise >= 3 && one.distance < 0;
        expect(standing?.at === 'fires').toBe(isOut);
        if (isOut) fired += 1;
      });
    }
    expect(fired).toBeGreaterThan(0);
  });
});
