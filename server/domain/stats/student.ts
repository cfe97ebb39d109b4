import { incompleteBeta } from './beta.ts';
import { logGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** Two-sided p of Student's t with `df` > 0 degrees of freedom, between 0 and 1. */
export function studentTwoSided(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** P(T ≤ t) for Student's t with `df` > 0 degrees of freedom, between 0 and 1. */
export function studentCdf(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2;
  return t > 0 ? 1 - tail : tail;
}

function density(t: number, df: number): number {
  const log = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(log - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/** Start of the search: Cornish-Fisher expansion (Abramowitz & Stegun 26.7.5), closed forms below df = 3. */
function start(p: number, df: number): number {
  if (df < 1.5) return Math.tan(Math.PI * (p - 0.5));
  if (df < 2.5) return ((2 * p - 1) * Math.SQRT2) / Math.sqrt(4 * p * (1 - p));
  const z = normalQuantile(p);
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / df + second / df ** 2;
}

/** The t with P(T ≤ t) = p, for p in (0, 1) and `df` ≥ 1. Newton's method on the distribution. */
export function studentQuantile(p: number, df: number): number {
  let t = start(p, df);
  for (let i = 0; i < 20; i += 1) {
    const step = (studentCdf(t, df) - p) / density(t, df);
    t -= step;
    if (Math.abs(step) <= 1e-12 * (1 + Math.abs(t))) break;
  }
  return t;
}
