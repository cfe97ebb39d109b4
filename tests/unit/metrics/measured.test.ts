import { describe, expect, it } from 'vitest';
import { durationBins, listsOf, type Duration } from '#server/domain/counters/parts.ts';
import { metricById } from '#server/domain/metrics/catalogue.ts';
import {
  EXACT_BELOW,
  meanValue,
  quantileValue,
  shareValue,
} from '#server/domain/metrics/measured.ts';
import { zeroIfCovered } from '#server/domain/metrics/zero.ts';

function seconds(n: number): Duration {
  return { n, seconds: Array.from({ length: n }, (_, i) => (i * 7919) % 100_003), bins: null };
}

function binsOnly(duration: Duration): Duration {
  return { n: duration.n, seconds: null, bins: durationBins(duration) };
}

describe('a quantile', () => {
  it('is exact below 5,000 values and says so', () => {
    // 1, 2 … 11: the median is 6; ranks 2 and 10 bound it with 98.8 % (binomial table, n = 11).
    const few = { n: 11, seconds: [11, 1, 10, 2, 9, 3, 8, 4, 7, 5, 6], bins: null };
    expect(quantileValue(few, 0.5, 10)).toEqual({
      value: 6,
      low: 2,
      high: 10,
      n: 11,
      states: [],
      exact: true,
    });
    expect(quantileValue(seconds(EXACT_BELOW - 1), 0.5, 10).exact).toBe(true);
  });

  it('is read from bins from 5,000 on, the same whether or not the seconds are at hand', () => {
    const many = seconds(EXACT_BELOW);
    const found = quantileValue(many, 0.9, 10);
    expect(found.exact).toBe(false);
    expect(quantileValue(binsOnly(many), 0.9, 10)).toEqual(found);
    const sorted = listsOf(many.seconds ?? [])
      .flatMap((list) => [...list])
      .toSorted((a, b) => a - b);
    const exact = sorted[4499] ?? 0;
    expect(Math.abs((found.value ?? 0) / exact - 1)).toBeLessThan(0.0101);
  });

  it('is read from bins below 5,000 when only bins are known', () => {
    expect(quantileValue(binsOnly(seconds(200)), 0.5, 10).exact).toBe(false);
  });

  it('has no interval where no ranks bound it', () => {
    expect(quantileValue(seconds(35), 0.9, 10)).toMatchObject({
      low: null,
      high: null,
      states: [],
    });
    expect(quantileValue(seconds(36), 0.9, 10).high).not.toBeNull();
  });

  it('does not remember values that have changed', () => {
    const growing: number[] = [1, 2, 3];
    expect(quantileValue({ n: 3, seconds: growing, bins: null }, 0.5, 1).value).toBe(2);
    growing.push(100, 101);
    expect(quantileValue({ n: 5, seconds: growing, bins: null }, 0.5, 1).value).toBe(3);
  });
});

describe('floors', () => {
  it('make one answer too few the difference between a value and none', () => {
    expect(shareValue(3, 4, 5)).toEqual({
      value: null,
      low: null,
      high: null,
      n: 4,
      states: ['too_few'],
      exact: true,
    });
    expect(shareValue(3, 5, 5)).toMatchObject({ value: 60, n: 5, states: [] });
  });

  it('keep the interval of a mean inside its range', () => {
    // 5 answers: 7, 7, 7, 7, 1: mean 5.8 ± 2.776 · 2.683 / √5 = ± 3.33 would pass 7.
    expect(meanValue(5, 29, 197, 5, [1, 7])).toMatchObject({ value: 5.8, high: 7 });
  });
});

describe('nothing counted', () => {
  const volume = metricById('volume');
  const median = metricById('resolve_median');
  const none = quantileValue(undefined, 0.5, 10);

  it('becomes a true 0 for a count whose period is covered by data, and for nothing else', () => {
    if (!volume || !median) throw new Error('the catalogue has changed');
    expect(zeroIfCovered(volume, none, true)).toMatchObject({ value: 0, n: 0, states: [] });
    expect(zeroIfCovered(volume, none, false)).toEqual(none);
    expect(zeroIfCovered(median, none, true)).toEqual(none);
    const suppressed = { ...none, states: ['suppressed' as const] };
    expect(zeroIfCovered(volume, suppressed, true)).toEqual(suppressed);
  });
});
