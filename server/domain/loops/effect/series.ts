/**
 * The weekly series an effect is read on, oldest first, whole weeks of the organisation only, so that no weekday weighs more than
 * another. `from` is a week's first day (since 1970-01-01). Weeks of which nothing is known are left out.
 * - `count`: records (0 is a count), and what they are out of (`exposure`, above 0; 1 where nothing is).
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
