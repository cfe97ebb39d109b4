import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenGroups, funnelOf } from '#server/domain/stats/funnel.ts';
import { chanceOf } from '#tests/properties/drivers/simulated.ts';
import { repeats } from '#tests/soak.ts';

describe('the limits of chance around the mean of all', () => {
  it('are those of a share by hand: 80 % of all, 99.8 % of groups of 100 within 12.4 points', () => {
    // sqrt(.8 × .2 / 100) = .04; × 3.0902 = .1236. The whole: 10,000 records, standard error .4 points.
    const found = funnelOf({ n: 10_000, mean: 80, se: 0.4 }, { n: 100, mean: 67 });
    expect(found?.low).toBeCloseTo(80 - 12.361, 3);
    expect(found?.high).toBeCloseTo(80 + 12.361, 3);
    expect(found?.side).toBe('low');
    expect(funnelOf({ n: 10_000, mean: 80, se: 0.4 }, { n: 100, mean: 70 })?.side).toBe('within');
    expect(funnelOf({ n: 10_000, mean: 80, se: 0.4 }, { n: 400, mean: 87 })?.side).toBe('high');
  });

  it('are wider for fewer records, and there is none for none', () => {
    const whole = { n: 500, mean: 4, se: 0.1 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 99 }), (n, more) => {
        const [few, many] = [
          funnelOf(whole, { n, mean: 4 }),
          funnelOf(whole, { n: n + more, mean: 4 }),
        ];
        expect((few?.high ?? 0) - (few?.low ?? 0)).toBeGreaterThan(
          (many?.high ?? 0) - (many?.low ?? 0),
        );
      }),
    );
    expect(funnelOf(whole, { n: 0, mean: 4 })).toBeNull();
    expect(funnelOf({ n: 0, mean: 0, se: 0 }, { n: 3, mean: 4 })).toBeNull();
  });

  it('leave room for the usual spread between many groups, worked out by hand', () => {
    // Twelve groups of 100 around 50 with standard error 5: z = ±1, ±2, ±3 (twice), one of each end pulled in to what is there.
    const zs = [-3, -3, -2, -2, -1, -1, 1, 1, 2, 2, 3, 3];
    const groups = zs.map((z) => ({ n: 100, mean: 50 + 5 * z }));
    const whole = { n: 1200, mean: 50, se: 5 / Math.sqrt(12) };
    // φ = 56 / 12 = 4.667 > 1 + 2 √(2/12) = 1.816; w = 1/25: τ² = (56 − 11) / (12/25 − 1/25) = 102.27.
    const between = betweenGroups(whole, groups);
    expect(between).toBeCloseTo(102.2727, 3);
    const found = funnelOf(whole, { n: 100, mean: 65 }, between);
    expect(found?.side).toBe('within');
    expect(found?.high).toBeCloseTo(50 + 3.090232 * Math.sqrt(25 + 102.2727), 3);
    expect(funnelOf(whole, { n: 100, mean: 66 })?.side).toBe('high');
  });

  it('are those of chance where there are few groups, or no more spread than chance gives', () => {
    const whole = { n: 1200, mean: 50, se: 5 / Math.sqrt(12) };
    const spread = (zs: number[]) => zs.map((z) => ({ n: 100, mean: 50 + 5 * z }));
    expect(betweenGroups(whole, spread([-3, -3, -3, 0, 0, 0, 3, 3, 3]))).toBe(0);
    expect(betweenGroups(whole, spread([-2, -1, -1, 0, 0, 0, 0, 0, 0, 1, 1, 2]))).toBe(0);
  });

  it('do not widen for one group in twenty that really stands out', () => {
    const chance = chanceOf(11);
    let widened = 0;
    for (let round = 0; round < 500; round++) {
      const groups = Array.from({ length: 20 }, (_, at) => {
        let happy = 0;
        for (let i = 0; i < 150; i++) if (chance() < (at === 0 ? 0.35 : 0.6)) happy++;
        return { n: 150, mean: (100 * happy) / 150 };
      });
      const mean = groups.reduce((sum, one) => sum + one.mean, 0) / groups.length;
      const whole = { n: 3000, mean, se: 100 * Math.sqrt(0.24 / 3000) };
      if (betweenGroups(whole, groups) > 0) widened++;
    }
    expect(widened / 500).toBeLessThan(0.1);
  });

  it('leave out a group that is as all the others about twice in a thousand', () => {
    const chance = chanceOf(5);
    const rounds = repeats(10_000, 300_000);
    let outside = 0;
    for (let round = 0; round < rounds; round++) {
      let happy = 0;
      for (let i = 0; i < 150; i++) if (chance() < 0.6) happy++;
      const found = funnelOf(
        { n: 100_000, mean: 60, se: 100 * Math.sqrt(0.24 / 100_000) },
        { n: 150, mean: (100 * happy) / 150 },
      );
      if (found?.side !== 'within') outside++;
    }
    expect(outside / rounds).toBeLessThan(0.005);
    expect(outside / rounds).toBeGreaterThan(0.0003);
  });
});
