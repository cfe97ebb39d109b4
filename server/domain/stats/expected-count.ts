import type { CountModel } from './negative-binomial.ts';
import { Z95 } from './normal.ts';
import { studentQuantile } from './student.ts';

/** Longest history a level is read from, in periods. */
const LONGEST = 104;

type Line = { level: number; slope: number };

/** Poisson regression of the counts on centred time, log link: level at the centre and slope per period (log scale). */
function fitLine(counts: readonly number[], times: readonly number[]): Line {
  let line: Line = { level: Math.log(mean(counts)), slope: 0 };
  for (let step = 0; step < 25; step += 1) {
    let score0 = 0;
    let score1 = 0;
    let info00 = 0;
    let info01 = 0;
    let info11 = 0;
    counts.forEach((x, i) => {
      const t = times[i] ?? 0;
      const mu = Math.exp(line.level + line.slope * t);
      score0 += x - mu;
      score1 += (x - mu) * t;
      info00 += mu;
      info01 += mu * t;
      info11 += mu * t * t;
    });
    const determinant = info00 * info11 - info01 * info01;
    if (!(determinant > 0)) break;
    const level = (info11 * score0 - info01 * score1) / determinant;
    const slope = (info00 * score1 - info01 * score0) / determinant;
    line = { level: line.level + level, slope: line.slope + slope };
    if (Math.abs(level) + Math.abs(slope) < 1e-9) break;
  }
  return line;
}

function mean(xs: readonly number[]): number {
  return xs.reduce((sum, x) => sum + x, 0) / xs.length;
}

/** Pearson's χ² per degree of freedom around the fitted means, at least 1. */
function pearson(counts: readonly number[], fitted: readonly number[]): number {
  const chi = counts.reduce((sum, x, i) => {
    const mu = fitted[i] ?? 1;
    return sum + (x - mu) ** 2 / mu;
  }, 0);
  return Math.max(1, chi / (counts.length - 2));
}

/**
 * What the next count was expected to be, from the counts of earlier whole periods of equal length, oldest first and at
 * least 16: a negative-binomial model whose level follows a log-linear trend, shrunk towards none by how uncertain it
 * is, with Pearson's dispersion of the un-weighted history plus the uncertainty of level and dispersion (ANALYTICS.md A (ii)). The
 * newest two periods stay out while 16 remain, so that a burst under way does not raise its own bar. No season. A
 * history of zeros alone expects half a count over its whole length.
 */
export function expectedCount(history: readonly number[]): CountModel {
  const kept = (history.length >= 18 ? history.slice(0, -2) : history).slice(-LONGEST);
  const ahead = history.length >= 18 ? 3 : 1;
  const n = kept.length;
  const total = kept.reduce((sum, x) => sum + x, 0);
  if (total === 0) return { mean: 0.5 / n, dispersion: 1 };
  const times = kept.map((_, i) => i - (n - 1) / 2);
  const spread = times.reduce((sum, t) => sum + t * t, 0);
  const fit = fitLine(kept, times);
  const dispersion = pearson(
    kept,
    times.map((t) => Math.exp(fit.level + fit.slope * t)),
  );
  const slopeVariance = (dispersion * n) / total / spread;
  const trust = Math.max(0, 1 - slopeVariance / fit.slope ** 2);
  const slope = fit.slope === 0 ? 0 : fit.slope * trust;
  const weights = times.map((t) => Math.exp(slope * t));
  const level = total / weights.reduce((sum, w) => sum + w, 0);
  const reach = (n - 1) / 2 + ahead;
  const mu = level * Math.exp(slope * reach);
  // Relative variance of the fitted mean: of the level, and of the part of the slope that is believed.
  const doubt = 1 / total + (trust ** 2 * n * reach ** 2) / (total * spread);
  // The dispersion is itself a guess from n − 2 degrees of freedom: widened so that 5 % stays 5 %.
  const guess = (studentQuantile(0.975, n - 2) / Z95) ** 2;
  return { mean: mu, dispersion: dispersion * (1 + mu * doubt) * guess };
}
