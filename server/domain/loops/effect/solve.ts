import { symmetricInverse } from '../../stats/symmetric-inverse.ts';

/** Where penalised least squares lead from the coefficients held. */
export type Step = {
  readonly move: Float64Array;
  /** Covariance of the coefficients, row by row. */
  readonly covariance: Float64Array;
  /** Squares that are left over after the move. */
  readonly squares: number;
};

/** What is solved for: inverse prior variances around 0, coefficients held, and the variance of a residual. */
export type Solving = {
  readonly penalties: Float64Array;
  readonly held: Float64Array;
  readonly scale: number;
};

/**
 * One step of penalised least squares; `products` are those of the columns of the coefficients and, last, of the residual (lower
 * triangle). Null where a coefficient rests on nothing.
 */
export function solve(products: Float64Array, { penalties, held, scale }: Solving): Step | null {
  const size = penalties.length;
  const width = size + 1;
  const of = (k: number, l: number): number =>
    products[k >= l ? k * width + l : l * width + k] ?? 0;
  const information = new Float64Array(size * size);
  const pull = new Float64Array(size);
  for (let k = 0; k < size; k += 1) {
    for (let l = 0; l < size; l += 1) information[k * size + l] = of(k, l) / scale;
    const penalty = penalties[k] ?? 0;
    information[k * size + k] = of(k, k) / scale + penalty;
    pull[k] = of(size, k) / scale - penalty * (held[k] ?? 0);
  }
  const covariance = symmetricInverse(information, size);
  if (!covariance) return null;
  const move = new Float64Array(size);
  let squares = of(size, size);
  for (let k = 0; k < size; k += 1) {
    let sum = 0;
    for (let l = 0; l < size; l += 1) sum += (covariance[k * size + l] ?? 0) * (pull[l] ?? 0);
    move[k] = sum;
  }
  for (let k = 0; k < size; k += 1) {
    let sum = -2 * of(size, k);
    for (let l = 0; l < size; l += 1) sum += of(k, l) * (move[l] ?? 0);
    squares += sum * (move[k] ?? 0);
  }
  return { move, covariance, squares: Math.max(0, squares) };
}
