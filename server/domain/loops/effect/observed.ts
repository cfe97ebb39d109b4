import type { Scale, Week } from './scale.ts';
import { means, ODDS, RATES, sharesFrom } from './scale.ts';
import type { EffectSeries } from './series.ts';

/** A series as it is regressed, week by week: `weeks[i]` begins on `days[i]`, rising. */
export type Observed = {
  readonly scale: Scale;
  readonly days: readonly number[];
  readonly weeks: readonly Week[];
  /** True where a difference of levels is the logarithm of a ratio. */
  readonly isRatio: boolean;
  /** True where so long a past is known that a year's wave is told from a trend. */
  readonly isSeasonal: boolean;
};

/** Weeks before a change that tell of a season: two years, less what is left out. */
const SEASONAL_FROM = 96;
/** Variance of an answer where none was seen. */
const LEAST_UNIT = 1e-9;

/** A week of any kind: `sum` = records, hits, or answers times their mean; `squares` = answers less one, times the variance of one. */
type Plain = { from: number; units: number; sum: number; squares: number };

/** Reads a series by itself; `stretches` are first days of weeks that have a level of their own, those before the change first. */
export function observedOf(
  series: EffectSeries,
  stretches: readonly (readonly number[])[],
): Observed {
  const plain = chosen(plainOf(series), stretches);
  const isSeasonal = hasSeason(stretches);
  switch (series.kind) {
    case 'count': {
      const halves = halvesOf(stretches);
      const value = ({ from, sum, units }: Plain): number =>
        (sum + (halves.get(from) ?? 0)) / units;
      return { ...laidOut(plain, value), scale: RATES, isRatio: true, isSeasonal };
    }
    case 'share':
      return {
        ...laidOut(plain, plainValue),
        scale: sharesFrom(leastShare(plain)),
        isRatio: false,
        isSeasonal,
      };
    case 'mean':
      return {
        ...laidOut(plain, plainValue),
        scale: means(unitOf(plain)),
        isRatio: false,
        isSeasonal,
      };
  }
}

/**
 * Reads a series against another of the same kind, in the weeks of both: what happens to both at once falls out. Counts as the share of
 * the records of both, whose odds are the ratio; shares and means by their difference.
 */
export function differenceOf(
  own: EffectSeries,
  other: EffectSeries,
  stretches: readonly (readonly number[])[],
): Observed {
  const beside = new Map(plainOf(other).map((week) => [week.from, week]));
  const pairs = chosen(plainOf(own), stretches).flatMap((one) => {
    const two = beside.get(one.from);
    return two ? [{ one, two }] : [];
  });
  const isSeasonal = hasSeason(stretches);
  if (own.kind === 'count') {
    const halves = halvesOf(stretches);
    const seen = pairs.filter(({ one, two }) => one.sum + two.sum > 0);
    return {
      days: seen.map(({ one }) => one.from),
      weeks: seen.map(({ one, two }) => {
        const half = halves.get(one.from) ?? 0;
        // Rates are compared: records of the other scope count as if it were as large as this one.
        const first = one.sum + half;
        const second = (two.sum + half) * (one.units / two.units);
        const units = one.sum + two.sum;
        return { week: weekOf(one.from), value: first / (first + second), units };
      }),
      scale: ODDS,
      isRatio: true,
      isSeasonal,
    };
  }
  const [first, second] = [
    varianceOf(
      own,
      pairs.map(({ one }) => one),
    ),
    varianceOf(
      other,
      pairs.map(({ two }) => two),
    ),
  ];
  return {
    days: pairs.map(({ one }) => one.from),
    weeks: pairs.map(({ one, two }) => ({
      week: weekOf(one.from),
      value: plainValue(one) - plainValue(two),
      // As many answers as would leave that much chance, if each varied as those of the first.
      units: first / (first / one.units + second / two.units),
    })),
    scale: means(first),
    isRatio: false,
    isSeasonal,
  };
}

/** The same in some of its weeks only. */
export function within(observed: Observed, stretches: readonly (readonly number[])[]): Observed {
  const wanted = new Set(stretches.flat());
  const isIn = (_: unknown, i: number): boolean => wanted.has(observed.days[i] ?? Number.NaN);
  return {
    ...observed,
    days: observed.days.filter(isIn),
    weeks: observed.weeks.filter(isIn),
  };
}

/** Value of some weeks taken together: records for each exposure, share, mean; null = there are none. */
export function pooled(
  series: EffectSeries,
  days: readonly number[],
): { value: number; units: number; sum: number } | null {
  const plain = chosen(plainOf(series), [days]);
  const [sum, units] = [total(plain, 'sum'), total(plain, 'units')];
  return units > 0 ? { value: sum / units, units, sum } : null;
}

/** Number of a week, so that neighbours differ by 1; weeks all begin on the same day of the week. */
function weekOf(day: number): number {
  return Math.floor(day / 7);
}

function plainOf(series: EffectSeries): Plain[] {
  switch (series.kind) {
    case 'count':
      return series.weeks.map(({ from, count, exposure }) => ({
        from,
        units: exposure,
        sum: count,
        squares: 0,
      }));
    case 'share':
      return series.weeks.map(({ from, hits, n }) => ({ from, units: n, sum: hits, squares: 0 }));
    case 'mean':
      return series.weeks.map(({ from, mean, n, sd }) => ({
        from,
        units: n,
        sum: mean * n,
        squares: Math.max(0, n - 1) * sd * sd,
      }));
  }
}

function chosen(plain: readonly Plain[], stretches: readonly (readonly number[])[]): Plain[] {
  const days = new Set(stretches.flat());
  return plain.filter(({ from }) => days.has(from));
}

function laidOut(
  plain: readonly Plain[],
  value: (week: Plain) => number,
): Pick<Observed, 'days' | 'weeks'> {
  return {
    days: plain.map(({ from }) => from),
    weeks: plain.map((week) => ({
      week: weekOf(week.from),
      value: value(week),
      units: week.units,
    })),
  };
}

function plainValue({ sum, units }: Plain): number {
  return sum / units;
}

/** Half a record more for each level, spread over its weeks: none at all is not taken for never. */
function halvesOf(stretches: readonly (readonly number[])[]): Map<number, number> {
  return new Map(stretches.flatMap((days) => days.map((day) => [day, 0.5 / days.length])));
}

function hasSeason([past]: readonly (readonly number[])[]): boolean {
  return past !== undefined && past.length >= SEASONAL_FROM;
}

/** Half a hit of all there were. */
function leastShare(plain: readonly Plain[]): number {
  return 0.5 / (total(plain, 'units') + 1);
}

/** Variance of one answer, over all weeks. */
function unitOf(plain: readonly Plain[]): number {
  const spare = plain.reduce((sum, { units }) => sum + Math.max(0, units - 1), 0);
  return spare === 0 ? LEAST_UNIT : Math.max(LEAST_UNIT, total(plain, 'squares') / spare);
}

function varianceOf(series: EffectSeries, plain: readonly Plain[]): number {
  if (series.kind !== 'share') return unitOf(plain);
  const share = (total(plain, 'sum') + 0.5) / (total(plain, 'units') + 1);
  return share * (1 - share);
}

function total(plain: readonly Plain[], what: 'sum' | 'units' | 'squares'): number {
  return plain.reduce((sum, week) => sum + week[what], 0);
}
