import type { Noise } from './noise.ts';
import type { Scale, Week } from './scale.ts';

/** Weeks as least squares see them: `columns` numbers to a row of the design. */
export type Laid = {
  readonly weeks: readonly Week[];
  readonly scale: Scale;
  readonly rows: Float64Array;
  readonly columns: number;
};

/** Usual deviations to which single weeks are pulled in, so that none of them decides a level. */
const CUT = 2.5;

/**
 * Puts weeks into standard deviations around the levels that the coefficients held make: columns and, last, residual of each week, into
 * `table`. Residuals are pulled in to `reach`. Gives the usual variance by chance alone, on the scale of levels.
 */
export function workInto(
  table: Float64Array,
  { weeks, scale, rows, columns }: Laid,
  { held, noise, reach }: { held: Float64Array; noise: Noise; reach: number },
): number {
  let [chance, from, to] = [0, 0, 0];
  for (const week of weeks) {
    let level = 0;
    for (let k = 0; k < columns; k += 1) level += (rows[from + k] ?? 0) * (held[k] ?? 0);
    const value = scale.value(level);
    const slope = scale.slope(value);
    const own = scale.unitVariance(value) / week.units;
    chance += own / (slope * slope);
    const sd = Math.sqrt(own + slope * slope * noise.between);
    const weight = slope / sd;
    for (let k = 0; k < columns; k += 1) table[to + k] = (rows[from + k] ?? 0) * weight;
    const off = (week.value - value) / sd;
    table[to + columns] = Math.max(-reach, Math.min(reach, off));
    from += columns;
    to += columns + 1;
  }
  return chance / weeks.length;
}

/** Pulls residuals in to so many usual deviations, told from the middle one of those there are; gives how far they may lie off. */
export function pullIn(table: Float64Array, columns: number): number {
  const width = columns + 1;
  const off = new Float64Array(table.length / width);
  for (let i = 0; i < off.length; i += 1) off[i] = Math.abs(table[i * width + columns] ?? 0);
  off.sort();
  // The median absolute deviation of a normal distribution is 0.6745 of its standard deviation.
  const reach = CUT * Math.max(1, 1.4826 * (off[Math.floor(off.length / 2)] ?? 0));
  for (let at = columns; at < table.length; at += width) {
    table[at] = Math.max(-reach, Math.min(reach, table[at] ?? 0));
  }
  return reach;
}
