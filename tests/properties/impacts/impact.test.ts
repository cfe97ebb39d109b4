import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part } from '#server/domain/drivers/part.ts';
import { together } from '#server/domain/drivers/part.ts';
import { IMPACT_LEAST, impactsOf } from '#server/domain/impacts/impact.ts';
import { repeats } from '#tests/soak.ts';
import { chanceOf } from '../drivers/simulated.ts';

const part = fc.record<Part>({
  n: fc.integer({ min: 1, max: 5000 }),
  mean: fc.double({ min: -100, max: 100, noNaN: true }),
  se: fc.double({ min: 0, max: 30, noNaN: true }),
});

/** Mean and standard error of answers that are 0 or 100, worked out from the answers themselves. */
function shareOf(happy: number, n: number): Part {
  const share = n === 0 ? 0 : happy / n;
  return { n, mean: 100 * share, se: n === 0 ? 0 : 100 * Math.sqrt((share * (1 - share)) / n) };
}

describe('what a part does to the mean of all', () => {
  it('is the mean of all less the mean of the rest, which is worked out from the other parts', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 12 }), (all) => {
        const whole = together(all);
        const found = impactsOf(
          whole,
          all.map((one, key) => ({ key, part: one })),
        );
        for (const { key, impact, low, high, share, mean, rest } of found) {
          const others = together(all.filter((_, i) => i !== key));
          expect(Math.abs(impact - (whole.mean - others.mean))).toBeLessThan(1e-6);
          expect(Math.abs(impact - share * (mean - rest))).toBeLessThan(1e-9);
          expect(low <= impact && impact <= high).toBe(true);
        }
        // Only those that are too small, or leave too little, are missing.
        const left = all.filter(({ n }) => n >= IMPACT_LEAST && whole.n - n >= IMPACT_LEAST);
        expect(found).toHaveLength(left.length);
      }),
      { numRuns: repeats(1000, 100_000) },
    );
  });

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 8 }), (all) => {
        const whole = together(all);
        const keyed = all.map((one, key) => ({ key, part: one }));
        const found = impactsOf(whole, keyed);
        const turned = impactsOf(whole, keyed.toReversed()).toReversed();
        expect(turned).toEqual(found);
      }),
      { numRuns: repeats(500, 20_000) },
    );
  });

  /** Of many simulated months, how often the interval of an issue holds the impact that was planted. */
  it('lies within its interval about as often as 95 % says', () => {
    const chance = chanceOf(7);
    const rounds = repeats(2000, 40_000);
    const [n, share, issue, rest] = [800, 0.15, 0.55, 0.8];
    const truth = share * 100 * (issue - rest);
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      const tally = { about: 0, happy: 0, others: 0, happyOthers: 0 };
      for (let i = 0; i < n; i++) {
        const isAbout = chance() < share;
        const isHappy = chance() < (isAbout ? issue : rest);
        tally[isAbout ? 'about' : 'others']++;
        if (isHappy) tally[isAbout ? 'happy' : 'happyOthers']++;
      }
      const [mine, theirs] = [
        shareOf(tally.happy, tally.about),
        shareOf(tally.happyOthers, tally.others),
      ];
      const [found] = impactsOf(together([mine, theirs]), [{ key: 'issue', part: mine }]);
      if (found && found.low <= truth && truth <= found.high) held++;
    }
    expect(held / rounds).toBeGreaterThan(0.93);
    expect(held / rounds).toBeLessThan(0.97);
  });

  it('is called more than chance in at most one of ten months in which nothing weighs', () => {
    const chance = chanceOf(11);
    const rounds = repeats(1000, 20_000);
    let named = 0;
    for (let round = 0; round < rounds; round++) {
      const parts = Array.from({ length: 12 }, (_, key) => {
        const n = 20 + 10 * key;
        let happy = 0;
        for (let i = 0; i < n; i++) if (chance() < 0.7) happy++;
        return { key, part: shareOf(happy, n) };
      });
      const found = impactsOf(together(parts.map((one) => one.part)), parts);
      if (found.some(({ confidence }) => confidence !== 'low')) named++;
    }
    expect(named / rounds).toBeLessThan(0.12);
  });
});
