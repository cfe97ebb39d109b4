import type { EffectQuestion } from '#server/domain/loops/effect/question.ts';
import type { EffectSeries } from '#server/domain/loops/effect/series.ts';

/** Weeks that go up and down around a level by up to `by`, without any chance. */
export function around(level: number, weeks: number, by = 3): number[] {
  return Array.from({ length: weeks }, (_, i) => level + ([1, -0.7, 0, 0.7, -1][i % 5] ?? 0) * by);
}

export function countsOf(values: readonly number[], exposure = 1): EffectSeries {
  const weeks = values.map((count, i) => ({ from: i * 7, count, exposure }));
  return { kind: 'count', weeks };
}

export function sharesOf(hits: readonly number[], n: number): EffectSeries {
  return { kind: 'share', weeks: hits.map((one, i) => ({ from: i * 7, hits: one, n })) };
}

export function meansOf(values: readonly number[], n: number, sd: number): EffectSeries {
  return { kind: 'mean', weeks: values.map((mean, i) => ({ from: i * 7, mean, n, sd })) };
}

/** A loop that week 40 opened; its change was made in week 46, and weeks 47 to 54 are read in week 55. */
export function asked(
  values: readonly number[],
  some: Partial<EffectQuestion> = {},
): EffectQuestion {
  return {
    series: countsOf(values),
    better: 'lower',
    opening: { from: 40 * 7, to: 41 * 7 },
    changedOn: 46 * 7,
    settleWeeks: 1,
    weeks: 8,
    comparison: null,
    today: 55 * 7,
    ...some,
  };
}

/** Fifty a week, a peak in week 40, then fifty until the change. */
export const USUAL = [...around(50, 40), 120, ...around(50, 5)];
