/** Two-sided 99.8 %: the outer limit of a funnel plot (Spiegelhalter, Statistics in Medicine 24, 2005). */
const Z998 = 3.090232306167813;

/** Where a group stands among all: `low`/`high` = beyond what chance gives a group of its size, else `within`. */
export const SIDES = ['low', 'within', 'high'] as const;
export type Side = (typeof SIDES)[number];

/** Limits of chance around the mean of all for a group of some size (the metric's unit), and where the group stands. */
export type Funnel = { mean: number; low: number; high: number; side: Side };

/**
 * Places the mean of `n` records against the mean of all: the spread of one record is read back from the standard error of
 * the whole (`whole.n` records). Null for groups or wholes without records, and where the whole has no spread.
 */
export function funnelOf(
  whole: { n: number; mean: number; se: number },
  { n, mean }: { n: number; mean: number },
): Funnel | null {
  if (n <= 0 || whole.n <= 0 || whole.se <= 0) return null;
  const half = Z998 * whole.se * Math.sqrt(whole.n / n);
  const [low, high] = [whole.mean - half, whole.mean + half];
  return {
    mean: whole.mean,
    low,
    high,
    side: mean < low ? 'low' : mean > high ? 'high' : 'within',
  };
}
