import { describe, expect, it } from 'vitest';
import { baselineOf } from '#server/domain/loops/effect/baseline.ts';
import { boundsOf, contrastOf } from '#server/domain/loops/effect/contrast.ts';
import { inflation, noiseOf } from '#server/domain/loops/effect/noise.ts';
import { parallelOf } from '#server/domain/loops/effect/parallel.ts';
import type { EffectQuestion } from '#server/domain/loops/effect/read-effect.ts';
import { readEffect } from '#server/domain/loops/effect/read-effect.ts';
import type { Week } from '#server/domain/loops/effect/series.ts';
import { weeklyOf } from '#server/domain/loops/effect/series.ts';

const counts = (values: readonly number[], exposure = 1) => ({
  kind: 'count' as const,
  weeks: values.map((count, i) => ({ from: i * 7, count, exposure })),
});
const shares = (hits: readonly number[], n: number) => ({
  kind: 'share' as const,
  weeks: hits.map((one, i) => ({ from: i * 7, hits: one, n })),
});
const weeksOf = (values: readonly number[]): Week[] => [...weeklyOf(counts(values)).weeks];
const steady = (level: number, n: number): number[] => Array.from({ length: n }, () => level);
/** A restless level without chance: it goes up and down around it. */
const around = (level: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => level + ([3, -2, 0, 2, -3][i % 5] ?? 0));

describe('the noise of weeks', () => {
  it('inflates the variance of a mean as adding up every pair of weeks does', () => {
    for (const r of [0.1, 0.3, 0.5, 0.7]) {
      for (const m of [2, 4, 8, 26]) {
        let sum = 0;
        for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) sum += r ** Math.abs(i - j);
        expect(inflation(m, r)).toBeCloseTo(sum / m, 10);
      }
    }
    expect(inflation(1, 0.5)).toBe(1);
    expect(inflation(8, 0)).toBe(1);
  });

  it('is chance alone where weeks vary no more than that', () => {
    const calm = noiseOf([Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.5 : -0.5))]);
    expect(calm.dispersion).toBe(1);
    expect(noiseOf([[3, -3, 3, -3, 3, -3, 3, -3]]).dispersion).toBeGreaterThan(8);
  });
});

describe('a contrast', () => {
  it('of counts is the logarithm of the ratio, with the variance of both totals', () => {
    // 20 weeks of 10, 8 weeks of 5: no week differs, so that chance is all there is.
    const found = contrastOf('count', [weeksOf(steady(10, 20))], weeksOf(steady(5, 8)));
    expect(found?.difference).toBeCloseTo(Math.log(40.5 / 8 / (200.5 / 20)), 10);
    if (!found) throw new Error('no contrast');
    const { noise } = found;
    expect(noise.dispersion).toBe(1);
    const own = inflation(20, noise.likeness) / 200.5 + inflation(8, noise.likeness) / 40.5;
    expect(found?.variance).toBeCloseTo(own, 10);
    const { low, high } = boundsOf(found);
    expect((low + high) / 2).toBeCloseTo(found.difference, 10);
  });

  it('of shares is their difference', () => {
    const before = weeklyOf(shares(steady(60, 10), 100)).weeks;
    const after = weeklyOf(shares(steady(75, 10), 100)).weeks;
    const found = contrastOf('share', [before], after);
    expect(found?.difference).toBeCloseTo(0.15, 10);
    expect(contrastOf('share', [[]], after)).toBeNull();
  });
});

describe('the weeks a change is compared with', () => {
  const asked = { opening: { from: 30 * 7 + 2, to: 30 * 7 + 3 }, worse: 'higher' } as const;

  it('leave out the week that opened the loop and its neighbours', () => {
    const series = weeklyOf(counts(around(50, 60)));
    const { kind, stretches } = baselineOf(series, { ...asked, changedOn: 38 * 7 });
    expect(kind).toBe('usual');
    const used = stretches.flat().map(({ from }) => from / 7);
    expect(used).toEqual([
      ...Array.from({ length: 25 }, (_, i) => 4 + i),
      ...Array.from({ length: 5 }, (_, i) => 33 + i),
    ]);
  });

  it('are those of the risen level where it stood until the change', () => {
    const values = [...around(50, 30), ...around(100, 30)];
    const series = weeklyOf(counts(values));
    const { kind, stretches } = baselineOf(series, { ...asked, changedOn: 40 * 7 });
    expect(kind).toBe('standing');
    expect(stretches.flat().map(({ from }) => from / 7)).toEqual([33, 34, 35, 36, 37, 38, 39]);
  });

  it('are the usual ones where the rise ran off by itself', () => {
    const values = [...around(50, 30), 400, 120, 70, ...around(50, 27)];
    const series = weeklyOf(counts(values));
    expect(baselineOf(series, { ...asked, changedOn: 40 * 7 }).kind).toBe('usual');
  });
});

describe('a reading', () => {
  const question = (values: readonly number[], some: Partial<EffectQuestion> = {}) => ({
    series: counts(values),
    better: 'lower' as const,
    opening: { from: 30 * 7, to: 31 * 7 },
    changedOn: 36 * 7,
    settleWeeks: 1,
    weeks: 8,
    comparison: null,
    today: 45 * 7,
    ...some,
  });
  const usual = [...around(50, 30), 120, ...around(50, 5)];

  it('says holds, regressed and no effect, each with its interval', () => {
    const better = readEffect(question([...usual, ...around(20, 10)]));
    expect(better).toMatchObject({ verdict: 'holds', lack: null });
    expect(better.effect).toBeCloseTo(20 / 50 - 1, 1);
    expect(better.high).toBeLessThan(0);
    const worse = readEffect(question([...usual, ...around(95, 10)]));
    expect(worse).toMatchObject({ verdict: 'regressed' });
    expect(worse.low).toBeGreaterThan(0);
    expect(readEffect(question([...usual, ...around(50, 10)]))).toMatchObject({
      verdict: 'no_effect',
    });
  });

  it('says nothing before its weeks are over, whatever they look like', () => {
    const values = [...usual, ...around(5, 10)];
    for (let week = 37; week < 45; week++) {
      const early = readEffect(question(values, { today: week * 7 }));
      expect(early).toMatchObject({ verdict: 'too_early', lack: 'weeks_to_come' });
    }
    expect(readEffect(question(values, { today: 45 * 7 })).verdict).toBe('holds');
    expect(readEffect(question(values, { changedOn: null })).lack).toBe('not_changed');
  });

  it('says nothing of a short past or of few records', () => {
    const short = question([...around(50, 3), 120, ...around(50, 3), ...around(20, 10)], {
      opening: { from: 3 * 7, to: 4 * 7 },
      changedOn: 7 * 7,
      today: 16 * 7,
    });
    expect(readEffect(short)).toMatchObject({ verdict: 'too_early', lack: 'baseline_short' });
    const few = readEffect(question(steady(0, 46)));
    expect(few).toMatchObject({ verdict: 'too_early', lack: 'too_few', detectable: null });
  });

  it('does not take the end of a flood for a success', () => {
    const flood = [...around(50, 30), 900, 200, 80, ...around(50, 40)];
    for (const changed of [32, 33, 34, 36]) {
      const found = readEffect(
        question(flood, { changedOn: changed * 7, today: (changed + 9) * 7 }),
      );
      expect(found.verdict).not.toBe('holds');
    }
  });

  it('finds that a fault which stood is mended', () => {
    const stood = [...around(50, 30), ...around(100, 12), ...around(50, 12)];
    const found = readEffect(question(stood, { changedOn: 42 * 7, today: 51 * 7 }));
    expect(found).toMatchObject({ verdict: 'holds', baseline: { kind: 'standing' } });
  });

  it('takes off what happened where nothing was changed, if both went the same way before', () => {
    const season = (n: number, low: number): number[] => [...around(50, n), ...around(low, 60 - n)];
    const own = season(36, 30);
    const beside = { kind: 'count' as const, weeks: counts(season(36, 30)).weeks };
    expect(readEffect(question(own)).verdict).toBe('holds');
    const compared = readEffect(question(own, { comparison: beside }));
    expect(compared).toMatchObject({ comparison: 'used' });
    expect(compared.verdict).not.toBe('holds');
    const drifting = counts(Array.from({ length: 60 }, (_, i) => 20 + 3 * i));
    expect(readEffect(question(own, { comparison: drifting }))).toMatchObject({
      comparison: 'not_parallel',
      verdict: 'holds',
    });
  });
});

describe('parallel histories', () => {
  it('have no trend between them (t test of the slope worked out by hand: p = 0.0000014 and 0.87)', () => {
    const level = weeksOf([10, 10, 10, 10, 10, 10, 10, 10]);
    const rising = [1, 2.5, 2.8, 4.4, 4.9, 6.3, 6.6, 8.2].map((value, i) => ({
      from: i * 7,
      value,
      units: 1,
      spread: 0,
    }));
    const still = [1, 1.4, 0.8, 1.1, 1.3, 0.9, 1.2, 1].map((value, i) => ({
      from: i * 7,
      value,
      units: 1,
      spread: 0,
    }));
    expect(parallelOf('mean', rising, level)).toBe(false);
    expect(parallelOf('mean', still, level)).toBe(true);
    expect(parallelOf('mean', still.slice(0, 3), level)).toBe(false);
  });
});
