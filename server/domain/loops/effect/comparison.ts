import { reachOf, shiftOf } from './level.ts';
import { differenceOf } from './observed.ts';
import type { EffectSeries } from './series.ts';

/** How the difference between two scopes went before the change. */
export type Parallel = {
  readonly isParallel: boolean;
  /**
   * Drift of the difference in half a year with its 90 % interval, in the unit of the series; of counts, by which share the ratio changed.
   */
  readonly drift: number;
  readonly low: number;
  readonly high: number;
};

/** Weeks of both before the opening, fewer of which tell nothing of how both went. */
const PARALLEL_WEEKS = 12;
/** A drift is taken for one where chance would be this rare on its side. */
const SIDE = 0.05;
const HALF_YEAR = 182;

/**
 * Whether two scopes went the same way in the weeks before the opening (first days): their difference has no drift that chance does not explain, at 10 % on
 * both sides. That none is seen does not prove that there is none (Roth 2022, AER: Insights 4:305); what little is left widens the interval of
 * the effect as drift does. Null = fewer than 12 weeks of both, or different kinds.
 */
export function parallelOf(
  own: EffectSeries,
  other: EffectSeries,
  before: readonly number[],
): Parallel | null {
  if (own.kind !== other.kind) return null;
  const observed = differenceOf(own, other, [before]);
  if (observed.days.length < PARALLEL_WEEKS) return null;
  const first = observed.days[0] ?? 0;
  const found = shiftOf(observed, [(day) => (day - first) / HALF_YEAR]);
  if (!found) return null;
  const reach = reachOf(found.shift, SIDE);
  const told = observed.isRatio ? Math.expm1 : (size: number): number => size;
  const { size } = found.shift;
  return {
    isParallel: Math.abs(size) <= reach,
    drift: told(size),
    low: told(size - reach),
    high: told(size + reach),
  };
}
