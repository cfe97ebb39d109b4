/** Two-sided 99.8 %: the outer limit of a funnel plot (Spiegelhalter, Statistics in Medicine 24, 2005). */
const Z998 = 3.090232306167813;

/** Where a group stands among all: `low`/`high` = beyond what chance gives a group of its size, else `within`. */
export const SIDES = ['low', 'within', 'high'] as const;
export type Side = (typeof SIDES)[number];

/**
 * Limits around the mean of all for a group of some size (the metric's unit), and where the group stands. `between` = the usual
 * spread from group to group (standard deviation) that the limits leave room for; 0 = chance alone.
 */
export type Funnel = { mean: number; low: number; high: number; side: Side; between: number };

/** Groups it takes to tell the usual spread between them from a few that stand out. */
const MANY_GROUPS = 10;

/** Share of the groups at each end whose distance is pulled in before the spread is read. */
const WINSORISED = 0.1;

/**
 * The variance from group to group beyond chance, in the metric's unit squared; 0 for fewer than 10 groups and where chance
 * explains what there is. Additive random effects with z-scores winsorised at 10 % at each end, used where φ is beyond what chance
 * gives it: Spiegelhalter, Quality and Safety in Health Care 14:347 (2005).
 */
export function betweenGroups(
  whole: { n: number; mean: number; se: number },
  groups: readonly { n: number; mean: number }[],
): number {
  const known = groups.filter(({ n }) => n > 0);
  if (known.length < MANY_GROUPS || whole.n <= 0 || whole.se <= 0) return 0;
  const variances = known.map(({ n }) => (whole.se ** 2 * whole.n) / n);
  const zs = known.map(({ mean }, i) => (mean - whole.mean) / Math.sqrt(variances[i] ?? 1));
  const sorted = zs.toSorted((a, b) => a - b);
  const cut = Math.floor(WINSORISED * known.length);
  const [least, most] = [sorted[cut] ?? 0, sorted[known.length - 1 - cut] ?? 0];
  const phi =
    zs.reduce((sum, z) => sum + Math.min(most, Math.max(least, z)) ** 2, 0) / known.length;
  if (phi <= 1 + 2 * Math.sqrt(2 / known.length)) return 0;
  const weights = variances.map((variance) => 1 / variance);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const squares = weights.reduce((all, weight) => all + weight ** 2, 0);
  return Math.max(0, (known.length * phi - (known.length - 1)) / (sum - squares / sum));
}

/**
 * Places the mean of `n` records against the mean of all: the spread of one record is read back from the standard error of
 * the whole (`whole.n` records); `between` = variance from group to group that is usual (`betweenGroups`). Null for groups or wholes without records, and where the whole has no spread.
 */
export function funnelOf(
  whole: { n: number; mean: number; se: number },
  { n, mean }: { n: number; mean: number },
  between = 0,
): Funnel | null {
  if (n <= 0 || whole.n <= 0 || whole.se <= 0) return null;
  const half = Z998 * Math.sqrt((whole.se ** 2 * whole.n) / n + between);
  const [low, high] = [whole.mean - half, whole.mean + half];
  return {
    mean: whole.mean,
    low,
    high,
    between: Math.sqrt(between),
    side: mean < low ? 'low' : mean > high ? 'high' : 'within',
  };
}
