import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '#server/domain/stats/false-discovery.ts';
import { meanInterval } from '#server/domain/stats/mean.ts';
import {
  newcombe,
  oneProportionTest,
  twoProportionTest,
  wilson,
} from '#server/domain/stats/proportion.ts';
import { welchTest } from '#server/domain/stats/welch.ts';

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('the test of two shares', () => {
  it('says p < 0.05 exactly when Newcombe’s interval excludes 0, in both directions', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { low, high } = newcombe(a, b);
        const p = twoProportionTest(a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        if (Math.abs(p - 0.05) > 1e-9) expect(p < 0.05).toBe(low > 0 || high < 0);
        expect(twoProportionTest(b, a)).toBeCloseTo(p, 12);
      }),
    );
  });

  it('sees a large difference and no difference', () => {
    expect(twoProportionTest({ hits: 900, n: 1000 }, { hits: 600, n: 1000 })).toBeLessThan(1e-9);
    expect(twoProportionTest({ hits: 45, n: 50 }, { hits: 90, n: 100 })).toBe(1);
  });
});

describe('the test of one share', () => {
  it('is the score test: 24 of 30 against 90 % gives z = −1.826, p = 0.0679', () => {
    // mpmath: (0.8 − 0.9) / √(0.9 · 0.1 / 30) = −1.8257419
    expect(oneProportionTest({ hits: 24, n: 30 }, 0.9)).toBeCloseTo(0.067889155, 8);
  });

  it('says p < 0.05 exactly when the Wilson interval excludes the target', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 99 }), (a, percent) => {
        const { low, high } = wilson(a);
        const target = percent / 100;
        const p = oneProportionTest(a, target);
        if (Math.abs(p - 0.05) > 1e-9) expect(p < 0.05).toBe(target < low || target > high);
      }),
    );
  });
});

describe('Welch’s test', () => {
  it('gives the p of a worked example', () => {
    // mpmath with the formulas of Welch 1947: t = −2.84 / √(0.186 + 1.152) = −2.4552, df = 17.12, p = 0.02505855878.
    const p = welchTest(
      { value: 20.82, se: Math.sqrt(0.186), n: 15 },
      { value: 23.66, se: Math.sqrt(1.152), n: 14 },
    );
    expect(p).toBeCloseTo(0.02505855878, 9);
  });

  it('needs no spread to see that two constants are equal or not', () => {
    expect(welchTest({ value: 1, se: 0, n: 9 }, { value: 1, se: 0, n: 9 })).toBe(1);
    expect(welchTest({ value: 1, se: 0, n: 9 }, { value: 2, se: 0, n: 9 })).toBe(0);
  });
});

describe('the mean', () => {
  it('is absent of nothing and has no bounds of one observation', () => {
    expect(meanInterval(0, 0, 0)).toBeNull();
    expect(meanInterval(1, 5, 25)).toEqual({ mean: 5, low: null, high: null });
  });
});

describe('the false-discovery bound', () => {
  it('rejects as in the example of Benjamini & Hochberg 1995', () => {
    // Section 3 of the paper: 15 p values, at q = 0.05 exactly the first four are called real.
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(ps, 0.05)).toEqual(ps.map((_, i) => i < 4));
    expect(benjaminiHochberg(ps.toReversed(), 0.05)).toEqual(ps.map((_, i) => i >= 11));
  });

  it('calls nothing real in an empty family', () => {
    expect(benjaminiHochberg([], 0.1)).toEqual([]);
  });
});
