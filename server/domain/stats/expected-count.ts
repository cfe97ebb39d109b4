import type { CountModel } from './negative-binomial.ts';
import { Z95 } from './normal.ts';
import { studentQuantile } from './student.ts';

/** Longest history a level is read from, in periods. */
const LONGEST = 104;

/** Steepest trend believed, per period on the log scale: 10 %, doubling in seven. Faster is a step or a burst. */
const STEEPEST = 0.1;

function total(xs: readonly number[]): number {
  return xs.reduce((sum, x) => sum + x, 0);
}

function median(xs: readonly number[]): number {
  const sorted = xs.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Means of a log-linear trend of this slope that add up to what was counted: the Poisson fit for a given slope. */
function means(counts: readonly number[], times: readonly number[], slope: number): number[] {
  const shape = times.map((t) => Math.exp(slope * t));
  const level = total(counts) / total(shape);
  return shape.map((x) => level * x);
}

/** Slope of the Poisson regression of the counts on centred time, log link, within ±10 %: Newton's method. */
function fitSlope(counts: readonly number[], times: readonly number[], start: number): number {
  let slope = start;
  for (let step = 0; step < 25; step += 1) {
    const fitted = means(counts, times, slope);
    let score = 0;
    let first = 0;
    let second = 0;
    fitted.forEach((mu, i) => {
      const t = times[i] ?? 0;
      score += ((counts[i] ?? 0) - mu) * t;
      first += mu * t;
      second += mu * t * t;
    });
    const information = second - first ** 2 / total(fitted);
    if (!(information > 0)) break;
    const next = Math.min(STEEPEST, Math.max(-STEEPEST, slope + score / information));
    const moved = Math.abs(next - slope);
    slope = next;
    if (moved < 1e-7) break;
  }
  return slope;
}

/** Usual deviations beyond which a past count says nothing more: about level and trend, and about dispersion. */
const LEVEL_CUT = 2;
const DISPERSION_CUT = 3;

/** Counts with those beyond `cut` usual deviations from the fit pulled in to there. */
function pulledIn(counts: readonly number[], fitted: readonly number[], cut: number): number[] {
  const off = counts.map((x, i) => Math.abs(x - (fitted[i] ?? 0)) / Math.sqrt(fitted[i] ?? 1));
  const usual = Math.max(1, 1.4826 * median(off));
  return counts.map((x, i) => {
    const mu = fitted[i] ?? 0;
    const reach = cut * usual * Math.sqrt(mu);
    return Math.min(mu + reach, Math.max(mu - reach, x));
  });
}

/** Pearson's χ² per degree of freedom around the fitted means, at least 1. */
function pearson(counts: readonly number[], fitted: readonly number[]): number {
  const chi = total(
    counts.map((x, i) => {
      const mu = fitted[i] ?? 1;
      return (x - mu) ** 2 / mu;
    }),
  );
  return Math.max(1, chi / (counts.length - 2));
}

/**
 * What the next count was expected to be, from the counts of earlier whole periods of equal length, oldest first and at
 * least 16: a negative-binomial model whose level follows a log-linear trend, shrunk towards none by how uncertain it
 * is, with Pearson's dispersion widened by the uncertainty of level and dispersion (ANALYTICS.md A (ii)). Past bursts
 * are pulled in to two usual deviations where level and trend are read, to three for the dispersion: pulled in closer
 * it would become too small and quiet weeks would be called news. The newest two periods stay out while 16
 * remain, so that a burst under way does not raise its own bar. No season (it would take 104 weeks). A history of
 * zeros alone expects half a count over its whole length.
 */
export function expectedCount(history: readonly number[]): CountModel {
  const long = history.length >= 18;
  const kept = (long ? history.slice(0, -2) : history).slice(-LONGEST);
  const n = kept.length;
  if (total(kept) === 0) return { mean: 0.5 / n, dispersion: 1 };
  const times = kept.map((_, i) => i - (n - 1) / 2);
  let counts = kept;
  let steep = 0;
  for (let round = 0; round < 4; round += 1) {
    steep = fitSlope(counts, times, steep);
    counts = pulledIn(kept, means(counts, times, steep), LEVEL_CUT);
  }
  const spread = total(times.map((t) => t * t));
  const sum = total(counts);
  const slopeVariance = (pearson(counts, means(counts, times, steep)) * n) / sum / spread;
  const trust = steep === 0 ? 0 : Math.max(0, 1 - slopeVariance / steep ** 2);
  const fitted = means(counts, times, steep * trust);
  const reach = (n - 1) / 2 + (long ? 3 : 1);
  const mean = (fitted[n - 1] ?? 0) * Math.exp(steep * trust * (long ? 3 : 1));
  // Relative variance of the fitted mean: of the level, and of the part of the slope that is believed.
  const doubt = 1 / sum + (trust * reach) ** 2 * (n / sum / spread);
  // The dispersion is itself a guess from n − 2 degrees of freedom: widened so that 5 % stays 5 %.
  const guess = (studentQuantile(0.975, n - 2) / Z95) ** 2;
  const dispersion = pearson(pulledIn(kept, fitted, DISPERSION_CUT), fitted);
  return { mean, dispersion: dispersion * (1 + mean * doubt) * guess };
}
