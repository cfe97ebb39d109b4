import { describe, expect, it } from 'vitest';
import { judgeFamily } from '#server/domain/metrics/family.ts';
import type { Verdict } from '#server/domain/metrics/verdict.ts';
import type { VerdictKind } from '#server/domain/metrics/verdict-kinds.ts';

function of(kind: VerdictKind, p: number | null): Verdict {
  return {
    kind,
    basis: p === null ? null : 'history',
    expected: 1,
    expectedLow: 0,
    expectedHigh: 2,
    change: 1,
    p,
    detectable: p === null ? null : 3,
  };
}

/** All but the size that is announced for the family. */
const plain = (one: Verdict | undefined) => one && { ...one, detectable: null };

describe('the values of one screen', () => {
  it('lose a lone weak movement among many quiet ones', () => {
    const quiet = Array.from({ length: 19 }, (_, i) => of('no_change', 0.1 + i / 25));
    const weak = of('worse', 0.04);
    // Benjamini-Hochberg by hand: the smallest of 20 p must be at most 0.10 / 20 = 0.005.
    const family = judgeFamily([weak, ...quiet]);
    expect(family).toMatchObject({ judged: 20, real: 0 });
    expect(plain(family.verdicts[0])).toEqual(plain({ ...weak, kind: 'no_change' }));
  });

  it('keep a strong movement, in its place, and leave the rest alone', () => {
    const strong = of('better', 0.0001);
    const verdicts = [
      of('no_base', null),
      of('no_change', 0.5),
      strong,
      of('too_few', null),
      of('worse', 0.049),
      of('no_change', 0.9),
    ];
    // By hand: 0.0001 ≤ 0.025; 0.049 ≤ 0.05; so both survive among four.
    const family = judgeFamily(verdicts);
    expect(family).toMatchObject({ judged: 4, real: 2 });
    // Alone among four a movement would need p ≤ 0.025: 2.2414 + 1.6449 deviates, of which 1.96 + 1.6449 were 3.
    const size = (3 * (2.2414 + 1.6449)) / (1.95996 + 1.6449);
    expect(family.verdicts.map(plain)).toEqual(verdicts.map(plain));
    expect(family.verdicts[2]?.detectable).toBeCloseTo(size, 3);
    expect(family.verdicts[0]?.detectable).toBeNull();
  });

  it('never turn a p above 0.05 into a movement', () => {
    const family = judgeFamily([of('worse', 0.001), of('no_change', 0.06)]);
    expect(family).toMatchObject({ judged: 2, real: 1 });
    expect(family.verdicts[1]?.kind).toBe('no_change');
  });

  it('may be none at all', () => {
    expect(judgeFamily([])).toEqual({ verdicts: [], judged: 0, real: 0 });
  });
});
