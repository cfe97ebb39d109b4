import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectQuestion } from '#server/domain/loops/effect/question.ts';
import { readEffect } from '#server/domain/loops/effect/read-effect.ts';
import { watchEffect } from '#server/domain/loops/effect/watch-effect.ts';
import { newcombe } from '#server/domain/stats/proportion.ts';
import { repeats } from '#tests/soak.ts';
import { around, asked, countsOf, meansOf, sharesOf, USUAL } from './effect-series.ts';

const numbered = (days: readonly number[] | undefined): number[] =>
  (days ?? []).map((day) => day / 7);
const from = (first: number, weeks: number): number[] =>
  Array.from({ length: weeks }, (_, i) => first + i);

describe('what an effect is read on', () => {
  it('are the weeks before and after, without what opened the loop, three weeks before and two after it', () => {
    const { baseline, read } = readEffect(asked([...USUAL, ...around(50, 20)]));
    expect(baseline?.kind).toBe('usual');
    expect(numbered(baseline?.weeks)).toEqual([...from(0, 37), ...from(43, 3)]);
    expect(numbered(read)).toEqual(from(47, 8));
  });

  it('are whole weeks after the change and the time to settle, wherever in a week it was made', () => {
    for (const [day, first] of [
      [0, 47],
      [1, 48],
      [6, 48],
    ] as const) {
      const { read } = readEffect(
        asked([...USUAL, ...around(50, 20)], { changedOn: 46 * 7 + day, today: 60 * 7 }),
      );
      expect(numbered(read)).toEqual(from(first, 8));
    }
  });

  it('goes back two years at most', () => {
    const long = [...around(80, 60), ...around(50, 150), 120, ...around(50, 30)];
    const { baseline } = readEffect(
      asked(long, {
        opening: { from: 210 * 7, to: 211 * 7 },
        changedOn: 216 * 7,
        today: 226 * 7,
      }),
    );
    expect(numbered(baseline?.weeks)[0]).toBe(106);
  });

  it('does not depend on what came in the peak', () => {
    const after = around(44, 20);
    const low = readEffect(asked([...around(50, 40), 60, ...around(50, 5), ...after]));
    const high = readEffect(asked([...around(50, 40), 6000, ...around(50, 5), ...after]));
    expect(high).toEqual(low);
  });
});

describe('a verdict', () => {
  it('is holds, no effect or regressed by the interval of 95 % when all weeks are over', () => {
    const better = readEffect(asked([...USUAL, ...around(20, 10)]));
    expect(better).toMatchObject({ verdict: 'holds', lack: null, confidence: 0.95 });
    expect(better.effect).toBeCloseTo(20 / 50 - 1, 1);
    expect(better.high).toBeLessThan(0);
    expect(better.expected).toBeCloseTo(50, 0);
    const same = readEffect(asked([...USUAL, ...around(50, 10)]));
    expect(same).toMatchObject({ verdict: 'no_effect', lack: null });
    const worse = readEffect(asked([...USUAL, ...around(95, 10)]));
    expect(worse).toMatchObject({ verdict: 'regressed', lack: null });
    expect(worse.low).toBeGreaterThan(0);
  });

  it('goes by which way is better', () => {
    const more = readEffect(asked([...USUAL, ...around(95, 10)], { better: 'higher' }));
    expect(more.verdict).toBe('holds');
  });

  it('of no effect leaves out the announced improvement, else nothing can be told', () => {
    // Four weeks of few records: the interval holds both nothing and a large improvement.
    const few = readEffect(
      asked([...around(4, 40), 20, ...around(4, 5), ...around(3, 10)], {
        weeks: 4,
        today: 51 * 7,
      }),
    );
    expect(few).toMatchObject({ verdict: 'too_early', lack: 'cannot_tell' });
    for (const level of from(40, 20)) {
      const { verdict, low, detectable } = readEffect(asked([...USUAL, ...around(level, 10)]));
      if (verdict === 'no_effect') expect(low).toBeGreaterThan(-(detectable ?? 0));
    }
  });

  it('comes early only from the middle of the weeks on, by the interval of 99.8 %', () => {
    const values = [...USUAL, ...around(10, 10)];
    const said = from(47, 9).map((week) => readEffect(asked(values, { today: week * 7 })));
    expect(said.map(({ verdict }) => verdict)).toEqual([
      ...Array<string>(4).fill('too_early'),
      ...Array<string>(5).fill('holds'),
    ]);
    expect(said.slice(0, 4).every(({ lack }) => lack === 'weeks_to_come')).toBe(true);
    expect(said.map(({ confidence }) => confidence)).toEqual([
      ...Array<number>(8).fill(0.998),
      0.95,
    ]);
    // On its own day the same weeks say more than they did as early ones.
    const [early, due] = [said[7], said[8]];
    expect((early?.high ?? 0) - (early?.low ?? 0)).toBeGreaterThan(
      (due?.high ?? 0) - (due?.low ?? 0),
    );
  });

  it('does not change when more weeks come in', () => {
    const values = [...USUAL, ...around(38, 8), ...around(90, 30)];
    const due = readEffect(asked(values));
    for (const week of [56, 60, 80]) {
      expect(readEffect(asked(values, { today: week * 7 }))).toEqual(due);
    }
  });

  it('says what is lacking', () => {
    const lack = (values: readonly number[], some: Partial<EffectQuestion>) =>
      readEffect(asked(values, some));
    expect(lack(USUAL, { changedOn: null, today: 46 * 7 })).toMatchObject({
      verdict: 'too_early',
      lack: 'not_changed',
      read: [],
    });
    const short = { opening: { from: 21, to: 28 }, changedOn: 49, today: 112 };
    expect(lack([...around(50, 3), 120, ...around(50, 14)], short)).toMatchObject({
      lack: 'baseline_short',
      detectable: null,
    });
    expect(lack(Array<number>(56).fill(0), {})).toMatchObject({ lack: 'too_few', effect: null });
    const unread = asked([], { series: countsOf([...USUAL, 1]) });
    expect(readEffect(unread)).toMatchObject({ lack: 'too_few', after: null });
    expect(readEffect(asked([]))).toMatchObject({ lack: 'baseline_short', before: null });
  });

  it('takes no records at all for an improvement where ten were to come, not where two were', () => {
    const none = [...around(6, 40, 1), 30, ...around(6, 5, 1), ...Array<number>(10).fill(0)];
    expect(readEffect(asked(none))).toMatchObject({ verdict: 'holds', after: 0 });
    const rare = [...USUAL.map((_, i) => (i % 4 === 0 ? 1 : 0)), ...Array<number>(10).fill(0)];
    expect(readEffect(asked(rare))).toMatchObject({ lack: 'too_few' });
  });
});

describe('shares and means', () => {
  const hits = [...around(60, 40), 30, ...around(60, 5)];
  it('are told as differences in their own unit', () => {
    const share = readEffect(
      asked([], { series: sharesOf([...hits, ...around(80, 10)], 100), better: 'higher' }),
    );
    expect(share.verdict).toBe('holds');
    expect(share.effect).toBeCloseTo(0.2, 1);
    expect(share.before).toBeCloseTo(0.6, 2);
    const mean = readEffect(
      asked([], {
        series: meansOf(
          [...hits, ...around(80, 10)].map((one) => one / 10),
          80,
          1.5,
        ),
        better: 'higher',
      }),
    );
    expect(mean.verdict).toBe('holds');
    expect(mean.effect).toBeCloseTo(2, 0);
  });

  it('are read where every week has nothing but hits, or no spread at all', () => {
    const all = readEffect(asked([], { series: sharesOf(Array<number>(56).fill(40), 40) }));
    expect(all.effect).toBeCloseTo(0, 9);
    expect(all.verdict).toBe('no_effect');
    const still = readEffect(asked([], { series: meansOf(Array<number>(56).fill(4), 40, 0) }));
    expect(still.effect).toBeCloseTo(0, 9);
    expect(still.verdict).not.toBe('holds');
  });

  it('have no narrower interval than chance alone leaves (Newcombe)', () => {
    const week = fc.integer({ min: 8, max: 60 });
    fc.assert(
      fc.property(fc.array(week, { minLength: 56, maxLength: 56 }), (values) => {
        const { baseline, read, low, high } = readEffect(
          asked([], { series: sharesOf(values, 80), better: 'higher' }),
        );
        if (baseline?.kind !== 'usual' || low === null || high === null) return;
        const pooled = (weeks: readonly number[]) => ({
          hits: weeks.reduce((sum, day) => sum + (values[day / 7] ?? 0), 0),
          n: 80 * weeks.length,
        });
        const chance = newcombe(pooled(read), pooled(baseline.weeks));
        expect(high - low).toBeGreaterThan(0.97 * (chance.high - chance.low));
      }),
      { numRuns: repeats(100, 1000) },
    );
  });
});

describe('the size that is announced', () => {
  it('rests on the weeks before the change alone', () => {
    const before = readEffect(asked(USUAL, { today: 46 * 7 }));
    expect(before.detectable).toBeGreaterThan(0);
    for (const level of [5, 50, 200]) {
      const { detectable, detectableWorse } = readEffect(asked([...USUAL, ...around(level, 10)]));
      expect(detectable).toBe(before.detectable);
      expect(detectableWorse).toBe(before.detectableWorse);
    }
  });

  it('is smaller where more weeks are read, and where weeks are calmer', () => {
    const sizes = [4, 8, 16].map((weeks) => readEffect(asked(USUAL, { weeks })).detectable ?? 0);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const restless = USUAL.map((count, i) => count + (i % 3 === 0 ? 25 : -12));
    expect(readEffect(asked(restless)).detectable).toBeGreaterThan(sizes[1] ?? 0);
  });

  it('is a smaller share for a fall than for a rise: both are the same ratio, nearly', () => {
    const { detectable, detectableWorse } = readEffect(asked(USUAL));
    expect(detectableWorse).toBeGreaterThan(detectable ?? 1);
    expect((1 - (detectable ?? 0)) * (1 + (detectableWorse ?? 0))).toBeCloseTo(1, 1);
  });
});

describe('a level that has risen since the opening', () => {
  const flood = [...around(50, 40), 900, 400, 200, 120, 80, 60, ...around(50, 40)];
  it('is no success where it runs off by itself, whenever something was changed', () => {
    for (const changed of from(41, 12)) {
      const said = readEffect(asked(flood, { changedOn: changed * 7, today: (changed + 9) * 7 }));
      expect(said.verdict).not.toBe('holds');
      expect(said.verdict).not.toBe('regressed');
    }
  });

  it('is a success where it stood until something was changed', () => {
    const stood = [...around(50, 40), ...around(100, 16), ...around(50, 12)];
    const said = readEffect(asked(stood, { changedOn: 56 * 7, today: 65 * 7 }));
    expect(said).toMatchObject({ verdict: 'holds', baseline: { kind: 'standing' } });
    expect(numbered(said.baseline?.weeks)).toEqual(from(43, 13));
    expect(said.effect).toBeCloseTo(-0.5, 1);
  });

  it('has not stood long enough in three weeks; what is better than before the opening holds all the same', () => {
    const soon = (level: number) =>
      readEffect(
        asked([...around(50, 40), ...around(100, 4), ...around(level, 12)], {
          changedOn: 44 * 7,
          today: 53 * 7,
        }),
      );
    expect(soon(50)).toMatchObject({
      verdict: 'too_early',
      lack: 'subsided',
      detectable: null,
      baseline: { kind: 'risen' },
    });
    expect(soon(20).verdict).toBe('holds');
    expect(soon(200).verdict).toBe('regressed');
  });

  it('that was better already before the change is what the change is compared with', () => {
    const mended = [...around(50, 40), 120, ...around(25, 27)];
    const said = readEffect(asked(mended, { changedOn: 56 * 7, today: 65 * 7 }));
    expect(said.baseline?.kind).toBe('standing');
    expect(said.verdict).toBe('no_effect');
  });
});

describe('a comparison', () => {
  /** What happens to everybody: a third less from week 46 on. */
  const common = [...USUAL, ...around(33, 10)];
  const beside = countsOf([...around(200, 46, 8), ...around(133, 10, 8)]);

  it('takes off what happened to both', () => {
    expect(readEffect(asked(common)).verdict).toBe('holds');
    const compared = readEffect(asked(common, { comparison: beside }));
    expect(compared).toMatchObject({ verdict: 'no_effect', comparison: 'used' });
    expect(compared.parallel).toMatchObject({ isParallel: true });
    expect(compared.expected).toBeCloseTo(33, 0);
  });

  it('leaves what happened to one', () => {
    const only = readEffect(asked([...USUAL, ...around(20, 10)], { comparison: beside }));
    expect(only).toMatchObject({ verdict: 'holds', comparison: 'used' });
    // 20 of 50 against 133 of 200.
    expect(only.effect).toBeCloseTo(20 / 50 / (133 / 200) - 1, 1);
  });

  it('is told and not used where it did not go the same way before', () => {
    const rising = countsOf(Array.from({ length: 56 }, (_, i) => 60 + 5 * i));
    const compared = readEffect(asked(common, { comparison: rising }));
    expect(compared).toMatchObject({ comparison: 'not_parallel', parallel: { isParallel: false } });
    expect(compared.parallel?.high).toBeLessThan(0);
    const alone = readEffect(asked(common));
    expect(compared.effect).toBe(alone.effect);
    expect(compared.verdict).toBe(alone.verdict);
  });

  it('is not used where too few weeks of both are known, or it is of another kind', () => {
    const late = countsOf(around(200, 56, 8));
    const few = { ...late, weeks: late.weeks.slice(30) } as typeof late;
    const other = sharesOf(around(40, 56), 80);
    for (const comparison of [few, other]) {
      expect(readEffect(asked(common, { comparison }))).toMatchObject({
        comparison: 'too_short',
        parallel: null,
      });
    }
  });

  it('of shares and of means is their difference', () => {
    const hits = (level: number) => [...around(60, 46), ...around(level, 10)];
    const share = readEffect(
      asked([], {
        series: sharesOf(hits(75), 100),
        comparison: sharesOf(hits(70), 100),
        better: 'higher',
      }),
    );
    expect(share).toMatchObject({ comparison: 'used' });
    expect(share.effect).toBeCloseTo(0.05, 2);
    const mean = readEffect(
      asked([], {
        series: meansOf(hits(75), 90, 20),
        comparison: meansOf(hits(70), 40, 30),
        better: 'higher',
      }),
    );
    expect(mean).toMatchObject({ comparison: 'used' });
    expect(mean.effect).toBeCloseTo(5, 0);
  });
});

describe('the watch over a closed loop', () => {
  const held = [...USUAL, 35, ...around(20, 8)];
  const watched = (values: readonly number[], week: number) =>
    watchEffect(asked([...held, ...values], { today: week * 7 }));

  it('says nothing before four weeks have passed, and after a year', () => {
    expect(readEffect(asked(held)).verdict).toBe('holds');
    const long = around(20, 70);
    expect(watched(long, 54)).toBeNull();
    expect(watched(long, 58)).toBeNull();
    expect(numbered(watched(long, 59)?.weeks)).toEqual(from(55, 4));
    expect(numbered(watched(long, 70)?.weeks)).toEqual(from(62, 8));
    expect(watched(long, 107)).not.toBeNull();
    expect(watched(long, 108)).toBeNull();
  });

  it('sees that it stays, and that it is lost', () => {
    expect(watched(around(20, 8), 63)).toMatchObject({ hasRegressed: false });
    const lost = watched(around(50, 8), 63);
    expect(lost?.hasRegressed).toBe(true);
    expect(lost?.lost).toBeCloseTo(1, 1);
    const better = watched(around(10, 8), 63);
    expect(better?.hasRegressed).toBe(false);
    expect(better?.lost).toBeLessThan(0);
  });

  it('does not take a small loss for a relapse, however sure it is', () => {
    const many = (values: readonly number[]) => values.map((value) => value * 400);
    const values = many([...held, ...around(26, 8)]);
    const small = watchEffect(asked(values, { today: 63 * 7 }));
    expect(small?.lost).toBeGreaterThan(0.1);
    expect(small?.hasRegressed).toBe(false);
  });
});

it('reads two years of weeks in a few milliseconds at most', () => {
  const values = Array.from({ length: 116 }, (_, i) => 50 + ((i * 37) % 11));
  const question = asked(values, {
    opening: { from: 99 * 7, to: 100 * 7 },
    changedOn: 104 * 7,
    today: 113 * 7,
  });
  const times = Array.from({ length: 200 }, () => {
    const began = performance.now();
    readEffect(question);
    return performance.now() - began;
  });
  // A busy machine is slower by several times; the quickest readings tell of the code.
  const quick = times.toSorted((a, b) => a - b)[20] ?? Infinity;
  console.log(`one reading of 104 weeks: ${quick.toFixed(2)} ms`);
  expect(quick).toBeLessThan(5);
});

it('gives finite numbers or null, and says too_early with a lack and only then, for any weeks', () => {
  const weeks = fc.array(fc.nat({ max: 400 }), { minLength: 0, maxLength: 130 });
  const days = fc.nat({ max: 900 });
  fc.assert(
    fc.property(
      weeks,
      fc.record({
        opened: days,
        waited: fc.nat({ max: 100 }),
        today: days,
        weeks: fc.integer({ min: 2, max: 20 }),
      }),
      fc.constantFrom('count', 'share', 'mean'),
      (values, drawn, kind) => {
        const series =
          kind === 'count'
            ? countsOf(values)
            : kind === 'share'
              ? sharesOf(values, 400)
              : meansOf(values, 50, 100);
        const said = readEffect(
          asked([], {
            series,
            opening: { from: drawn.opened, to: drawn.opened + 1 },
            changedOn: drawn.opened + drawn.waited,
            today: drawn.today,
            weeks: drawn.weeks,
          }),
        );
        expect(said.lack !== null).toBe(said.verdict === 'too_early');
        for (const number of [said.effect, said.low, said.high, said.expected, said.detectable]) {
          expect(number === null || Number.isFinite(number)).toBe(true);
        }
        if (said.effect !== null) {
          expect(said.low).toBeLessThanOrEqual(said.effect);
          expect(said.high).toBeGreaterThanOrEqual(said.effect);
        }
      },
    ),
    { numRuns: repeats(300, 20_000) },
  );
});
