import { normalTwoSided, Z95 } from './normal.ts';

/** Answers of a net score: `promoters` and `detractors` out of `n` ≥ 1. */
export type NetCounts = { promoters: number; detractors: number; n: number };

/** The raw score in points, −100 to 100. */
export function netScore({ promoters, detractors, n }: NetCounts): number {
  return (100 * (promoters - detractors)) / n;
}

/**
 * Adjusted-Wald estimate of a net score in points: three made-up answers (¾ promoters, ¾ detractors, 1½ passives) pull
 * the score to the middle and keep the standard error above 0. Rocks 2016, Am. Statistician 70:365; METRICS.md 1.
 */
export function adjustedNet({ promoters, detractors, n }: NetCounts): {
  score: number;
  se: number;
} {
  const total = n + 3;
  const p = (promoters + 0.75) / total;
  const d = (detractors + 0.75) / total;
  return { score: 100 * (p - d), se: 100 * Math.sqrt((p + d - (p - d) ** 2) / total) };
}

/** 95 % adjusted-Wald interval of a net score in points, kept within −100 to 100. */
export function netInterval(counts: NetCounts): { low: number; high: number } {
  const { score, se } = adjustedNet(counts);
  return { low: Math.max(-100, score - Z95 * se), high: Math.min(100, score + Z95 * se) };
}

/** z and two-sided p of the difference a − b of two independent net scores, from adjusted values (METRICS.md 3). */
export function twoNetTest(a: NetCounts, b: NetCounts): { z: number; p: number } {
  const first = adjustedNet(a);
  const second = adjustedNet(b);
  const z = (first.score - second.score) / Math.hypot(first.se, second.se);
  return { z, p: normalTwoSided(z) };
}
