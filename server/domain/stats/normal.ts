const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Standard normal deviate of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054;

/** Density of the standard normal distribution at `x`. */
function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
}

function seriesFromZero(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return normalDensity(x) * sum;
}

function farTail(x: number): number {
  let fraction = x;
  for (let k = 120; k >= 1; k -= 1) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/**
 * P(Z > x) for a standard normal Z, between 0 and 1, relative error about 1e-14 also far out. Series around zero of
 * Marsaglia 2004 (J. Stat. Software 11/4), Laplace's continued fraction beyond 3 (Abramowitz & Stegun 26.2.14).
 */
export function normalTail(x: number): number {
  if (Math.abs(x) < 3) return 0.5 - seriesFromZero(x);
  return x > 0 ? farTail(x) : 1 - farTail(-x);
}

/** P(Z ≤ x) for a standard normal Z, between 0 and 1. */
export function normalCdf(x: number): number {
  return normalTail(-x);
}

/** Two-sided p of a standard normal deviate, between 0 and 1. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
] as const;
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
] as const;
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
] as const;
const D = [
  0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1,
] as const;

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, c) => sum * x + c, 0);
}

function lowerQuantile(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(C, q) / polynomial(D, q);
  }
  const q = p - 0.5;
  return (q * polynomial(A, q * q)) / polynomial(B, q * q);
}

/**
 * The x with P(Z ≤ x) = p; −∞ at 0, ∞ at 1. Acklam's rational approximation (2003) with one Halley step, error
 * below 1e-14.
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  const x = lowerQuantile(p);
  const u = (normalCdf(x) - p) / normalDensity(x);
  return x - u / (1 + (x * u) / 2);
}
