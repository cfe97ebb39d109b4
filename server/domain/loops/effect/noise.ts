/** How restless weeks are beyond chance within them. */
export type Noise = {
  /** Variance of a week over what chance within it makes, 1 or more. */
  readonly dispersion: number;
  /** How much a week is like the one before, 0 to `MOST_LIKE`. */
  readonly likeness: number;
  /** Weeks it was estimated from, less what the levels took. */
  readonly df: number;
};

/** What is believed of the likeness of neighbouring weeks before any are seen, and how many weeks that belief is worth. */
const USUAL_LIKENESS = 0.4;
const BELIEF_WEEKS = 15;
const MOST_LIKE = 0.7;

/**
 * Estimates noise from stretches of weeks, each given as residuals from its own level, in order. Lag-one correlation after
 * Kendall's correction for short series, drawn towards what is usual; the dispersion makes up for what likeness hides.
 */
export function noiseOf(stretches: readonly (readonly number[])[]): Noise {
  let [squares, products, n, pairs] = [0, 0, 0, 0];
  for (const stretch of stretches) {
    for (const [i, residual] of stretch.entries()) {
      squares += residual * residual;
      n += 1;
      const before = stretch[i - 1];
      if (before === undefined) continue;
      products += residual * before;
      pairs += 1;
    }
  }
  const df = Math.max(1, n - stretches.length);
  const plain = squares === 0 || pairs === 0 ? 0 : (products / pairs) * (n / squares);
  const corrected = pairs > 3 ? (plain * pairs + 1) / (pairs - 3) : USUAL_LIKENESS;
  const drawn = (corrected * pairs + USUAL_LIKENESS * BELIEF_WEEKS) / (pairs + BELIEF_WEEKS);
  const likeness = Math.min(MOST_LIKE, Math.max(0, drawn));
  const hidden = 1 - (inflation(n, likeness) - 1) / Math.max(1, n - 1);
  const dispersion = Math.max(1, squares / df / Math.max(0.3, hidden));
  return { dispersion, likeness, df };
}

/** By how much likeness raises the variance of the mean of m neighbouring weeks (first-order autoregression), 1 or more. */
export function inflation(m: number, likeness: number): number {
  if (m <= 1 || likeness <= 0) return 1;
  const r = likeness;
  return (1 + r) / (1 - r) - (2 * r * (1 - r ** m)) / (m * (1 - r) ** 2);
}
