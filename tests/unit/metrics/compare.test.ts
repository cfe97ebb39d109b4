import { describe, expect, it } from 'vitest';
import { compareValues } from '#server/domain/metrics/compare.ts';
import { meanValue, quantileValue } from '#server/domain/metrics/measured.ts';
import { metric, net, plain, share } from './values.ts';

const csat = metric('csat');

describe('a labelled comparison', () => {
  it('with the week before or last year is the two-sample test', () => {
    const found = compareValues(csat, 'last_year', share(450, 500), share(430, 500));
    expect(found.change).toBeCloseTo(4, 10);
    // Newcombe's 95 % interval is [−0.04, 8.05]: it just holds 0.
    expect(found.p).toBeGreaterThan(0.05);
    expect(found.p).toBeLessThan(0.06);
    expect(
      compareValues(metric('nps'), 'previous', net(58, 18, 100), net(50, 20, 100)).p,
    ).toBeCloseTo(0.371, 3);
  });

  it('with the target is the one-sample test', () => {
    const target = { ...plain(90, 0) };
    // Wilson of 24/30 is [62.69, 90.49] and holds 90; score test p = 0.0679 (mpmath).
    const found = compareValues(csat, 'target', share(24, 30), target);
    expect(found.change).toBeCloseTo(-10, 10);
    expect(found.p).toBeCloseTo(0.0679, 4);
    expect(compareValues(csat, 'target', share(24, 30), plain(91, 0)).p).toBeLessThan(0.05);
    // NPS 30 of 100 has the interval [14.05, 44.20].
    expect(
      compareValues(metric('nps'), 'target', net(50, 20, 100), plain(44, 0)).p,
    ).toBeGreaterThan(0.05);
    expect(compareValues(metric('nps'), 'target', net(50, 20, 100), plain(45, 0)).p).toBeLessThan(
      0.05,
    );
  });

  it('with the 13-week median is only a change', () => {
    expect(compareValues(csat, 'median13', share(450, 500), plain(80, 500))).toEqual({
      change: 10,
      p: null,
    });
  });

  it('is absent when either value is', () => {
    const nothing = share(0, 0);
    expect(compareValues(csat, 'previous', share(450, 500), nothing)).toEqual({
      change: null,
      p: null,
    });
    expect(compareValues(csat, 'target', nothing, plain(80, 0))).toEqual({ change: null, p: null });
  });

  it('has no test for counts, averages of sums and too few answers', () => {
    expect(compareValues(metric('volume'), 'previous', plain(300), plain(200))).toEqual({
      change: 100,
      p: null,
    });
    expect(
      compareValues(metric('talk_time'), 'target', plain(300, 99), plain(200, 0)).p,
    ).toBeNull();
    expect(compareValues(csat, 'previous', share(20, 29), share(430, 500)).p).toBeNull();
    expect(compareValues(csat, 'target', share(20, 29), plain(80, 0)).p).toBeNull();
  });

  it('of two averages is Welch’s test', () => {
    // mpmath: means 2 and 2.5, variances 1 and 1, n 50 each: t = −2.5, df = 98, p = 0.014079.
    const squares = (mean: number): number => 49 + 50 * mean * mean;
    const a = meanValue(50, 100, squares(2), 20, [0, null]);
    const b = meanValue(50, 125, squares(2.5), 20, [0, null]);
    expect(compareValues(metric('transfers'), 'previous', a, b).p).toBeCloseTo(0.014079, 5);
  });

  it('of two medians sees a doubling and not a wobble', () => {
    const times = (scale: number): number[] =>
      Array.from({ length: 200 }, (_, i) => Math.round(scale * (i + 1)));
    const of = (scale: number) =>
      quantileValue({ n: 200, seconds: times(scale), bins: null }, 0.5, 10);
    const median = metric('resolve_median');
    expect(compareValues(median, 'previous', of(100), of(50)).p).toBeLessThan(0.001);
    expect(compareValues(median, 'previous', of(100), of(98)).p).toBeGreaterThan(0.5);
  });
});
