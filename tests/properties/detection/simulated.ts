import { chanceOf } from '../drivers/simulated.ts';

export type Chance = () => number;

/** Box & Muller 1958. */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Marsaglia & Tsang 2000. */
function gamma(chance: Chance, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(chance);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Knuth 1969; above 50 its normal approximation. */
export function poisson(chance: Chance, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  let count = -1;
  for (let product = 1, end = Math.exp(-mean); product > end; product *= chance()) count += 1;
  return count;
}

/** A count with variance `dispersion` times its mean. */
function scattered(chance: Chance, mean: number, dispersion: number): number {
  return dispersion <= 1
    ? poisson(chance, mean)
    : poisson(chance, gamma(chance, mean / (dispersion - 1)) * (dispersion - 1));
}

export type CountSeries = { counts: number[]; isBurst: boolean[]; judgedFrom: number };

/** Levels and dispersions of the scenarios; each also with a trend, a season, and both. */
const LEVELS = [
  [0.1, 1.5],
  [1, 1.2],
  [1.5, 1],
  [2, 2],
  [3, 1.5],
  [3.75, 3],
  [5, 4],
] as const;
export const SCENARIOS = LEVELS.length * 4;

/**
 * Counts in the manner of Noufaily et al. 2013: log-linear level with trend, season and (days) a quieter weekend, negative-binomial
 * noise, bursts of 2 to 10 standard deviations in the past and one of 2 to 8 in the last 49 periods, their cases
 * spread log-normally.
 */
export function countSeries(grain: 'day' | 'week', scenario: number, seed: number): CountSeries {
  const chance = chanceOf(seed * 1009 + scenario * 31 + (grain === 'day' ? 1 : 2));
  const [level, dispersion] = LEVELS[scenario % LEVELS.length] ?? [1, 1];
  const [hasTrend, hasSeason] = [scenario >= 2 * LEVELS.length, Math.floor(scenario / 7) % 2 === 1];
  const length = 240;
  const judgedFrom = length - 49;
  const slope = hasTrend ? (grain === 'day' ? 0.0005 : 0.0025) * (chance() < 0.5 ? -1 : 1) : 0;
  const year = grain === 'day' ? 365.25 : 52.18;
  const weekdays = Array.from({ length: 7 }, (_, day) =>
    grain === 'week' ? 0 : day >= 5 ? -0.3 - 0.5 * chance() : 0.15 * normal(chance),
  );
  const mean = (t: number): number => {
    const turn = (2 * Math.PI * t) / year;
    const season = hasSeason ? 0.3 * Math.cos(turn) + 0.2 * Math.sin(turn) : 0;
    return Math.exp(level + slope * (t - length) + season + (weekdays[t % 7] ?? 0));
  };
  const counts = Array.from({ length }, (_, t) => scattered(chance, mean(t), dispersion));
  const isBurst = counts.map(() => false);
  const plant = (at: number, deviations: number): void => {
    const size = poisson(chance, deviations * Math.sqrt(mean(at) * dispersion));
    for (let i = 0; i < size; i += 1) {
      const t = at + Math.floor(Math.exp(0.5 * normal(chance)) * (grain === 'day' ? 2 : 1));
      if (t >= length) continue;
      counts[t] = (counts[t] ?? 0) + 1;
      isBurst[t] = true;
    }
  };
  for (let i = 0; i < 3; i += 1) plant(Math.floor(chance() * judgedFrom), 2 + 8 * chance());
  plant(judgedFrom + Math.floor(chance() * 45), 2 + 6 * chance());
  return { counts, isBurst, judgedFrom };
}

export type MetricSeries = { value: number; n: number; sd: number }[];

/** Weeks of a net score that drifts by 0 to 3 points on 60 to 600 answers; in the last four it is 4 to 12 points lower. */
export function metricSeries(seed: number, weeks: number): MetricSeries {
  const chance = chanceOf(seed * 77 + 5);
  const base = 10 + 40 * chance();
  const usual = 60 + 540 * chance();
  const drift = 3 * chance();
  const drop = 4 + 8 * chance();
  let off = 0;
  return Array.from({ length: weeks }, (_, week) => {
    off = 0.5 * off + Math.sqrt(0.75) * drift * normal(chance);
    const net = base + off - (week >= weeks - 4 ? drop : 0);
    const n = Math.max(30, Math.round(usual * (0.8 + 0.4 * chance())));
    const promoting = (net / 100 + 0.75) / 2;
    let [promoters, detractors] = [0, 0];
    for (let i = 0; i < n; i += 1) {
      const drawn = chance();
      if (drawn < promoting) promoters += 1;
      else if (drawn < 2 * promoting - net / 100) detractors += 1;
    }
    const [p, d] = [promoters / n, detractors / n];
    return { value: 100 * (p - d), n, sd: 100 * Math.sqrt(Math.max(1e-6, p + d - (p - d) ** 2)) };
  });
}
