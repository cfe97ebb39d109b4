import type { EffectSeries } from './series.ts';

/** What is asked of an effect. Days since 1970-01-01. */
export type EffectQuestion = {
  readonly series: EffectSeries;
  /** Which way is better: fewer of what customers complain about, more of what they praise. */
  readonly better: 'higher' | 'lower';
  /** Days `[from, to)` of what opened the loop: the alert's period with all periods it rests on, else the day it was opened. */
  readonly opening: { readonly from: number; readonly to: number };
  /** First day on which the change holds; null = nothing was changed yet. */
  readonly changedOn: number | null;
  /** Weeks after the change that are left out, 0 or more. */
  readonly settleWeeks: number;
  /** Weeks that are read, 2 or more: said before the change, and not altered for what they show. */
  readonly weeks: number;
  /** A scope that was not changed and holds none of this one's records, of the same kind; null = none. */
  readonly comparison: EffectSeries | null;
  /** First day that is not over, or not yet known to its end. */
  readonly today: number;
};

/** What can be said of an effect; see `readEffect`. */
export const EFFECT_VERDICTS = ['holds', 'no_effect', 'regressed', 'too_early'] as const;
export type EffectVerdict = (typeof EFFECT_VERDICTS)[number];

/** What keeps a reading from saying more; null = nothing does. */
export const EFFECT_LACKS = [
  'not_changed',
  'weeks_to_come',
  'baseline_short',
  'too_few',
  'subsided',
  'cannot_tell',
] as const;
export type EffectLack = (typeof EFFECT_LACKS)[number];

/** What became of a comparison: too little of both was seen before the change, or they went different ways (then it is not used). */
export const COMPARISON_STATES = ['used', 'not_parallel', 'too_short'] as const;
export type ComparisonState = (typeof COMPARISON_STATES)[number];

/**
 * The level before: `usual` = as it was around the opening; `standing` = where it had gone since, and would have stood; `risen` = where it
 * had gone since, but it may have been running off by itself.
 */
export const BASELINE_KINDS = ['usual', 'standing', 'risen'] as const;
export type BaselineKind = (typeof BASELINE_KINDS)[number];
