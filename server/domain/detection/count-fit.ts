import { symmetricInverse } from '../stats/symmetric-inverse.ts';

/** One period as the model sees it: 1, time, and what repeats. */
export type Features = readonly Float64Array[];

/** A fitted level of counts: log mean = features · `coefficients`, variance = `dispersion` · mean. */
export type CountFit = {
  coefficients: Float64Array;
  /** Covariance of the coefficients, row by row. */
  covariance: Float64Array;
  /** At least 1. */
  dispersion: number;
};

/** Usual deviations beyond which a past count says nothing more about the level. */
const LEVEL_CUT = 2;

const ROUNDS = 3;
/** Newton's steps in the first round and in the others, which start where the last one ended. */
const STEPS = [4, 2] as const;
/** Longest step of a coefficient, on the log scale. */
const STRIDE = 2;
const HIGHEST_LOG_MEAN = 20;

/** What is known before anything is counted. */
type Prior = {
  /** Inverse prior variance of each coefficient: 0 = nothing is known, large = near 0. */
  penalties: Float64Array;
  /** Effective number of coefficients. */
  degrees: number;
  cut: number;
};

/**
 * Fits past counts by penalised quasi-Poisson regression with log link (Noufaily et al. 2013, Statistics in Medicine
 * 32:1206, without its weights). Past bursts are pulled in to 2 usual deviations where the level is read, so that they do not
 * raise the bar, and to `cut` for the dispersion: pulled in closer, or weighted down, it would be too small and quiet days
 * would be called news. Null where nothing was ever counted.
 */
export function fitCounts(
  counts: readonly number[],
  features: Features,
  { penalties, degrees, cut }: Prior,
): CountFit | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const size = penalties.length;
  const coefficients = new Float64Array(size);
  coefficients[0] = Math.log(total / counts.length);
  const means = new Float64Array(counts.length);
  const level = Float64Array.from(counts);
  let dispersion = 1;
  let covariance = new Float64Array(size * size);
  const step = (): void => {
    covariance = newton({
      level,
      means,
      features,
      penalties,
      coefficients,
      dispersion,
      covariance,
    });
    setMeans(means, features, coefficients);
  };
  setMeans(means, features, coefficients);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < (round === 0 ? STEPS[0] : STEPS[1]); i += 1) step();
    const usual = usualDeviation(counts, means);
    let chi = 0;
    counts.forEach((count, i) => {
      const mean = means[i] ?? 1;
      chi += (pulledIn(count, mean, cut * usual) - mean) ** 2 / mean;
      level[i] = pulledIn(count, mean, LEVEL_CUT * usual);
    });
    dispersion = Math.max(1, chi / Math.max(1, counts.length - degrees));
  }
  step();
  return { coefficients, covariance, dispersion };
}

/** Mean and dispersion expected of a period with these features, the doubt about its mean included. */
export function expectedOf(
  fit: CountFit,
  features: Float64Array,
): { mean: number; dispersion: number } {
  const size = features.length;
  let log = 0;
  let variance = 0;
  for (let k = 0; k < size; k += 1) {
    const x = features[k] ?? 0;
    if (x === 0) continue;
    log += x * (fit.coefficients[k] ?? 0);
    for (let l = 0; l < size; l += 1) {
      variance += x * (fit.covariance[k * size + l] ?? 0) * (features[l] ?? 0);
    }
  }
  const mean = Math.exp(Math.min(HIGHEST_LOG_MEAN, log));
  return { mean, dispersion: fit.dispersion + mean * variance };
}

type Newton = {
  level: Float64Array;
  means: Float64Array;
  features: Features;
  penalties: Float64Array;
  coefficients: Float64Array;
  dispersion: number;
  covariance: Float64Array;
};

/** One step of Newton's method on the coefficients, in place; gives their covariance (the former one where none can be had). */
function newton(at: Newton): Float64Array<ArrayBuffer> {
  const { level, means, features, penalties, coefficients, dispersion } = at;
  const size = penalties.length;
  const information = new Float64Array(size * size);
  const score = new Float64Array(size);
  features.forEach((x, i) => {
    const mean = (means[i] ?? 0) / dispersion;
    const residual = ((level[i] ?? 0) - (means[i] ?? 0)) / dispersion;
    for (let k = 0; k < size; k += 1) {
      const xk = x[k] ?? 0;
      if (xk === 0) continue;
      score[k] = (score[k] ?? 0) + xk * residual;
      for (let l = 0; l <= k; l += 1) {
        const xl = x[l] ?? 0;
        if (xl === 0) continue;
        const place = k * size + l;
        information[place] = (information[place] ?? 0) + xk * xl * mean;
      }
    }
  });
  for (let k = 0; k < size; k += 1) {
    const penalty = penalties[k] ?? 0;
    information[k * size + k] = (information[k * size + k] ?? 0) + penalty;
    score[k] = (score[k] ?? 0) - penalty * (coefficients[k] ?? 0);
    for (let l = 0; l < k; l += 1) information[l * size + k] = information[k * size + l] ?? 0;
  }
  const covariance = symmetricInverse(information, size);
  if (!covariance) return new Float64Array(at.covariance);
  for (let k = 0; k < size; k += 1) {
    let move = 0;
    for (let l = 0; l < size; l += 1) move += (covariance[k * size + l] ?? 0) * (score[l] ?? 0);
    coefficients[k] = (coefficients[k] ?? 0) + Math.max(-STRIDE, Math.min(STRIDE, move));
  }
  return new Float64Array(covariance);
}

function setMeans(means: Float64Array, features: Features, coefficients: Float64Array): void {
  features.forEach((x, i) => {
    let log = 0;
    for (let k = 0; k < coefficients.length; k += 1) log += (x[k] ?? 0) * (coefficients[k] ?? 0);
    means[i] = Math.exp(Math.min(HIGHEST_LOG_MEAN, log));
  });
}

/** Median absolute deviation in standard deviations of a Poisson count, as that of a normal distribution; at least 1. */
function usualDeviation(counts: readonly number[], means: Float64Array): number {
  const off = counts.map((count, i) => {
    const mean = means[i] ?? 1;
    return Math.abs(count - mean) / Math.sqrt(mean);
  });
  off.sort((a, b) => a - b);
  return Math.max(1, 1.4826 * (off[Math.floor(off.length / 2)] ?? 0));
}

function pulledIn(count: number, mean: number, deviations: number): number {
  const reach = deviations * Math.sqrt(mean);
  return Math.min(mean + reach, Math.max(mean - reach, count));
}
