import { studentQuantile } from '../../stats/student.ts';
import type { Design, Fit } from './fit.ts';
import { fitLevels } from './fit.ts';
import type { Observed } from './observed.ts';

const YEAR = 52.1775;
const HALF_YEAR = 26;

/**
 * Prior standard deviations, in units of what one record or answer varies by (of counts: of the logarithm): a trend over half a year, a
 * wave of a year. Drift of this size is expected of every series, steeper is believed where weeks show it.
 */
const TREND_SD = 0.1;
const WAVE_SD = 0.2;

/** Probability with which each side of an interval is wrong, once all weeks are over. */
export const SIDE = 0.025;
/** Inverse prior variance where nothing can vary. */
const CERTAIN = 1e12;

/** A shift between two groups of weeks: on the scale of levels, with its variance and the weeks it rests on (degrees of freedom). */
export type Shift = { readonly size: number; readonly variance: number; readonly df: number };

/** Weeks that a column marks: 1 where it applies, any number where it is a slope. */
export type Column = (day: number) => number;

/**
 * The shift of the last column against what level, drift, season and the other columns let expect, with the fit it comes from. Null where
 * it rests on nothing.
 */
export function shiftOf(
  observed: Observed,
  columns: readonly Column[],
): { shift: Shift; fit: Fit } | null {
  const fit = fitLevels(designOf(observed, columns));
  return fit && { shift: lastOf(fit), fit };
}

/** The shift of the last coefficient. */
function lastOf({ coefficients, covariance, noise }: Fit): Shift {
  return { size: coefficients.at(-1) ?? 0, variance: covariance.at(-1) ?? 0, df: noise.df };
}

/** Rows of level, drift, season (where it can be told) and columns. */
export function designOf(
  { days, weeks, scale, isRatio, isSeasonal }: Observed,
  columns: readonly Column[],
): Design {
  const unit = isRatio ? 1 : Math.sqrt(unitVarianceOf(weeks, scale));
  const sds = [Infinity, TREND_SD * unit];
  if (isSeasonal) sds.push(WAVE_SD * unit, WAVE_SD * unit);
  sds.push(...columns.map(() => Infinity));
  const first = weeks[0]?.week ?? 0;
  const rows = new Float64Array(weeks.length * sds.length);
  days.forEach((day, i) => {
    const week = (weeks[i]?.week ?? 0) - first;
    const turn = (2 * Math.PI * week) / YEAR;
    const season = isSeasonal ? [Math.cos(turn), Math.sin(turn)] : [];
    rows.set([1, week / HALF_YEAR, ...season, ...columns.map((of) => of(day))], i * sds.length);
  });
  const penalties = Float64Array.from(sds, (sd) => (sd > 0 ? sd ** -2 : CERTAIN));
  return { weeks, scale, rows, columns: sds.length, penalties };
}

function unitVarianceOf(weeks: Observed['weeks'], scale: Observed['scale']): number {
  const units = weeks.reduce((sum, week) => sum + week.units, 0);
  const sum = weeks.reduce((all, week) => all + week.units * week.value, 0);
  return scale.unitVariance(sum / units);
}

/** Half the width of the interval of a shift, each side being wrong with probability `side` (0 to 0.5). */
export function reachOf({ variance, df }: Shift, side: number): number {
  return studentQuantile(1 - side, df) * Math.sqrt(variance);
}
