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

/** Lower ranks for n = 0 to 10,000 by p, worked out when first asked for. */
const lowerRanks = new Map<number, Int16Array>();

/**
 * Largest k with P(B ≤ k − 1) ≤ 2.5 % for every n, each from the one before: with one trial more,
 * P(B ≤ k − 1) falls by p · P(B = k − 1), and the rank rises when P(B ≤ k) has fallen to 2.5 % too.
 */
function lowerRanksOf(p: number): Int16Array {
  const held = lowerRanks.get(p);
  if (held) return held;
  const ranks = new Int16Array(EXACT_UP_TO + 1);
  const odds = p / (1 - p);
  let k = 0;
  let below = 0;
  let at = 1;
  for (let n = 1; n <= EXACT_UP_TO; n++) {
    if (k > 0) below -= (p * at * k) / (odds * (n - k));
    at *= (n * (1 - p)) / (n - k);
    while (k < n && below + at <= 0.025) {
      below += at;
      at *= (odds * (n - k)) / (k + 1);
      k++;
    }
    ranks[n] = k;
  }
  lowerRanks.set(p, ranks);
  return ranks;
}

/** Largest k with P(B ≤ k − 1) ≤ 2.5 %; 0 when there is none. */
function lowerRank(n: number, p: number): number {
  if (n <= EXACT_UP_TO) return lowerRanksOf(p)[n] ?? 0;
  const guess = n * p - Z95 * Math.sqrt(n * p * (1 - p));
  return Math.min(n, Math.max(0, Math.floor(guess + 0.5)));
}

/**
 * Ranks (1 = smallest) whose order statistics bound the `p`-quantile of `n` observations with at least 95 %
 * confidence, at most 2.5 % on each side; null when so few observations have no such bounds
 * (median: below 6, 90th percentile: below 36). Binomial argument of order statistics, METRICS.md section 4 [MED];
 * above 10,000 observations by the normal approximation.
 */
export function orderRanks(n: number, p: number): { low: number; high: number } | null {
  const low = lowerRank(n, p);
  // From the top, the p-quantile is the (1 − p)-quantile.
  const fromTop = lowerRank(n, 1 - p);
  if (low < 1 || fromTop < 1) return null;
  return { low, high: n - fromTop + 1 };
}
