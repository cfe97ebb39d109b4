import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { breakdownRows, largestGroups, sortGroups } from '#client/charts/breakdown-rows.ts';
import type { BreakdownGroup } from '#client/charts/breakdown-rows.ts';
import type { Side } from '#server/domain/stats/funnel.ts';
import { cutText, textWidth } from '#client/charts/text-width.ts';
import { trendRows } from '#client/charts/trend-rows.ts';
import { valueTicks } from '#client/charts/value-ticks.ts';
import { SPARK_HEIGHT, SPARK_WIDTH, drawSpark } from '#client/ui/spark-path.ts';

const HOUR = 3600;

function measured(value: number | null, part: Partial<MetricValue> = {}): MetricValue {
  const bound = (side: number) => (value === null ? null : value + side);
  return { value, low: bound(-2), high: bound(2), n: 100, states: [], exact: true, ...part };
}

function point(value: number | null, part: Partial<MetricValue> = {}) {
  return { from: '2026-11-15', to: '2026-11-22', value: measured(value, part) };
}

function group(key: string, value: number | null, n = 100): BreakdownGroup {
  const label = { full: '', short: '' };
  return { key, name: key, tone: 'quiet', chance: null, label, value: measured(value, { n }) };
}

describe('the value axis', () => {
  it('starts at zero for amounts', () => {
    expect(valueTicks('count', [3000, 3127])[0]).toBe(0);
    expect(valueTicks('seconds', [8 * HOUR, 9 * HOUR])).toEqual(
      [0, 2, 4, 6, 8, 10].map((hours) => hours * HOUR),
    );
  });

  it('does not blow up a small movement of a share', () => {
    const ticks = valueTicks('percent', [64, 65]);
    expect((ticks.at(-1) ?? 0) - (ticks[0] ?? 0)).toBeGreaterThanOrEqual(20);
  });

  it('stays inside what is possible', () => {
    expect(valueTicks('percent', [99, 100]).at(-1)).toBe(100);
    expect(valueTicks('points', [-98, -97])[0]).toBe(-100);
  });

  it('holds every value between a few rising ticks, in every unit', () => {
    const units = ['points', 'percent', 'seconds', 'count', 'per_case', 'score', 'days'] as const;
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.array(value, { minLength: 1 }), (unit, values) => {
        const ticks = valueTicks(unit, values);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(ticks.toSorted((a, b) => a - b)).toEqual(ticks);
      }),
    );
  });

  it('takes values that differ by less than can be told for one', () => {
    expect(valueTicks('count', [0, Number.MIN_VALUE])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('of nothing is still an axis', () => {
    expect(valueTicks('percent', [null, null])).toEqual([0, 1]);
  });
});

describe('a trend', () => {
  it('keeps a missing week as a gap, never as 0', () => {
    const rows = trendRows([point(40), point(null), point(42)]);
    expect(rows.map((row) => row.final)).toEqual([40, null, 42]);
    expect(rows[1]?.range).toBeNull();
  });

  it('gives a dot to a week between two gaps, which no line would show', () => {
    const rows = trendRows([point(40), point(null), point(42), point(null), point(41)]);
    expect(rows.map((row) => row.isAlone)).toEqual([true, false, true, false, true]);
  });

  it('dashes what still moves, from the last final week on', () => {
    const rows = trendRows([point(40), point(41), point(43, { states: ['provisional'] })]);
    expect(rows.map((row) => row.final)).toEqual([40, 41, null]);
    expect(rows.map((row) => row.moving)).toEqual([null, 41, 43]);
  });
});

describe('a breakdown', () => {
  const groups = [group('a', 5, 10), group('b', null, 3), group('c', 9, 30), group('d', 7, 20)];
  const keys = (list: readonly BreakdownGroup[]) => list.map(({ key }) => key).join('');

  it('stands best first, and what has no value last', () => {
    expect(keys(sortGroups(groups, 'higher'))).toBe('cdab');
    expect(keys(sortGroups(groups, 'lower'))).toBe('adcb');
    expect(keys(sortGroups(groups, 'none'))).toBe('cdab');
  });

  it('ranks only what stands outside the limits of chance; the rest lies between, by its size', () => {
    const chance = (side: Side) => ({ mean: 50, low: 45, high: 55, side });
    const placed = [
      { ...group('a', 49, 10), chance: chance('within') },
      { ...group('b', 60, 30), chance: chance('high') },
      { ...group('c', 54, 20), chance: chance('within') },
      { ...group('d', 51, 90), chance: chance('within') },
      { ...group('e', 65, 20), chance: chance('high') },
      { ...group('f', 40, 20), chance: chance('low') },
      { ...group('g', null, 3), chance: null },
    ];
    expect(keys(sortGroups(placed, 'higher'))).toBe('ebdcafg');
    expect(keys(sortGroups(placed, 'lower'))).toBe('fdcabeg');
    expect(keys(sortGroups(placed, 'none'))).toBe('ebdcafg');
  });

  it('that is too long keeps the groups with the most behind them, in their order', () => {
    expect(keys(largestGroups(groups, 2))).toBe('cd');
    expect(keys(largestGroups(groups, 4))).toBe('abcd');
  });

  it('draws neither bar nor interval for an absent value', () => {
    expect(breakdownRows([group('b', null)])[0]).toMatchObject({ value: null, doubt: null });
    expect(breakdownRows([group('a', 5)])[0]).toMatchObject({ value: 5, doubt: [2, 2] });
  });

  it('cuts long names with an ellipsis and gives labels the room they need', () => {
    expect(cutText('Billing', 170)).toBe('Billing');
    expect(cutText('Digital channels and applications', 120)).toMatch(/^Digital .*…$/);
    expect(textWidth(['8 h 19 min · n 1,531'])).toBeGreaterThan(120);
    // 103.0 px in Chromium at 12 px, and the gap that the axis leaves.
    expect(textWidth(['Dammam Corniche'])).toBeGreaterThan(103 + 8);
  });
});

describe('a spark', () => {
  const empty = { band: null, targets: [], isLastProvisional: false };

  it('breaks its line at a gap', () => {
    const { line } = drawSpark({ ...empty, values: [1, 2, null, 3, 4] });
    expect(line.match(/M/g)).toHaveLength(2);
  });

  it('has no last point when the last week has no value', () => {
    expect(drawSpark({ ...empty, values: [1, 2, null] }).last).toBeNull();
  });

  it('of amounts shows how much they changed, and not only that they did', () => {
    const { last } = drawSpark({ ...empty, values: [134, 133], least: 0 });
    // Nearly all of its height above nothing.
    expect(last?.y).toBeLessThan(SPARK_HEIGHT / 8);
  });

  it('draws each target over the weeks in which it held', () => {
    const drawn = (targets: (number | null)[]) =>
      drawSpark({ ...empty, values: targets.map(() => 1), targets }).target;
    expect(drawn([2, 2, 2])).toMatch(/^M0 [\d.]+H120$/);
    // A raised target is a step up, halfway between the two weeks.
    const [, first, edge, second] =
      /^M0 ([\d.]+)H([\d.]+)V([\d.]+)H120$/.exec(drawn([2, 2, 3])) ?? [];
    expect(Number(second)).toBeLessThan(Number(first));
    expect(Number(edge)).toBeCloseTo(3 + 1.5 * 57, 1);
    expect(drawn([null, null, 2])).toMatch(/^M[\d.]+ [\d.]+H120$/);
    expect(drawn([2, null, null])).toMatch(/^M0 [\d.]+H[\d.]+$/);
    expect(drawn([null, null])).toBe('');
  });

  it('dashes the stretch to a provisional week', () => {
    const drawing = drawSpark({ ...empty, values: [1, 2, 3], isLastProvisional: true });
    expect(drawing.dashed).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
    expect(drawing.line.match(/L/g)).toHaveLength(1);
  });

  it('stays inside its box, with band and target, also when nothing moves or nothing is there', () => {
    const value = fc.option(fc.double({ min: -100, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 13 }), (weeks) => {
        const values = weeks.map(([of]) => of);
        const targets = weeks.map(([, target]) => target);
        const drawing = drawSpark({ ...empty, values, targets, band: { low: 10, high: 20 } });
        expect(`${drawing.line}${drawing.dashed}${drawing.target}`).not.toMatch(/NaN|Infinity/);
        const levels = [...drawing.target.matchAll(/(?:M[\d.]+ |V)([\d.]+)/g)].map(([, y]) =>
          Number(y),
        );
        for (const y of [drawing.last?.y, drawing.band?.y, ...levels]) {
          if (y === undefined) continue;
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(SPARK_HEIGHT);
        }
        expect(drawing.last?.x ?? 0).toBeLessThanOrEqual(SPARK_WIDTH);
      }),
    );
  });
});
