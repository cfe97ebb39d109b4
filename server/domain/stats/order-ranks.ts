import { incompleteBeta } from './beta.ts';
import { Z95 } from './normal.ts';

/** Above this many observations the normal approximation is within one rank of the exact answer. */
const EXACT_UP_TO = 10_000;

/** P(B ≤ k) for B ~ Binomial(n, p). */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return incompleteBeta(1 - p, n - k, k + 1);
}

/** Largest k with P(B ≤ k − 1) ≤ 2.5 %; 0 when there is none. */
function lowerRank(n: number, p: number): number {
  const guess = n * p - Z95 * Math.sqrt(n * p * (1 - p));
  let k = Math.min(n, Math.max(0, Math.floor(guess + 0.5)));
  if (n > EXACT_UP_TO) return k;
  while (k > 0 && binomialCdf(k - 1, n, p) > 0.025) k -= 1;
  while (k < n && binomialCdf(k, n, p) <= 0.025) k += 1;
  return k;
}

/**
 * Ranks (1 = smallest) whose order statistics bound the `p`-quantile of `n` observations with at least 95 %
 * confidence, at most 2.5 % on each side, and that confidence; null when so few observations have no such bounds
 * (median: below 6, 90th percentile: below 36). Binomial argument of order statistics, METRICS.md section 4 [MED];
 * above 10,000 observations by the normal approximation.
 */
export function orderRanks(
  n: number,
  p: number,
): { low: number; high: number; confidence: number } | null {
  const low = lowerRank(n, p);
  // From the top, the p-quantile is the (1 − p)-quantile.
  const fromTop = lowerRank(n, 1 - p);
  if (low < 1 || fromTop < 1) return null;
  const high = n - fromTop + 1;
  const confidence =
    n > EXACT_UP_TO ? 0.95 : binomialCdf(high - 1, n, p) - binomialCdf(low - 1, n, p);
  return { low, high, confidence };
}
