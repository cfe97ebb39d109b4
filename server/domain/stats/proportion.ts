import { normalTwoSided, Z95 } from './normal.ts';

/** A share or a difference of shares with its interval, as fractions (not percent). */
export type Interval = { low: number; high: number };

/** A count of successes out of `n` trials; 0 ≤ `hits` ≤ `n`, `n` ≥ 1. */
export type Share = { hits: number; n: number };

/**
 * Wilson's score interval of a share, as fractions within [0, 1]. 95 % unless another deviate is given.
 * Wilson 1927; formula as in Newcombe 1998, Stat. Med. 17:857, method 3.
 */
export function wilson({ hits, n }: Share, z: number = Z95): Interval {
  const p = hits / n;
  const zz = z * z;
  const centre = p + zz / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n));
  const scale = 1 + zz / n;
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: hits === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}

/**
 * Newcombe's interval of the difference a − b of two independent shares, as fractions within [−1, 1].
 * Newcombe 1998, Stat. Med. 17:873, method 10 (from the two Wilson intervals).
 */
export function newcombe(a: Share, b: Share, z: number = Z95): Interval {
  const pa = a.hits / a.n;
  const pb = b.hits / b.n;
  const ia = wilson(a, z);
  const ib = wilson(b, z);
  return {
    low: pa - pb - Math.hypot(pa - ia.low, ib.high - pb),
    high: pa - pb + Math.hypot(ia.high - pa, pb - ib.low),
  };
}

/**
 * Two-sided p of "both shares are equal": the level at which Newcombe's interval of the difference just touches 0, so
 * that p < 0.05 says exactly that the 95 % interval excludes 0 (METRICS.md section 3). Between 0 and 1.
 */
export function twoProportionTest(a: Share, b: Share): number {
  if (a.hits * b.n === b.hits * a.n) return 1;
  const excludesZero = (z: number): boolean => {
    const { low, high } = newcombe(a, b, z);
    return low > 0 || high < 0;
  };
  let inside = 0;
  let outside = 40;
  if (excludesZero(outside)) return 0;
  for (let i = 0; i < 50; i += 1) {
    const z = (inside + outside) / 2;
    if (excludesZero(z)) inside = z;
    else outside = z;
  }
  return normalTwoSided(inside);
}

/**
 * Two-sided p of "the share is `expected`" (a fraction in [0, 1]): the score test, which is below 0.05 exactly when the
 * Wilson interval excludes `expected`. Between 0 and 1.
 */
export function oneProportionTest({ hits, n }: Share, expected: number): number {
  const difference = hits / n - expected;
  if (difference === 0) return 1;
  return normalTwoSided(difference / Math.sqrt((expected * (1 - expected)) / n));
}
