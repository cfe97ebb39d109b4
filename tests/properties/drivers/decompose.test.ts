import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompose } from '#server/domain/drivers/decompose.ts';
import type { Part } from '#server/domain/drivers/part.ts';
import { NOTHING, together, without } from '#server/domain/drivers/part.ts';
import type { Segment } from '#server/domain/drivers/segment.ts';
import { LEAST, pooled } from '#server/domain/drivers/segment.ts';
import { repeats } from '#tests/soak.ts';
import { chanceOf } from './simulated.ts';

const part = fc.oneof(
  { weight: 1, arbitrary: fc.constant(NOTHING) },
  {
    weight: 6,
    arbitrary: fc.record<Part>({
      n: fc.integer({ min: 1, max: 5000 }),
      mean: fc.double({ min: -100, max: 100, noNaN: true }),
      se: fc.double({ min: 0, max: 30, noNaN: true }),
    }),
  },
);
const segments = fc
  .array(fc.record({ before: part, after: part }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one, key): Segment<number> => ({ keys: [key], ...one })));

const meanOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { n, mean }) => sum + n * mean, 0) / parts.reduce((sum, { n }) => sum + n, 0);
const isThere = (all: readonly Segment<number>[]): boolean =>
  all.some(({ before }) => before.n > 0) && all.some(({ after }) => after.n > 0);

describe('a change taken apart', () => {
  it('adds up to the change of the whole, which is worked out from all records', () => {
    fc.assert(
      fc.property(segments.filter(isThere), (all) => {
        const found = decompose(all);
        const change =
          meanOf(all.map(({ after }) => after)) - meanOf(all.map(({ before }) => before));
        const sum = found?.contributions.reduce((total, one) => total + one.total, 0) ?? Number.NaN;
        expect(Math.abs((found?.change ?? Number.NaN) - change)).toBeLessThan(1e-9);
        expect(Math.abs(sum - change)).toBeLessThan(1e-9);
      }),
      { numRuns: repeats(1000, 100_000) },
    );
  });

  it('is the mean over both orders in which shares and rates may have changed', () => {
    const whole = fc.array(
      fc.record({
        n: fc.tuple(fc.integer({ min: LEAST, max: 900 }), fc.integer({ min: LEAST, max: 900 })),
        mean: fc.tuple(
          fc.double({ min: 0, max: 100, noNaN: true }),
          fc.double({ min: 0, max: 100, noNaN: true }),
        ),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(whole, (all) => {
        const shares = [0, 1].map((at) => {
          const sum = all.reduce((total, { n }) => total + (n[at] ?? 0), 0);
          return all.map(({ n }) => (n[at] ?? 0) / sum);
        });
        // The whole with the shares of one period and the rates of another.
        const value = (share: number, rate: number): number =>
          all.reduce((sum, { mean }, i) => sum + (shares[share]?.[i] ?? 0) * (mean[rate] ?? 0), 0);
        const mix = (value(1, 0) - value(0, 0) + value(1, 1) - value(0, 1)) / 2;
        const rate = (value(0, 1) - value(0, 0) + value(1, 1) - value(1, 0)) / 2;
        const found = decompose(
          all.map(({ n, mean }, key) => ({
            keys: [key],
            before: { n: n[0], mean: mean[0], se: 1 },
            after: { n: n[1], mean: mean[1], se: 1 },
          })),
        );
        const sums = found?.contributions.reduce(
          (sum, one) => ({ mix: sum.mix + one.mix, rate: sum.rate + one.rate }),
          { mix: 0, rate: 0 },
        );
        expect(sums?.mix).toBeCloseTo(mix, 9);
        expect(sums?.rate).toBeCloseTo(rate, 9);
      }),
    );
  });

  it('does not depend on the order of the segments', () => {
    fc.assert(
      fc.property(segments.filter(isThere), fc.integer(), (all, seed) => {
        const chance = chanceOf(seed);
        const shuffled = all
          .map((one) => ({ one, place: chance() }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        const totals = (of: readonly Segment<number>[]) =>
          new Map(
            decompose(of)?.contributions.map(({ keys, total }) => [
              keys.toSorted((a, b) => a - b).join(),
              total,
            ]),
          );
        const other = totals(shuffled);
        for (const [keys, total] of totals(all)) expect(other.get(keys)).toBeCloseTo(total, 8);
      }),
    );
  });

  it('calls a segment that is new or gone all mix', () => {
    const found = decompose([
      { keys: ['old'], before: { n: 100, mean: 50, se: 5 }, after: { n: 100, mean: 50, se: 5 } },
      { keys: ['new'], before: NOTHING, after: { n: 100, mean: 10, se: 5 } },
    ]);
    expect(found?.change).toBe(-20);
    expect(found?.contributions.map(({ rate }) => rate)).toEqual([0, 0]);
    expect(found?.contributions.reduce((sum, { mix }) => sum + mix, 0)).toBeCloseTo(-20, 12);
  });

  it('is none where a period has no records', () => {
    const empty = { keys: ['a'], before: NOTHING, after: { n: 100, mean: 10, se: 5 } };
    expect(decompose([empty])).toBeNull();
    expect(decompose([])).toBeNull();
  });

  it('has intervals that hold the true contribution in 95 of 100 cases', () => {
    const chance = chanceOf(11);
    const truth = [
      { share: [0.5, 0.4], rate: [0.6, 0.6] },
      { share: [0.3, 0.3], rate: [0.5, 0.4] },
      { share: [0.2, 0.3], rate: [0.3, 0.3] },
    ];
    const N = 800;
    const draw = (period: number): Part[] => {
      const hits = truth.map(() => ({ n: 0, yes: 0 }));
      for (let i = 0; i < N; i++) {
        let at = 0;
        for (let left = chance(); ; at++) {
          left -= truth[at]?.share[period] ?? 1;
          if (left < 0 || at === truth.length - 1) break;
        }
        const hit = hits[at];
        if (!hit) continue;
        hit.n++;
        if (chance() < (truth[at]?.rate[period] ?? 0)) hit.yes++;
      }
      return hits.map(({ n, yes }) => {
        const p = yes / n;
        return { n, mean: 100 * p, se: 100 * Math.sqrt((p * (1 - p)) / n) };
      });
    };
    const exact = decompose(
      truth.map(({ share, rate }, key) => {
        const of = (at: number): Part => ({
          n: 1e9 * (share[at] ?? 0),
          mean: 100 * (rate[at] ?? 0),
          se: 0,
        });
        return { keys: [key], before: of(0), after: of(1) };
      }),
    );
    const runs = repeats(600, 6000);
    const held = truth.map(() => 0);
    for (let run = 0; run < runs; run++) {
      const [before, after] = [draw(0), draw(1)];
      const found = decompose(
        truth.map((_, key) => ({
          keys: [key],
          before: before[key] ?? NOTHING,
          after: after[key] ?? NOTHING,
        })),
      );
      found?.contributions.forEach(({ low, high }, key) => {
        const true_ = exact?.contributions[key]?.total ?? Number.NaN;
        if (low <= true_ && true_ <= high) held[key] = (held[key] ?? 0) + 1;
      });
    }
    // Four standard deviations of the count below 95 %.
    const least = 0.95 - 4 * Math.sqrt((0.95 * 0.05) / runs);
    for (const count of held) expect(count / runs).toBeGreaterThan(least);
  });
});

describe('parts of a mean', () => {
  it('together are all their records, and without one of them are the others', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 6 }), (parts) => {
        const [piece = NOTHING, ...others] = parts;
        const left = without(together(parts), piece);
        const other = together(others);
        expect(left.n).toBe(other.n);
        if (other.n === 0) return;
        const scale = together(parts).n / other.n;
        expect(Math.abs(left.mean - other.mean)).toBeLessThan(1e-9 * scale * 100);
        expect(Math.abs(left.se - other.se)).toBeLessThan(1e-4 * scale + 1e-6);
      }),
    );
  });

  it('that are too small by themselves are one, and nothing is lost', () => {
    fc.assert(
      fc.property(segments, (all) => {
        const parts = pooled(all);
        expect(parts.flatMap(({ keys }) => keys).sort((a, b) => a - b)).toEqual(
          all.map((_, i) => i),
        );
        const small = parts.filter(({ before, after }) => Math.min(before.n, after.n) < LEAST);
        expect(small.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
