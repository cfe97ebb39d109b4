import type { Sums } from './alike.ts';
import type { Solving } from './solve.ts';
import { solve } from './solve.ts';

/** How restless weeks are. */
export type Noise = {
  /** Variance between weeks beyond chance within them, on the scale of levels, 0 or more. */
  readonly between: number;
  /** Correlation of neighbouring weeks, 0 to 0.75. */
  readonly likeness: number;
  /** Variance of a week over what chance and `between` let expect. */
  readonly scale: number;
  /** Weeks that tell of all this, less what the levels took and likeness hides (degrees of freedom). */
  readonly df: number;
};

/** Likenesses that are weighed against each other; and how likely they are before any week is seen (normal distribution, cut). */
const LIKENESSES: readonly number[] = [0, 0.25, 0.5, 0.75];
const USUAL = 0.25;
const USUAL_SD = 0.2;

/**
 * How alike neighbouring weeks are: what the weeks make of each likeness by restricted likelihood (Patterson & Thompson 1971,
 * Biometrika 58:545), weighed with what is usual; told as the one likeness that widens the variance of a mean as much as all of them do
 * on average. `scale` = variance of a residual at it; `spare` = weeks less coefficients. Null where a coefficient rests on nothing.
 */
export function likenessOf(
  sumsAt: (likeness: number) => Sums,
  spare: number,
  fit: Pick<Solving, 'penalties' | 'held'>,
): { likeness: number; scale: number } | null {
  const solving = { ...fit, scale: 1 };
  const size = fit.penalties.length;
  const logs: number[] = [];
  for (const likeness of LIKENESSES) {
    const sums = sumsAt(likeness);
    const step = solve(sums.products, solving);
    if (!step) return null;
    const determinants = logDeterminant(step.covariance, size) - sums.logDeterminant;
    const squares = Math.max(Number.MIN_VALUE, step.squares);
    const prior = ((likeness - USUAL) / USUAL_SD) ** 2;
    logs.push(0.5 * (determinants - spare * Math.log(squares) - prior));
  }
  const most = Math.max(...logs);
  let [all, wider] = [0, 0];
  logs.forEach((log, i) => {
    const weight = Math.exp(log - most);
    const likeness = LIKENESSES[i] ?? 0;
    all += weight;
    wider += (weight * (1 + likeness)) / (1 - likeness);
  });
  const likeness = (wider - all) / (wider + all);
  const step = solve(sumsAt(likeness).products, solving);
  return step && { likeness, scale: step.squares / spare };
}

/** Logarithm of the determinant of a symmetric positive definite matrix, row by row. */
function logDeterminant(matrix: Float64Array, size: number): number {
  const left = Float64Array.from(matrix);
  let log = 0;
  for (let k = 0; k < size; k += 1) {
    const pivot = left[k * size + k] ?? 1;
    log += Math.log(pivot);
    for (let i = k + 1; i < size; i += 1) {
      const factor = (left[i * size + k] ?? 0) / pivot;
      for (let j = k; j < size; j += 1) {
        const at = i * size + j;
        left[at] = (left[at] ?? 0) - factor * (left[k * size + j] ?? 0);
      }
    }
  }
  return log;
}
