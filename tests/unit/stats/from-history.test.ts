import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCount } from '#server/domain/stats/expected-count.ts';
import { baseline, judgeNext, nextVariance } from '#server/domain/stats/history.ts';
import { countRange, countTwoSided } from '#server/domain/stats/negative-binomial.ts';

const counts = fc.array(
  fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2_000_000 })),
  { minLength: 16, maxLength: 120 },
);

describe('an expected count', () => {
  it('of an even history is its level, with hardly more spread than chance', () => {
    const model = expectedCount(Array.from({ length: 40 }, (_, i) => 100 + (i % 2 === 0 ? 9 : -9)));
    expect(model.mean).toBeCloseTo(100, 0);
    // Pearson: 81/100 per period is below 1, so 1; times the doubt about level and dispersion, some 10 %.
    expect(model.dispersion).toBeGreaterThan(1);
    expect(model.dispersion).toBeLessThan(1.25);
  });

  it('knows as dispersion how much more the history varies than chance', () => {
    // Pearson by hand: deviations of ±40 around 100 give 1600/100 = 16 per period, 38 of 36 degrees of freedom.
    const model = expectedCount(
      Array.from({ length: 40 }, (_, i) => 100 + (i % 2 === 0 ? 40 : -40)),
    );
    expect(model.dispersion).toBeGreaterThan(16);
    expect(model.dispersion).toBeLessThan(20);
  });

  it('leaves the newest two periods out, so that a burst does not raise its own bar', () => {
    const calm = Array.from({ length: 30 }, (_, i) => 50 + (i % 3));
    expect(expectedCount([...calm, 500, 500])).toEqual(expectedCount([...calm, 50, 50]));
  });

  it('is not blinded by one burst long ago, and takes neither it nor a step for a trend', () => {
    const calm = Array.from({ length: 40 }, (_, i) => 100 + 10 * ((i % 3) - 1));
    const burst = expectedCount(calm.with(30, 900));
    expect(burst.mean).toBeGreaterThan(95);
    expect(burst.mean).toBeLessThan(110);
    expect(countTwoSided(200, burst)).toBeLessThan(0.05);
    const started = expectedCount([...Array.from({ length: 30 }, () => 0), ...calm.slice(0, 12)]);
    expect(started.mean).toBeLessThan(130);
  });

  it('of nothing ever is next to nothing', () => {
    expect(expectedCount(Array.from({ length: 20 }, () => 0)).mean).toBeCloseTo(0.5 / 18, 12);
  });

  it('gives a usable judgement after any history', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 5_000_000 }), (history, next) => {
        const model = expectedCount(history);
        expect(Number.isFinite(model.mean)).toBe(true);
        expect(model.mean).toBeGreaterThan(0);
        expect(model.dispersion).toBeGreaterThanOrEqual(1);
        expect(Number.isFinite(model.dispersion)).toBe(true);
        const p = countTwoSided(next, model);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        const { low, high } = countRange(model);
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a baseline', () => {
  const points = fc.array(
    fc.record({
      value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      se: fc.double({ min: 0, max: 1e4, noNaN: true }),
      n: fc.integer({ min: 1, max: 100_000 }),
    }),
    { minLength: 16, maxLength: 60 },
  );

  it('lies within its history, has a between-period variance above 0, and gives a p', () => {
    fc.assert(
      fc.property(points, (history) => {
        const base = baseline(history);
        const last = history.slice(-40).map(({ value }) => value);
        expect(base.mean).toBeGreaterThanOrEqual(Math.min(...last) - 1e-6);
        expect(base.mean).toBeLessThanOrEqual(Math.max(...last) + 1e-6);
        expect(base.between).toBeGreaterThan(0);
        const { p, low, high } = judgeNext(base, { value: 0, n: 50 });
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(base.mean);
        expect(high).toBeGreaterThanOrEqual(base.mean);
      }),
      { numRuns: 200 },
    );
  });

  it('weighs a week by what it rests on', () => {
    // Sampling variance 100/n and no more spread than that: the plain mean of all answers, by hand
    // (15 · 100 · 50 + 1 · 900 · 53) / (1500 + 900) = 51.125; between-period variance only adds a floor of 0.25 %.
    const many = { value: 53, se: 10 / 30, n: 900 };
    const few = { value: 50, se: 1, n: 100 };
    const mixed = Array.from({ length: 15 }, (_, i) => ({
      ...few,
      value: 50 + (i % 2 ? 0.9 : -0.9),
    }));
    const { mean } = baseline([...mixed, many]);
    expect(mean).toBeGreaterThan(50.1);
    expect(mean).toBeLessThan(51.2);
  });

  it('finds the spread between periods that chance does not explain', () => {
    // Values ±6 around 50, each with standard error 2: total variance 36, of it 4 by chance.
    const history = Array.from({ length: 40 }, (_, i) => ({
      value: 50 + (i % 2 === 0 ? 6 : -6),
      se: 2,
      n: 100,
    }));
    const base = baseline(history);
    expect(base.mean).toBeCloseTo(50, 6);
    // The cut at two standard deviations never bites here, but its expected effect is taken off: 36 · 40/39 / 0.9205 − 4.
    expect(base.between).toBeCloseTo((36 * 40) / 39 / 0.9205 - 4, 1);
    expect(nextVariance(base, 100)).toBeCloseTo(base.between + 4 + base.meanVariance, 9);
  });
});
