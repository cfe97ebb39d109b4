import { detectableShift } from './detectable.ts';
import { studentQuantile, studentTwoSided } from './student.ts';

/** One earlier period: its value, the standard error of that value (0 = unknown) and the n it rests on (≥ 1). */
export type HistoryPoint = { value: number; se: number; n: number };

/** What a history says about the next value: centre, spread between periods and own sampling spread of one answer. */
export type Baseline = {
  mean: number;
  /** Variance of the true level from period to period, beyond sampling; always > 0. */
  between: number;
  /** Sampling variance of a value that rests on n = 1. */
  unit: number;
  /** Variance of `mean` itself. */
  meanVariance: number;
  df: number;
};

/** Degrees of freedom from which Student's t is the normal distribution for our purposes. */
const MANY = 10_000;
/** Periods that count; older ones say little about now (ANALYTICS.md A (i)). */
const LAST = 40;
/** Residuals beyond two standard deviations count as two, so that past incidents do not hide the next. */
const CUT = 2;
/** E[min(Z², CUT²)] of a standard normal Z: 1 − 2·2·φ(2) − P(|Z| > 2) + 4·P(|Z| > 2). */
const CUT_MEAN = 0.9205;

function median(xs: readonly number[]): number {
  const sorted = xs.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The history as two columns: values and the sampling variance of each. */
type Columns = { values: readonly number[]; sampling: readonly number[] };

/** Precision-weighted mean whose weights fall for residuals beyond the cut (Huber), starting from `from`. */
function centre({ values, sampling }: Columns, between: number, from: number): number {
  let at = from;
  for (let step = 0; step < 4; step += 1) {
    let sum = 0;
    let weights = 0;
    for (let i = 0; i < values.length; i += 1) {
      const variance = (sampling[i] ?? 0) + between;
      const value = values[i] ?? 0;
      const z = Math.abs(value - at) / Math.sqrt(variance);
      const weight = (z > CUT ? CUT / z : 1) / variance;
      sum += weight * value;
      weights += weight;
    }
    at = sum / weights;
  }
  return at;
}

/** Squared, cut residuals minus what they should add up to: falls as `between` grows, 0 at the estimate. */
function excess(columns: Columns, between: number, from: number): number {
  const at = centre(columns, between, from);
  let sum = 0;
  columns.values.forEach((value, i) => {
    sum += Math.min((value - at) ** 2 / ((columns.sampling[i] ?? 0) + between), CUT ** 2);
  });
  return sum - CUT_MEAN * (columns.values.length - 1);
}

/** Where `excess` crosses 0 above `floor`, to 0.1 %: regula falsi on the logarithm (Illinois variant). */
function betweenVariance(columns: Columns, floor: number, from: number): number {
  const at = (log: number): number => excess(columns, Math.exp(log), from);
  let low = Math.log(floor);
  let above = at(low);
  if (above <= 0) return floor;
  const widest = columns.values.reduce((most, value) => Math.max(most, (value - from) ** 2), floor);
  let high = Math.log(widest);
  let below = at(high);
  while (below > 0) {
    high += 2;
    below = at(high);
  }
  for (let i = 0; i < 40 && high - low > 1e-3; i += 1) {
    const middle = (low * below - high * above) / (below - above);
    const found = at(middle);
    if (Math.abs(found) < 1e-6) return Math.exp(middle);
    if (found > 0) {
      low = middle;
      above = found;
      below /= 2;
    } else {
      high = middle;
      below = found;
      above /= 2;
    }
  }
  return Math.exp(high);
}

/**
 * Centre and between-period variance of a metric's earlier periods, oldest first, at least 2: the precision-weighted
 * mean of the last 40 and the variance τ² that makes the standardised residuals as large as they should be (Paule &
 * Mandel 1982), both with residuals cut at two (Huber). The sampling variance of one answer is the median of n·se² over
 * the history, the same for every period: taken period by period it would lean to the periods that happened to look
 * quiet. τ² has a floor above 0. No season (it would take 104 weeks). Source: ANALYTICS.md A (i).
 */
export function baseline(history: readonly HistoryPoint[]): Baseline {
  const points = history.slice(-LAST);
  const values = points.map(({ value }) => value);
  const unit = median(points.map(({ se, n }) => n * se * se));
  const sampling = points.map(({ n }) => unit / n);
  const start = median(values);
  const floor = Math.max(0.0025 * median(sampling), (1e-4 * start) ** 2, 1e-12);
  const between = betweenVariance({ values, sampling }, floor, start);
  return {
    mean: centre({ values, sampling }, between, start),
    between,
    unit,
    meanVariance: 1 / sampling.reduce((sum, s) => sum + 1 / (s + between), 0),
    df: points.length - 1,
  };
}

/** Variance of the next value around the baseline's mean, when it rests on `n` answers. */
export function nextVariance(base: Baseline, n: number): number {
  return base.unit / n + base.between + base.meanVariance;
}

/**
 * Two-sided p of a value against its baseline, the range it was expected in (p ≥ 0.05 inside) and the smallest change that
 * would nearly always have had p < 0.05 (`detectableShift`). Student's t with
 * Satterthwaite's degrees of freedom: only the between-period part of the variance is a guess from few periods.
 */
export function judgeNext(
  base: Baseline,
  next: { value: number; n: number },
): { p: number; low: number; high: number; detectable: number } {
  const variance = nextVariance(base, next.n);
  const df = Math.min(MANY, base.df * (variance / base.between) ** 2);
  const sd = Math.sqrt(variance);
  const reach = studentQuantile(0.975, df) * sd;
  return {
    p: studentTwoSided((next.value - base.mean) / sd, df),
    low: base.mean - reach,
    high: base.mean + reach,
    detectable: detectableShift(sd, df, 0.05),
  };
}
