import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnelOf } from '#server/domain/stats/funnel.ts';
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
