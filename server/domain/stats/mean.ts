import { studentQuantile } from './student.ts';

/**
 * Mean with its 95 % t-interval, in the unit of the observations, from their number, sum and sum of squares. null when
 * `n` is 0; the bounds are null below two observations, where no spread is known. Unbounded: keeping the interval
 * inside the metric's range is the caller's.
 */
export function meanInterval(
  n: number,
  sum: number,
  squares: number,
): { mean: number; low: number | null; high: number | null } | null {
  if (n === 0) return null;
  const mean = sum / n;
  if (n < 2) return { mean, low: null, high: null };
  // Rounding may leave a tiny negative number where all observations are equal.
  const variance = Math.max(0, squares - n * mean * mean) / (n - 1);
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}
