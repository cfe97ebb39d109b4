/** Lanczos coefficients for g = 7, nine terms (Numerical Recipes, 3rd ed., section 6.1; error < 1e-15 relative). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const TINY = 1e-300;
const PRECISION = 1e-15;

/** Natural logarithm of the gamma function. `x` > 0. */
export function logGamma(x: number): number {
  const shifted = x - 1;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i += 1) sum += (LANCZOS[i] ?? 0) / (shifted + i);
  const t = shifted + 7.5;
  return HALF_LOG_TWO_PI + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; Math.abs(term) > Math.abs(sum) * PRECISION; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (Math.abs(an * d + b) < TINY ? TINY : an * d + b);
    c = Math.abs(b + an / c) < TINY ? TINY : b + an / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return h;
}

function front(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a));
}

/**
 * Regularised upper incomplete gamma function Q(a, x), between 0 and 1. `a` > 0, `x` ≥ 0.
 * P(Poisson(μ) ≤ k) = Q(k + 1, μ). Numerical Recipes, 3rd ed., section 6.2.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1
    ? Math.max(0, 1 - front(a, x) * lowerSeries(a, x))
    : Math.min(1, front(a, x) * upperFraction(a, x));
}

/** Regularised lower incomplete gamma function P(a, x) = 1 − Q(a, x), right also where it is tiny. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1
    ? Math.min(1, front(a, x) * lowerSeries(a, x))
    : Math.max(0, 1 - front(a, x) * upperFraction(a, x));
}
