import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '#server/domain/stats/beta.ts';
import { logGamma } from '#server/domain/stats/gamma.ts';
import {
  countCdf,
  countQuantile,
  countRange,
  countTail,
  countTwoSided,
} from '#server/domain/stats/negative-binomial.ts';
import {
  normalCdf,
  normalQuantile,
  normalTail,
  normalTwoSided,
} from '#server/domain/stats/normal.ts';
import { studentCdf, studentQuantile, studentTwoSided } from '#server/domain/stats/student.ts';

/* Expected values: mpmath 1.2 at 30 digits (erfc, betainc, gammainc, sums of the probability function). */

function relative(found: number, expected: number): number {
  return Math.abs(found / expected - 1);
}

describe('the normal distribution', () => {
  it.each([
    [0.5, 0.3085375387259869],
    [1, 0.1586552539314571],
    [3, 0.001349898031630095],
    [5, 2.866515718791939e-7],
    [8, 6.220960574271784e-16],
  ])('has the tail beyond %d right to 12 digits', (x, tail) => {
    expect(relative(normalTail(x), tail)).toBeLessThan(1e-12);
    expect(normalCdf(x)).toBeCloseTo(1 - tail, 14);
    expect(normalCdf(-x)).toBe(normalTail(x));
  });

  it.each([
    [0.975, 1.959963984540054],
    [0.8, 0.8416212335729144],
    [0.01, -2.326347874040841],
    [1e-10, -6.361340902404056],
  ])('has the quantile of %d', (p, x) => {
    expect(relative(normalQuantile(p), x)).toBeLessThan(1e-12);
  });

  it('has no finite quantile at 0 and 1 and a two-sided p of 1 at 0', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalTwoSided(0)).toBe(1);
  });
});

describe('Student’s t', () => {
  it.each([
    [0.975, 1, 12.706204736175],
    [0.975, 2, 4.3026527297495],
    [0.975, 5, 2.5705818356363],
    [0.975, 11, 2.2009851600916],
    [0.975, 30, 2.0422724563012],
    [0.995, 10, 3.169272672617],
    [0.975, 1000, 1.9623390808264],
  ])('has the %d quantile at %d degrees of freedom', (p, df, t) => {
    expect(relative(studentQuantile(p, df), t)).toBeLessThan(1e-10);
    expect(studentCdf(t, df)).toBeCloseTo(p, 11);
  });

  it('has the two-sided p of 2 at 10 degrees of freedom', () => {
    expect(studentTwoSided(2, 10)).toBeCloseTo(0.0733880347707, 12);
    expect(studentCdf(-2, 10)).toBeCloseTo(0.0733880347707 / 2, 12);
  });
});

describe('the special functions', () => {
  it('give the logarithm of gamma', () => {
    expect(relative(logGamma(0.5), 0.5723649429247)).toBeLessThan(1e-12);
    expect(relative(logGamma(123.4), 469.336097442191)).toBeLessThan(1e-13);
  });

  it('give the incomplete beta function for small and large parameters', () => {
    expect(relative(incompleteBeta(0.3, 2.5, 3.5), 0.29675298929567)).toBeLessThan(1e-12);
    expect(relative(incompleteBeta(0.28, 200, 500), 0.37299224873812)).toBeLessThan(1e-11);
  });
});

describe('a count', () => {
  it.each([
    { k: 3, mean: 5, dispersion: 2, cdf: 0.36328125, tail: 0.7734375 },
    { k: 10, mean: 5, dispersion: 2, cdf: 0.940765380859, tail: 0.0897827148438 },
    { k: 80, mean: 50, dispersion: 4, cdf: 0.973840523833, tail: 0.0295848670412 },
    { k: 30, mean: 50, dispersion: 4, cdf: 0.0678398688155, tail: 0.943717866691 },
    { k: 3, mean: 5, dispersion: 1, cdf: 0.265025915297, tail: 0.875347980517 },
    { k: 12, mean: 5, dispersion: 1, cdf: 0.997981148373, tail: 0.00545309191301 },
    { k: 120, mean: 100, dispersion: 1, cdf: 0.977330670922, tail: 0.0282303939649 },
  ])('of $k when $mean is expected with dispersion $dispersion', ({ k, cdf, tail, ...model }) => {
    expect(countCdf(k, model)).toBeCloseTo(cdf, 10);
    expect(countTail(k, model)).toBeCloseTo(tail, 10);
    expect(countTwoSided(k, model)).toBeCloseTo(Math.min(1, 2 * Math.min(cdf, tail)), 9);
  });

  it.each([
    { mean: 0.4, dispersion: 1 },
    { mean: 5, dispersion: 2 },
    { mean: 300, dispersion: 8 },
    { mean: 90_000, dispersion: 40 },
  ])('is inside its range exactly when its p is 5 % or more ($mean, $dispersion)', (model) => {
    const { low, high } = countRange(model);
    expect(countTwoSided(low, model)).toBeGreaterThanOrEqual(0.05);
    expect(countTwoSided(high, model)).toBeGreaterThanOrEqual(0.05);
    expect(countTwoSided(high + 1, model)).toBeLessThan(0.05);
    if (low > 0) expect(countTwoSided(low - 1, model)).toBeLessThan(0.05);
  });

  it('has as quantile the first count whose distribution reaches it', () => {
    const model = { mean: 50, dispersion: 4 };
    const k = countQuantile(0.9, model);
    expect(countCdf(k, model)).toBeGreaterThanOrEqual(0.9);
    expect(countCdf(k - 1, model)).toBeLessThan(0.9);
  });
});
