import { describe, expect, it } from 'vitest';
import { sumsOf } from '#server/domain/loops/effect/alike.ts';
import { fitLevels } from '#server/domain/loops/effect/fit.ts';
import { designOf } from '#server/domain/loops/effect/level.ts';
import { likenessOf } from '#server/domain/loops/effect/noise.ts';
import { observedOf } from '#server/domain/loops/effect/observed.ts';
import { means, ODDS, RATES } from '#server/domain/loops/effect/scale.ts';
import { solve } from '#server/domain/loops/effect/solve.ts';

/** Two columns and a residual in six weeks, two of them missing between. */
const WEEKS = Float64Array.of(3, 4, 5, 9, 10, 12);
const TABLE = Float64Array.from(
  [
    [1, 0, 0.5],
    [1, 0, -0.25],
    [1, 0, 1],
    [1, 1, 0.75],
    [1, 1, -1],
    [1, 1, 0.3],
  ].flat(),
);
const PENALTIES = Float64Array.of(0, 4);
const HELD = Float64Array.of(0.2, 0.1);

// numpy 2.4: X′R⁻¹X with R = 0.4 ** abs(week − week′) inverted as a whole, and the logarithm of its determinant.
it('sums over alike weeks as the inverse of their whole correlation does, with gaps', () => {
  const { products, logDeterminant } = sumsOf(WEEKS, TABLE, 3, 0.4);
  const lower = [0, 3, 4, 6, 7, 8].map((at) => products[at]);
  const expected = [3.95993022, 2.12774836, 2.15336515, 1.13858426, 0.19285535, 4.68571115];
  expected.forEach((sum, i) => expect(lower[i]).toBeCloseTo(sum, 7));
  expect(logDeterminant).toBeCloseTo(-0.5496491183, 9);
});

it('takes weeks for strangers where likeness is 0', () => {
  const { products, logDeterminant } = sumsOf(WEEKS, TABLE, 3, 0);
  expect(products[0]).toBeCloseTo(6, 12);
  expect(products[8]).toBeCloseTo(0.25 + 0.0625 + 1 + 0.5625 + 1 + 0.09, 12);
  expect(logDeterminant).toBeCloseTo(0, 12);
});

// numpy 2.4: (A′R⁻¹A ∕ 1.7 + P)⁻¹ and what follows from it.
it('solves penalised least squares', () => {
  const step = solve(sumsOf(WEEKS, TABLE, 3, 0.4).products, {
    penalties: PENALTIES,
    held: HELD,
    scale: 1.7,
  });
  const covariance = [0.49214375, -0.11695692, -0.11695692, 0.21766731];
  covariance.forEach((one, i) => expect(step?.covariance[i]).toBeCloseTo(one, 7));
  expect(step?.move[0]).toBeCloseTo(0.36313063, 7);
  expect(step?.move[1]).toBeCloseTo(-0.14070634, 7);
  expect(step?.squares).toBeCloseTo(4.260444346, 8);
});

it('solves nothing where a coefficient rests on nothing', () => {
  const empty = new Float64Array(9);
  expect(solve(empty, { penalties: Float64Array.of(0, 4), held: HELD, scale: 1 })).toBeNull();
});

// numpy 2.4: restricted likelihoods at 0, 0.25, 0.5 and 0.75 with dense matrices, weighed by the normal density of 0.25 ± 0.2.
it('weighs likenesses by what the weeks make of them', () => {
  const told = likenessOf((likeness) => sumsOf(WEEKS, TABLE, 3, likeness), 4.5, {
    penalties: PENALTIES,
    held: HELD,
  });
  expect(told?.likeness).toBeCloseTo(0.2560807938, 9);
  expect(told?.scale).toBeCloseTo(0.7535527363, 9);
});

describe('the fit of a series', () => {
  const counts = [52, 47, 61, 55, 43, 50, 66, 58, 49, 71, 54, 48, 36, 31, 44, 38, 29, 41, 37, 30];
  const weeks = counts.map((count, i) => ({
    from: (i < 12 ? i : i + 4) * 7,
    count,
    exposure: 1,
  }));
  const days = weeks.map(({ from }) => from);
  const series = { kind: 'count', weeks } as const;
  const observed = observedOf(series, [days.slice(0, 12), days.slice(12)]);

  // numpy 2.4 and scipy 1.17: the same regression with whole matrices, written apart from this one.
  it('is the regression that whole matrices give: twelve weeks, four left out, eight a third lower', () => {
    const fit = fitLevels(designOf(observed, [(day) => (day >= 16 * 7 ? 1 : 0)]));
    const coefficients = [3.99485637, 0.00610191, -0.42499373];
    coefficients.forEach((one, i) => expect(fit?.coefficients[i]).toBeCloseTo(one, 7));
    expect(fit?.noise.between).toBeCloseTo(0.00533374, 7);
    expect(fit?.noise.likeness).toBeCloseTo(0.174567109, 8);
    expect(fit?.noise.df).toBeCloseTo(12.29821224, 6);
    expect(fit?.noise.scale).toBeCloseTo(1, 10);
  });

  it('has no more noise than chance where weeks differ by less than that', () => {
    const calm = weeks.map((week) => ({ ...week, count: 50 }));
    const fit = fitLevels(designOf(observedOf({ kind: 'count', weeks: calm }, [days]), []));
    expect(fit?.noise.between).toBe(0);
    expect(fit?.noise.scale).toBe(1);
    expect(Math.exp(fit?.coefficients[0] ?? 0)).toBeCloseTo(50 + 0.5 / 20, 6);
  });

  it('is not carried away by a single week', () => {
    const wild = weeks.map((week, i) => ({ ...week, count: i === 4 ? 5000 : 50 }));
    const fit = fitLevels(designOf(observedOf({ kind: 'count', weeks: wild }, [days]), []));
    expect(Math.exp(fit?.coefficients[0] ?? 0)).toBeLessThan(100);
  });
});

describe('the scale of levels', () => {
  const step = 1e-6;
  it.each([
    ['rates', RATES],
    ['odds', ODDS],
    ['means', means(4)],
  ] as const)('of %s gives back what it took, and grows as it says', (_, scale) => {
    for (const level of [-2, -0.3, 0.1, 1.7]) {
      const value = scale.value(level);
      expect(scale.level(value)).toBeCloseTo(level, 10);
      const grown = (scale.value(level + step) - scale.value(level - step)) / (2 * step);
      expect(scale.slope(value)).toBeCloseTo(grown, 6);
    }
  });
});
