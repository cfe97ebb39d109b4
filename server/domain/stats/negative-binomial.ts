import { incompleteBeta } from './beta.ts';
import { lowerGamma, upperGamma } from './gamma.ts';

/** A count expected to be `mean` > 0 with variance `dispersion` · `mean`; `dispersion` ≥ 1, 1 = Poisson. */
export type CountModel = { mean: number; dispersion: number };

/** Below this much over-dispersion the Poisson distribution stands in: the two agree to three digits. */
const POISSON_BELOW = 1.0005;

/** P(X ≤ k), between 0 and 1; 0 for k < 0. */
export function countCdf(k: number, { mean, dispersion }: CountModel): number {
  if (k < 0) return 0;
  if (dispersion < POISSON_BELOW) return upperGamma(k + 1, mean);
  return incompleteBeta(1 / dispersion, mean / (dispersion - 1), k + 1);
}

/** P(X ≥ k), between 0 and 1; 1 for k ≤ 0. Computed as its own tail, so that it stays right far out. */
export function countTail(k: number, { mean, dispersion }: CountModel): number {
  if (k <= 0) return 1;
  if (dispersion < POISSON_BELOW) return lowerGamma(k, mean);
  return incompleteBeta(1 - 1 / dispersion, k, mean / (dispersion - 1));
}

/** Two-sided p of a count under its model: twice the smaller tail, at most 1. */
export function countTwoSided(k: number, model: CountModel): number {
  return Math.min(1, 2 * Math.min(countCdf(k, model), countTail(k, model)));
}

/** The smallest k with P(X ≤ k) ≥ p, for p in (0, 1). */
export function countQuantile(p: number, model: CountModel): number {
  const reach = Math.sqrt(model.mean * model.dispersion);
  let low = -1;
  let high = Math.ceil(model.mean + 4 * reach) + 4;
  while (countCdf(high, model) < p) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (countCdf(middle, model) >= p) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The counts whose two-sided p is 5 % or more: P(X ≤ k) ≥ 2.5 % and P(X ≥ k) ≥ 2.5 %. Whole numbers ≥ 0.
 */
export function countRange(model: CountModel): { low: number; high: number } {
  // P(X ≥ k) ≥ 2.5 % is P(X ≤ k − 1) ≤ 97.5 %; the quantile is the first count above that, or equal to it.
  const low = countQuantile(0.025, model);
  let high = countQuantile(0.975, model);
  while (countTail(high + 1, model) >= 0.025) high += 1;
  return { low, high };
}
