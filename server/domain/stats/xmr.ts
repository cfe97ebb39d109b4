/** 3 / d2 and D4 for moving ranges of two (Wheeler, Understanding Variation; Shewhart constants d2 = 1.128). */
const LIMIT_FACTOR = 3 / 1.128;
const RANGE_FACTOR = 3.268;

/** Natural process limits, all in the metric's own unit. */
export type ProcessLimits = {
  mean: number;
  meanRange: number;
  low: number;
  high: number;
  rangeLimit: number;
};

/**
 * Process-behaviour (XmR) limits of a baseline, oldest first. They are drawn, they never decide (DESIGN.md 4). null
 * below 12 points (METRICS.md section 3).
 */
export function processLimits(baseline: readonly number[]): ProcessLimits | null {
  if (baseline.length < 12) return null;
  const mean = baseline.reduce((sum, x) => sum + x, 0) / baseline.length;
  let ranges = 0;
  let before: number | null = null;
  for (const x of baseline) {
    if (before !== null) ranges += Math.abs(x - before);
    before = x;
  }
  const meanRange = ranges / (baseline.length - 1);
  return {
    mean,
    meanRange,
    low: mean - LIMIT_FACTOR * meanRange,
    high: mean + LIMIT_FACTOR * meanRange,
    rangeLimit: RANGE_FACTOR * meanRange,
  };
}
