import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bins } from '#server/domain/counters/bins.ts';
import { BIN_PLACES, binEdges, binOf, firstSecondOf } from '#server/domain/counters/bins.ts';
import { binnedQuantile } from '#server/domain/stats/binned-quantile.ts';
import { binnedPart, BinnedSeconds } from '#server/domain/stats/binned-seconds.ts';
import { binomialCdf, orderRanks } from '#server/domain/stats/order-ranks.ts';
import { orderStatistics } from '#server/domain/stats/order-statistics.ts';
import { sortedQuantile } from '#server/domain/stats/quantile.ts';

function binned(seconds: readonly number[]): Bins {
  const bins = new Int32Array(BIN_PLACES);
  for (const s of seconds) bins[binOf(s)] = (bins[binOf(s)] ?? 0) + 1;
  return bins;
}

const durations = fc.array(fc.integer({ min: 0, max: 30_000_000 }), {
  minLength: 1,
  maxLength: 300,
});

describe('an exact quantile', () => {
  it('interpolates as percentile_cont does', () => {
    // PostgreSQL's documentation of percentile_cont: position p·(n − 1), linear between neighbours. 1,2,3,10 at ½ → 2.5
    expect(sortedQuantile([1, 2, 3, 10], 0.5)).toBe(2.5);
    // R: quantile(c(1, 2, 3, 10), 0.9, type = 7) is 7.9
    expect(sortedQuantile([1, 2, 3, 10], 0.9)).toBeCloseTo(7.9, 12);
    expect(sortedQuantile([7], 0.9)).toBe(7);
    expect(sortedQuantile([1, 2, 3], 1)).toBe(3);
    expect(sortedQuantile([], 0.5)).toBeNull();
  });
});

describe('bounding ranks', () => {
  it('of the 90th percentile exist from 36 observations on', () => {
    // 0.9^35 = 0.0250316 > 2.5 %, 0.9^36 = 0.0225284 (by hand): below 36 no observation is surely above it.
    expect(orderRanks(35, 0.9)).toBeNull();
    expect(orderRanks(36, 0.9)).toMatchObject({ high: 36 });
  });

  it('leave at most 2.5 % on each side and could not be closer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9000 }),
        fc.constantFrom(0.5, 0.9, 0.1, 0.75),
        (n, p) => {
          const ranks = orderRanks(n, p);
          if (!ranks) {
            expect(Math.max((1 - p) ** n, p ** n)).toBeGreaterThan(0.025);
            return;
          }
          expect(binomialCdf(ranks.low - 1, n, p)).toBeLessThanOrEqual(0.025);
          expect(binomialCdf(ranks.low, n, p)).toBeGreaterThan(0.025);
          expect(1 - binomialCdf(ranks.high - 1, n, p)).toBeLessThanOrEqual(0.025 + 1e-12);
          expect(1 - binomialCdf(ranks.high - 2, n, p)).toBeGreaterThan(0.025 - 1e-12);
          const confidence = binomialCdf(ranks.high - 1, n, p) - binomialCdf(ranks.low - 1, n, p);
          expect(confidence).toBeGreaterThanOrEqual(0.95 - 1e-9);
        },
      ),
    );
  });

  it('are the same as searched for with the binomial distribution, for every number of observations', () => {
    // The definition of the lower rank, by bisection over the cumulated distribution (incomplete beta function).
    for (const p of [0.5, 0.9]) {
      for (let n = 1; n <= 10_000; n += n < 400 ? 1 : 37) {
        const lower = (q: number): number => {
          let [low, high] = [0, n];
          while (low < high) {
            const k = Math.ceil((low + high) / 2);
            if (binomialCdf(k - 1, n, q) <= 0.025) low = k;
            else high = k - 1;
          }
          return low;
        };
        const [low, fromTop] = [lower(p), lower(1 - p)];
        const ranks = low < 1 || fromTop < 1 ? null : { low, high: n - fromTop + 1 };
        if (ranks) expect(orderRanks(n, p)).toMatchObject(ranks);
        else expect(orderRanks(n, p)).toBeNull();
      }
    }
  });

  it('join the normal approximation within one rank', () => {
    for (const p of [0.5, 0.9]) {
      const exact = orderRanks(10_000, p);
      const approximate = orderRanks(10_001, p);
      expect(Math.abs((exact?.low ?? 0) - (approximate?.low ?? 99))).toBeLessThanOrEqual(1);
      expect(Math.abs((exact?.high ?? 0) - (approximate?.high ?? 99))).toBeLessThanOrEqual(2);
    }
  });
});

describe('a quantile read from bins', () => {
  it('is within 1 % of the exact one, inside its bounds, and its bounds hold the exact ranks', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.9), (seconds, p) => {
        const sorted = seconds.toSorted((a, b) => a - b);
        const exact = sortedQuantile(sorted, p) ?? 0;
        const found = binnedQuantile(binned(seconds), p);
        expect(Math.abs((found?.value ?? -1) - exact)).toBeLessThanOrEqual(0.0100001 * exact);
        const ranks = orderRanks(seconds.length, p);
        if (!ranks) {
          expect(found).toMatchObject({ low: null, high: null });
          return;
        }
        expect(found?.low).toBeLessThanOrEqual(sorted[ranks.low - 1] ?? -1);
        expect(found?.high).toBeGreaterThanOrEqual((sorted[ranks.high - 1] ?? -1) - 1e-6);
        expect(found?.low).toBeLessThanOrEqual(found?.value ?? -1);
        expect(found?.high).toBeGreaterThanOrEqual(found?.value ?? -1);
      }),
    );
  });

  it('is absent when there is nothing in the bins', () => {
    expect(binnedQuantile(new Int32Array(BIN_PLACES), 0.5)).toBeNull();
  });
});

describe('order statistics', () => {
  it('are what sorting gives, for few and for many, also beyond every bin', () => {
    const many = fc.array(
      fc.oneof(
        fc.nat(100),
        fc.nat(3_000_000),
        fc.constant(0),
        fc.integer({ min: 1e12, max: 9e15 }),
      ),
      { maxLength: 400, size: 'max' },
    );
    fc.assert(
      fc.property(many, (seconds) => {
        const at = orderStatistics(seconds);
        const sorted = seconds.toSorted((a, b) => a - b);
        const ranks = seconds.map((_, i) => i + 1).toReversed();
        expect(ranks.map(at)).toEqual(sorted.toReversed());
        expect(at(0)).toBeNull();
        expect(at(seconds.length + 1)).toBeNull();
      }),
    );
  });
});

describe('bin edges', () => {
  it('hold everything in the bin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seconds) => {
        const [low, high] = binEdges(binOf(seconds));
        expect(low).toBeLessThanOrEqual(seconds);
        expect(high * (1 + 1e-12)).toBeGreaterThanOrEqual(seconds);
      }),
    );
  });

  it('begin with the first duration of each', () => {
    for (let bin = 0; bin < 1150; bin++) {
      const first = firstSecondOf(bin);
      expect(binOf(first)).toBeGreaterThanOrEqual(bin);
      if (first > 0) expect(binOf(first - 1)).toBeLessThan(bin);
    }
  });
});

/** Up to some hundred in two or three bins. */
const nearOneAnother = fc.array(fc.integer({ min: 1_000_000, max: 1_030_000 }), {
  minLength: 1,
  maxLength: 300,
  size: 'max',
});

describe('durations in several lists in the order of their bins', () => {
  it('have the order statistics of all of them sorted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(durations, nearOneAnother), { minLength: 1, maxLength: 4 }),
        (lists) => {
          const parts = lists.map((list) => binnedPart(Float64Array.from(list)));
          const sorted = lists.flat().sort((a, b) => a - b);
          const held = new BinnedSeconds(parts, binned(sorted), sorted.length);
          const ranks = Array.from({ length: sorted.length + 2 }, (_, rank) => rank);
          expect(ranks.map((rank) => held.at(rank))).toEqual([null, ...sorted, null]);
          // In any order of asking: down, and from one end to the other.
          const downward = ranks.toReversed();
          expect(downward.map((rank) => held.at(rank))).toEqual([
            null,
            ...sorted.toReversed(),
            null,
          ]);
          const last = sorted.length;
          expect([1, last, 1].map((rank) => held.at(rank))).toEqual([
            sorted[0],
            sorted[last - 1],
            sorted[0],
          ]);
        },
      ),
    );
  });
});
