/**
 * A mean over some records of one period, in the metric's unit (percent points for shares and net scores): `n` records, their
 * mean, and its standard error (0 or more; independent of other parts').
 */
export type Part = { readonly n: number; readonly mean: number; readonly se: number };

/** Nothing: no records, a mean that weighs nothing. */
export const NOTHING: Part = { n: 0, mean: 0, se: 0 };

/** The parts as one: their records together. Gives `NOTHING` for none. */
export function together(parts: readonly Part[]): Part {
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  if (n === 0) return NOTHING;
  const mean = parts.reduce((sum, part) => sum + part.n * part.mean, 0) / n;
  const variance = parts.reduce((sum, part) => sum + (part.n * part.se) ** 2, 0) / n ** 2;
  return { n, mean, se: Math.sqrt(variance) };
}

/** What is left of `whole` without `piece`, which is a part of it. Gives `NOTHING` where nothing is left. */
export function without(whole: Part, piece: Part): Part {
  const n = whole.n - piece.n;
  if (n <= 0) return NOTHING;
  const mean = (whole.n * whole.mean - piece.n * piece.mean) / n;
  const variance = Math.max(0, (whole.n * whole.se) ** 2 - (piece.n * piece.se) ** 2) / n ** 2;
  return { n, mean, se: Math.sqrt(variance) };
}
