import { describe, expect, it } from 'vitest';
import { movesOf, standingOut } from '#server/domain/drivers/standing-out.ts';
import { repeats } from '#tests/soak.ts';
import type { Planted } from './simulated.ts';
import { chanceOf, simulated, SIZES } from './simulated.ts';

const RUNS = repeats(400, 5000);
const ANSWERS = 2500;

/** Out of many simulated changes: how often the planted segment is named first, and how often any is named. */
function tried(points: number): { first: number; any: number } {
  const chance = chanceOf(points + 1);
  let first = 0;
  let any = 0;
  for (let i = 0; i < RUNS; i++) {
    const dimension = Math.floor(chance() * SIZES.length);
    const segment = Math.floor(chance() * (SIZES[dimension] ?? 1));
    const planted: Planted = points === 0 ? null : { dimension, segment, points };
    const [top] = standingOut(simulated(chance, ANSWERS, planted));
    if (!top) continue;
    any++;
    if (top.dimension === dimension && top.segment.keys.join() === String(segment)) first++;
  }
  return { first: first / RUNS, any: any / RUNS };
}

describe('what stands out', () => {
  // Shares of ANALYTICS.md D.
  it.each([
    [15, 0.25],
    [25, 0.65],
    [40, 0.95],
  ])(
    'is the one segment that fell by %d points, named first in at least %d of cases',
    (points, share) => {
      expect(tried(points).first).toBeGreaterThanOrEqual(share);
    },
  );

  it('is nothing in 95 of 100 cases in which nothing happened', () => {
    // Three standard deviations of the count above 5 %.
    expect(tried(0).any).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS));
  });

  it('is not what moved as everything else did', () => {
    const fell = (key: string, n: number) => ({
      keys: [key],
      before: { n, mean: 60, se: 1 },
      after: { n, mean: 30, se: 1 },
    });
    expect(standingOut([[fell('a', 500), fell('b', 900), fell('c', 400)]])).toEqual([]);
  });

  it('is not moved by shares that shift among the others', () => {
    const still = (key: string, before: number, after: number, mean: number) => ({
      keys: [key],
      before: { n: before, mean, se: 1 },
      after: { n: after, mean, se: 1 },
    });
    const moves = movesOf([
      still('a', 500, 500, 50),
      still('b', 900, 100, 90),
      still('c', 100, 900, 10),
    ]);
    expect(moves.map(({ move }) => Math.abs(move) < 1e-9)).toEqual([true, true, true]);
  });

  it('is what fell, not what stayed as it was while that fell', () => {
    const segment = (key: string, mean: number) => ({
      keys: [key],
      before: { n: 500, mean: 60, se: 1 },
      after: { n: 500, mean, se: 1 },
    });
    const found = standingOut([[segment('stayed', 60.5), segment('fell', 30)]]);
    expect(found.map((one) => one.segment.keys)).toEqual([['fell']]);
  });

  it('is nothing where there is one segment only, or all are too small', () => {
    const one = {
      keys: ['a'],
      before: { n: 500, mean: 60, se: 1 },
      after: { n: 500, mean: 30, se: 1 },
    };
    const few = { ...one, before: { ...one.before, n: 29 } };
    expect(standingOut([[one], [few, { ...few, keys: ['b'] }]])).toEqual([]);
  });
});
