import { describe, expect, it } from 'vitest';
import { meanInterval } from '#server/domain/stats/mean.ts';
import { adjustedNet, netInterval, netScore, twoNetTest } from '#server/domain/stats/nps.ts';
import { binomialCdf, orderRanks } from '#server/domain/stats/order-ranks.ts';
import { newcombe, twoProportionTest, wilson } from '#server/domain/stats/proportion.ts';
import { netSampleSize, shareSampleSize } from '#server/domain/stats/sample-size.ts';
import { processLimits } from '#server/domain/stats/xmr.ts';
import { Z95 } from '#server/domain/stats/normal.ts';

/*
 * Expected values: the test vectors of the project's metric definitions (section 4), computed there independently of
 * this code with z = 1.959964. Each has two decimals, hence the tolerance of half a unit in the last place.
 */
const DECIMALS = 2;

describe('net promoter score', () => {
  it.each([
    { promoters: 50, detractors: 20, n: 100, score: 30, low: 14.05, high: 44.2 },
    { promoters: 6, detractors: 1, n: 10, score: 50, low: -0.2, high: 77.13 },
    { promoters: 210, detractors: 120, n: 400, score: 22.5, low: 13.75, high: 30.91 },
    { promoters: 0, detractors: 0, n: 5, score: 0, low: -30.01, high: 30.01 },
    { promoters: 30, detractors: 0, n: 30, score: 100, low: 78.7, high: 100 },
  ])('of $promoters promoters and $detractors detractors among $n is $score', (vector) => {
    const { low, high } = netInterval(vector);
    expect(netScore(vector)).toBe(vector.score);
    expect(low).toBeCloseTo(vector.low, DECIMALS);
    expect(high).toBeCloseTo(vector.high, DECIMALS);
  });

  it('has an interval that would pass 100 before it is kept inside', () => {
    const { score, se } = adjustedNet({ promoters: 30, detractors: 0, n: 30 });
    expect(score + Z95 * se).toBeCloseTo(103.12, DECIMALS);
  });

  it('does not really change by +10 points on 100 answers each', () => {
    const before = { promoters: 50, detractors: 20, n: 100 };
    const { z, p } = twoNetTest(before, { promoters: 58, detractors: 18, n: 100 });
    expect(z).toBeCloseTo(-0.895, 3);
    expect(p).toBeCloseTo(0.371, 3);
  });

  it('changes from 22.5 to 35 on 400 answers each', () => {
    const before = { promoters: 210, detractors: 120, n: 400 };
    const { z, p } = twoNetTest(before, { promoters: 240, detractors: 100, n: 400 });
    expect(z).toBeCloseTo(-2.034, 3);
    expect(p).toBeCloseTo(0.042, 3);
  });
});

describe('share of successes', () => {
  it.each([
    { hits: 74, n: 107, low: 59.87, high: 77.12 },
    { hits: 24, n: 30, low: 62.69, high: 90.49 },
    { hits: 0, n: 12, low: 0, high: 24.25 },
    { hits: 12, n: 12, low: 75.75, high: 100 },
  ])('$hits of $n has the Wilson interval $low to $high', (vector) => {
    const { low, high } = wilson(vector);
    expect(100 * low).toBeCloseTo(vector.low, DECIMALS);
    expect(100 * high).toBeCloseTo(vector.high, DECIMALS);
  });

  it.each([
    { a: { hits: 450, n: 500 }, b: { hits: 430, n: 500 }, low: -0.04, high: 8.05 },
    { a: { hits: 24, n: 30 }, b: { hits: 20, n: 30 }, low: -8.99, high: 34.07 },
  ])('$a.hits/$a.n against $b.hits/$b.n differs by $low to $high: no real change', (vector) => {
    const { low, high } = newcombe(vector.a, vector.b);
    expect(100 * low).toBeCloseTo(vector.low, DECIMALS);
    expect(100 * high).toBeCloseTo(vector.high, DECIMALS);
    expect(twoProportionTest(vector.a, vector.b)).toBeGreaterThan(0.05);
  });
});

describe('ranks that bound the median with 95 %', () => {
  it('do not exist for 5 observations', () => {
    expect(orderRanks(5, 0.5)).toBeNull();
  });

  it.each([
    { n: 6, low: 1, high: 6, percent: 96.9 },
    { n: 10, low: 2, high: 9, percent: 97.9 },
    { n: 20, low: 6, high: 15, percent: 95.9 },
    { n: 35, low: 12, high: 24, percent: 95.9 },
    { n: 50, low: 18, high: 33, percent: 96.7 },
    { n: 100, low: 40, high: 61, percent: 96.5 },
  ])('are $low and $high of $n, with $percent %', ({ n, low, high, percent }) => {
    expect(orderRanks(n, 0.5)).toEqual({ low, high });
    const confidence = binomialCdf(high - 1, n, 0.5) - binomialCdf(low - 1, n, 0.5);
    expect(100 * confidence).toBeCloseTo(percent, 1);
  });
});

describe('answers needed', () => {
  it.each([
    { halfWidth: 15, usual: 100, worst: 168 },
    { halfWidth: 10, usual: 228, worst: 382 },
    { halfWidth: 7, usual: 468, worst: 781 },
    { halfWidth: 5, usual: 919, worst: 1534 },
    { halfWidth: 3, usual: 2558, worst: 4266 },
  ])('for a net score within $halfWidth points', ({ halfWidth, usual, worst }) => {
    expect(netSampleSize(halfWidth, 0.6)).toBe(usual);
    expect(netSampleSize(halfWidth, 1)).toBe(worst);
  });

  it.each([
    { halfWidth: 10, n: 97 },
    { halfWidth: 5, n: 385 },
    { halfWidth: 3, n: 1068 },
  ])('for a share around one half within $halfWidth points are $n', ({ halfWidth, n }) => {
    expect(shareSampleSize(halfWidth)).toBe(n);
  });
});

describe('ease score', () => {
  it('of 5,6,7,4,5,6,7,3,6,5,2,6 is 5.17 ± 0.97', () => {
    const scores = [5, 6, 7, 4, 5, 6, 7, 3, 6, 5, 2, 6];
    const sum = scores.reduce((total, s) => total + s, 0);
    const squares = scores.reduce((total, s) => total + s * s, 0);
    const found = meanInterval(scores.length, sum, squares);
    expect(found?.mean).toBeCloseTo(5.17, DECIMALS);
    expect(((found?.high ?? 0) - (found?.low ?? 0)) / 2).toBeCloseTo(0.97, DECIMALS);
    expect((100 * scores.filter((s) => s >= 5).length) / scores.length).toBe(75);
  });
});

describe('process-behaviour limits', () => {
  const limits = processLimits([82, 84, 83, 85, 81, 84, 86, 83, 82, 85, 84, 83]);

  it('stand 2.66 mean moving ranges around the mean', () => {
    expect(limits?.mean).toBe(83.5);
    expect(limits?.meanRange).toBeCloseTo(2.0909, 4);
    expect(limits?.low).toBeCloseTo(77.94, DECIMALS);
    expect(limits?.high).toBeCloseTo(89.06, DECIMALS);
    expect(limits?.rangeLimit).toBeCloseTo(6.83, DECIMALS);
  });

  it('make a next value of 76 a signal', () => {
    expect(76).toBeLessThan(limits?.low ?? 0);
  });

  it('are not drawn from fewer than 12 points', () => {
    expect(processLimits([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toBeNull();
  });
});
