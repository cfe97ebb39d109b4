import type { EffectLack } from './question.ts';
import type { EffectSeries } from './series.ts';

/** Weeks taken together: their value, exposure or answers, and records or hits. */
type Pooled = { readonly value: number; readonly units: number; readonly sum: number };

/** Fewer weeks before the change say too little of how restless they are; one week is no level. */
const PAST_WEEKS = 8;
const READ_WEEKS = 2;
/** Fewer records (seen or expected) or answers than this, before or after, say nothing (METRICS.md section 1: to judge). */
const LEAST = { count: 10, share: 30, mean: 30 } as const;

/** What the weeks before a change lack; null = nothing. `level` = those that make the level before. */
export function missingBefore(
  kind: EffectSeries['kind'],
  weeks: number,
  level: Pooled | null,
): Extract<EffectLack, 'baseline_short' | 'too_few'> | null {
  if (!level || weeks < PAST_WEEKS) return 'baseline_short';
  return (kind === 'count' ? level.sum : level.units) < LEAST[kind] ? 'too_few' : null;
}

/** True when the weeks read say something: of counts as many as seen, or as many as the value before let expect. */
export function isEnough(
  kind: EffectSeries['kind'],
  weeks: number,
  { value, units }: Pooled,
  before: number,
): boolean {
  const seen = kind === 'count' ? units * Math.max(value, before) : units;
  return weeks >= READ_WEEKS && seen >= LEAST[kind];
}
