import { studentQuantile } from '../../stats/student.ts';
import type { Level } from './level.ts';
import { levelOf, residuals } from './level.ts';
import type { Noise } from './noise.ts';
import { inflation, noiseOf } from './noise.ts';
import type { Week, Weekly } from './series.ts';

/** Two-sided confidence: each side is wrong once in forty. */
const SIDE = 0.975;

/**
 * The difference between two stretches of weeks: of shares and means as it is, of counts the logarithm of their ratio.
 * `variance` is that of the difference.
 */
export type Contrast = {
  readonly before: Level;
  readonly after: Level;
  readonly difference: number;
  readonly variance: number;
  readonly noise: Noise;
  /** Degrees of freedom left after likeness has taken its part. */
  readonly df: number;
};

/** Compares stretches of weeks of one kind; null = one of them is empty. Stretches of `before` may lie apart. */
export function contrastOf(
  kind: Weekly['kind'],
  before: readonly (readonly Week[])[],
  after: readonly Week[],
): Contrast | null {
  const first = levelOf(kind, before.flat());
  const second = levelOf(kind, after);
  if (!first || !second) return null;
  const held = before.filter(({ length }) => length > 0);
  const noise = noiseOf([
    ...held.map((weeks) => residuals(weeks, first)),
    ...(after.length > 1 ? [residuals(after, second)] : []),
  ]);
  const variance =
    varianceOf(kind, first, noise, longest(held)) +
    varianceOf(kind, second, calmed(kind, noise, first, second), after.length);
  return {
    before: first,
    after: second,
    difference: differenceOf(kind, first, second),
    variance,
    noise,
    df: freedom(noise),
  };
}

/** Bounds of a difference at 95 % confidence. */
export function boundsOf({
  difference,
  variance,
  df,
}: Pick<Contrast, 'difference' | 'variance' | 'df'>): {
  low: number;
  high: number;
} {
  const half = studentQuantile(SIDE, df) * Math.sqrt(variance);
  return { low: difference - half, high: difference + half };
}

/** Likeness leaves fewer weeks than were seen. */
export function freedom({ df, likeness }: Noise): number {
  return Math.max(3, df / inflation(df + 1, likeness));
}

/** Difference of two levels on the scale it is tested on. */
export function differenceOf(kind: Weekly['kind'], before: Level, after: Level): number {
  if (kind !== 'count') return after.value - before.value;
  // `unitVariance` of counts is the rate with half a record more.
  return Math.log(after.unitVariance / before.unitVariance);
}

/**
 * The noise of a level that was estimated at another one: what makes counts restless beyond chance moves them by shares, so that fewer
 * are restless by less.
 */
export function calmed(kind: Weekly['kind'], noise: Noise, from: Level, to: Level): Noise {
  if (kind !== 'count') return noise;
  const beyond = (noise.dispersion - 1) * (to.unitVariance / from.unitVariance);
  return { ...noise, dispersion: 1 + beyond };
}

/** Variance of a level on that scale; `together` = neighbouring weeks of the longest stretch. */
export function varianceOf(
  kind: Weekly['kind'],
  level: Level,
  noise: Noise,
  together: number,
): number {
  const { units, unitVariance } = level;
  const chance = kind === 'count' ? 1 / (unitVariance * units) : unitVariance / units;
  return chance * noise.dispersion * inflation(together, noise.likeness);
}

function longest(stretches: readonly (readonly unknown[])[]): number {
  return Math.max(0, ...stretches.map(({ length }) => length));
}
