/**
 * The weekly series an effect is read on, oldest first, whole weeks only; `from` is a week's first day (since 1970-01-01). Weeks of
 * which nothing is known are left out.
 * - `count`: records, and what they are out of (`exposure`, above 0; 1 where nothing is).
 * - `share`: hits of n (n above 0).
 * - `mean`: the mean of n answers (n above 0) and the standard deviation of one answer.
 */
export type EffectSeries =
  | { readonly kind: 'count'; readonly weeks: readonly CountWeek[] }
  | { readonly kind: 'share'; readonly weeks: readonly ShareWeek[] }
  | { readonly kind: 'mean'; readonly weeks: readonly MeanWeek[] };

/** Records of a week. */
export type CountWeek = {
  readonly from: number;
  readonly count: number;
  readonly exposure: number;
};
/** Hits of a week. */
export type ShareWeek = { readonly from: number; readonly hits: number; readonly n: number };
/** Answers of a week. */
export type MeanWeek = {
  readonly from: number;
  readonly mean: number;
  readonly n: number;
  readonly sd: number;
};

/** A week as all kinds are computed with: its value, what it rests on (exposure or answers), the spread within (means only). */
export type Week = {
  readonly from: number;
  readonly value: number;
  readonly units: number;
  readonly spread: number;
};

/** A series as all kinds are computed with. */
export type Weekly = { readonly kind: EffectSeries['kind']; readonly weeks: readonly Week[] };

/** Reads any kind into the one shape. */
export function weeklyOf(series: EffectSeries): Weekly {
  switch (series.kind) {
    case 'count':
      return {
        kind: 'count',
        weeks: series.weeks.map(({ from, count, exposure }) => ({
          from,
          value: count / exposure,
          units: exposure,
          spread: 0,
        })),
      };
    case 'share':
      return {
        kind: 'share',
        weeks: series.weeks.map(({ from, hits, n }) => ({
          from,
          value: hits / n,
          units: n,
          spread: 0,
        })),
      };
    case 'mean':
      return {
        kind: 'mean',
        weeks: series.weeks.map(({ from, mean, n, sd }) => ({
          from,
          value: mean,
          units: n,
          spread: sd,
        })),
      };
  }
}
