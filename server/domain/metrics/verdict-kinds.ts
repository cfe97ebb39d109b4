/**
 * What `verdict()` can say. `changed` is for metrics without polarity (volume): a real movement, neither good nor bad.
 */
export const VERDICTS = [
  'better',
  'worse',
  'changed',
  'no_change',
  'no_base',
  'too_few',
  'no_data',
] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** Against what the week was judged: its own history (≥ 16 complete weeks) or the week before. */
export const VERDICT_BASES = ['history', 'week_before'] as const;
export type VerdictBasis = (typeof VERDICT_BASES)[number];

/** `per_case` is an average number of things per case: shown with decimals. */
export const UNITS = [
  'points',
  'percent',
  'seconds',
  'count',
  'per_case',
  'score',
  'days',
] as const;
export type Unit = (typeof UNITS)[number];

/** Which direction is good; `none` = neither. */
export const POLARITIES = ['higher', 'lower', 'none'] as const;
export type Polarity = (typeof POLARITIES)[number];

/** What a value can be held against, each labelled and none of them colouring. */
export const COMPARISONS = ['previous', 'last_year', 'median13', 'target'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Lengths of the buckets of a trend; `none` = the whole period as one. */
export const GRAINS = ['day', 'week', 'month', 'quarter', 'year', 'none'] as const;
export type Grain = (typeof GRAINS)[number];
