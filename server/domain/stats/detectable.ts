import type { CountModel } from './negative-binomial.ts';
import { countTail } from './negative-binomial.ts';
import { normalQuantile } from './normal.ts';
import { studentQuantile } from './student.ts';

/** Share of changes of the announced size that the test finds. */
const POWER = 0.95;

/**
 * The smallest true change that a two-sided test at `level` (in (0, 1)) finds in 19 of 20 cases, in the unit of `sd`: the
 * deviates of level and power times the standard deviation of the tested value (Bloom 1995, Evaluation Review 19:547), of
 * Student's t where that deviation is a guess with `df` degrees of freedom. 0 where `sd` is 0.
 */
export function detectableShift(sd: number, df: number, level: number): number {
  return (studentQuantile(1 - level / 2, df) + studentQuantile(POWER, df)) * sd;
}

/**
 * The smallest rise of the expected count that a two-sided test at `level` finds in 19 of 20 cases, a whole number ≥ 1; the
 * dispersion stays. A fall is found sooner, where there is room for it at all.
 */
export function detectableRise(model: CountModel, level: number): number {
  const reach = Math.ceil(Math.sqrt(model.mean * model.dispersion)) + 1;
  const critical = firstWhole(
    Math.floor(model.mean),
    reach,
    (k) => 2 * countTail(k, model) < level,
  );
  const isFound = (rise: number): boolean =>
    countTail(critical, { ...model, mean: model.mean + rise }) >= POWER;
  return firstWhole(0, reach, isFound);
}

/** The smallest whole number above `from` for which something holds that holds for all above it. */
function firstWhole(from: number, reach: number, holds: (k: number) => boolean): number {
  let low = from;
  let high = from + reach;
  while (!holds(high)) {
    low = high;
    high += high - from;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * A detectable change found for one level, told for another: exact for the normal distribution, a few percent small for
 * tests whose spread is known from few periods.
 */
export function rescaled(size: number, from: number, to: number): number {
  const deviates = (level: number): number => normalQuantile(1 - level / 2) + normalQuantile(POWER);
  return (size * deviates(to)) / deviates(from);
}
