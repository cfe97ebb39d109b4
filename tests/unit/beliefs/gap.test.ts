import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beliefValue, perceptionGap } from '#server/domain/beliefs/gap.ts';
import { roundState } from '#server/domain/beliefs/round.ts';
import { shareValue } from '#server/domain/metrics/measured.ts';

const customers = (hits: number, n: number) => shareValue(hits, n, 5);

/*
 * Newcombe 1998, Statistics in Medicine 17:873, table II, method 10 (four decimals there); the two other rows are the
 * project's metric definitions, section 4 (two decimals).
 */
const PUBLISHED = [
  { leaders: [56, 70], customers: [48, 80], value: 20, low: 5.24, high: 33.39 },
  { leaders: [450, 500], customers: [430, 500], value: 4, low: -0.04, high: 8.05 },
  { leaders: [24, 30], customers: [20, 30], value: 13.33, low: -8.99, high: 34.07 },
] as const;

/** Newcombe's method 10 written out once more, from Wilson's bounds as roots of (x − p)² = z²·x(1 − x)/n. */
function byRoots([a, m]: readonly [number, number], [b, n]: readonly [number, number]) {
  const roots = (hits: number, size: number): [number, number] => {
    const zz = 1.959963984540054 ** 2 / size;
    const p = hits / size;
    const half = Math.sqrt((2 * p + zz) ** 2 - 4 * (1 + zz) * p * p);
    return [(2 * p + zz - half) / (2 * (1 + zz)), (2 * p + zz + half) / (2 * (1 + zz))];
  };
  const [l1, u1] = roots(a, m);
  const [l2, u2] = roots(b, n);
  const d = a / m - b / n;
  return {
    low: 100 * (d - Math.sqrt((a / m - l1) ** 2 + (u2 - b / n) ** 2)),
    high: 100 * (d + Math.sqrt((u1 - a / m) ** 2 + (b / n - l2) ** 2)),
  };
}

/** Answers of leaders and of customers of whom enough answered. */
const answers = (fewest: number) =>
  fc
    .integer({ min: fewest, max: 400 })
    .chain((n) => fc.integer({ min: 0, max: n }).map((hits) => [hits, n] as const));

describe('the perception gap', () => {
  it.each(PUBLISHED)('has the published interval of $leaders against $customers', (row) => {
    const gap = perceptionGap(
      beliefValue(shareOf(row.leaders)),
      customers(row.customers[0], row.customers[1]),
    );
    expect(gap?.value).toBeCloseTo(row.value, 2);
    expect(gap?.low).toBeCloseTo(row.low, 2);
    expect(gap?.high).toBeCloseTo(row.high, 2);
    expect(gap?.verdict).toBe(row.low > 0 ? 'leaders_higher' : 'no_gap');
  });

  it('is Newcombe’s method 10 of the counts for any numbers, and says what its interval says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(answers(5), answers(30), (one, other) => {
        const gap = perceptionGap(beliefValue(shareOf(one)), customers(other[0], other[1]));
        if (!gap) throw new Error('enough have answered');
        const expected = byRoots(one, other);
        expect(gap.value).toBeCloseTo(100 * (one[0] / one[1] - other[0] / other[1]), 9);
        expect(gap.low).toBeCloseTo(expected.low, 6);
        expect(gap.high).toBeCloseTo(expected.high, 6);
        expect(gap.low).toBeGreaterThanOrEqual(-100 - 1e-9);
        expect(gap.high).toBeLessThanOrEqual(100 + 1e-9);
        expect(gap.low <= gap.value && gap.value <= gap.high).toBe(true);
        const isAbove = gap.low > 0;
        const isBelow = gap.high < 0;
        expect(gap.verdict).toBe(
          isAbove ? 'leaders_higher' : isBelow ? 'customers_higher' : 'no_gap',
        );
        seen.add(gap.verdict);
      }),
    );
    expect(seen).toEqual(new Set(['leaders_higher', 'no_gap', 'customers_higher']));
  });

  it('is not told below five leaders, below thirty customers, or without a value of theirs', () => {
    expect(perceptionGap(beliefValue({ hits: 4, n: 4 }), customers(10, 100))).toBeNull();
    expect(perceptionGap(beliefValue({ hits: 5, n: 5 }), customers(3, 29))).toBeNull();
    const hidden = { ...customers(10, 100), value: null, low: null, high: null };
    expect(perceptionGap(beliefValue({ hits: 5, n: 5 }), hidden)).toBeNull();
    expect(perceptionGap(beliefValue({ hits: 5, n: 5 }), customers(3, 30))?.verdict).toBe(
      'leaders_higher',
    );
  });

  it('has no share of leaders to show below five of them', () => {
    expect(beliefValue({ hits: 0, n: 4 })).toMatchObject({ value: null, states: ['too_few'] });
    expect(beliefValue({ hits: 0, n: 0 })).toMatchObject({ value: null, states: ['no_data'] });
    expect(beliefValue({ hits: 4, n: 5 })).toMatchObject({ value: 80, n: 5, states: [] });
  });
});

describe('a round of questions', () => {
  const round = { from: 100, to: 110, isClosed: false, isTakenBack: false };

  it('is open from its first day up to the one that ends it', () => {
    const states = [99, 100, 109, 110].map((day) => roundState(round, day));
    expect(states).toEqual(['coming', 'open', 'open', 'closed']);
  });

  it('stays closed when somebody closed it, and never was when it was taken back', () => {
    expect(roundState({ ...round, isClosed: true }, 105)).toBe('closed');
    const gone = { ...round, isTakenBack: true };
    expect([99, 105, 120].map((day) => roundState(gone, day))).toEqual([
      'taken_back',
      'taken_back',
      'taken_back',
    ]);
  });
});

function shareOf([hits, n]: readonly [number, number]) {
  return { hits, n };
}
