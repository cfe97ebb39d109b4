import { studentQuantile } from '../../stats/student.ts';
import type { Basis } from './basis.ts';
import { columnsOf } from './basis.ts';
import { covarianceOf, fitLevels } from './fit.ts';
import { designOf, SIDE } from './level.ts';
import type { Parts } from './parts.ts';
import type { EffectQuestion } from './question.ts';

/** Four of five are to be seen; more is aimed at, since the noise is an estimate itself and the weeks may be less calm than those before. */
const SEEN = 0.93;
/** Weeks whose size those to come are expected to have. */
const NEWEST = 26;
const ROUNDS = 12;
const CLOSE = 0.005;
/** Nobody announces a change to a twentieth or to twenty times as much. */
const LARGEST_LOG = Math.log(20);

/** Sizes as they are told (above 0), and that of the improvement on the scale of levels; null = none would be seen. */
export type Detectable = {
  readonly better: number | null;
  readonly worse: number | null;
  readonly level: number | null;
};

/** Nothing that could be announced. */
export const NONE: Detectable = { better: null, worse: null, level: null };

/**
 * The sizes of change that four of five readings of so many weeks would find, from the weeks before the change alone. Where the level had
 * only risen no improvement is announced: it may come by itself.
 */
export function detectableOf(
  basis: Basis,
  { begins }: Parts,
  { weeks: planned, better }: Pick<EffectQuestion, 'weeks' | 'better'>,
): Detectable {
  const { past, kind } = basis;
  const columns = columnsOf(basis, begins);
  const fit = fitLevels(designOf(past, columns.slice(0, -1)));
  if (!fit) return NONE;
  const { noise } = fit;
  const newest = past.weeks.slice(-NEWEST);
  const units = newest.reduce((sum, week) => sum + week.units, 0) / newest.length;
  const value = newest.reduce((sum, week) => sum + week.value, 0) / newest.length;
  const days = Array.from({ length: planned }, (_, i) => begins + 7 * i);
  const toCome = days.map((day) => ({ week: Math.floor(day / 7), value, units }));
  const whole = { ...past, days: [...past.days, ...days], weeks: [...past.weeks, ...toCome] };
  const design = designOf(whole, columns);
  const wanted = studentQuantile(1 - SIDE, noise.df) + studentQuantile(SEEN, noise.df);
  const sizeTo = (sign: number): number | null => {
    let size = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const held = Float64Array.of(...fit.coefficients, sign * size);
      const variance = covarianceOf(design, { held, noise })?.at(-1);
      if (variance === undefined) return null;
      const next = wanted * Math.sqrt(variance);
      if (past.isRatio && next > LARGEST_LOG) return null;
      const isFound = Math.abs(next - size) < CLOSE * next;
      size = next;
      if (isFound) break;
    }
    return size;
  };
  const sign = better === 'higher' ? 1 : -1;
  const told = (size: number | null, towards: number): number | null =>
    size === null ? null : past.isRatio ? Math.abs(Math.expm1(towards * size)) : size;
  const gain = kind === 'risen' ? null : sizeTo(sign);
  return { better: told(gain, sign), worse: told(sizeTo(-sign), -sign), level: gain };
}
