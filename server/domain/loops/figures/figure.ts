import { orderRanks } from '../../stats/order-ranks.ts';
import { wilson } from '../../stats/proportion.ts';
import { sortedQuantile } from '../../stats/quantile.ts';

/**
 * How much a figure can say: `none` = there is nothing to count; `too_few` = below the least that is shown; `few` = shown, but below
 * the least that is judged; `unreached` = a time that fewer than half have come to; `enough`.
 */
export const FIGURE_STATES = ['none', 'too_few', 'few', 'unreached', 'enough'] as const;
export type FigureState = (typeof FIGURE_STATES)[number];

/**
 * A figure with its 95 % interval, in percent (0 to 100) or seconds (0 or more). `n` = what it is counted over, `hits` = how many of
 * them did it. `value` and `hits` are null where the state says so; a bound is null where there is none.
 */
export type Figure = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly hits: number | null;
  readonly state: FigureState;
};

/** Fewest from which on a figure is shown, and judged. */
export type Least = { readonly show: number; readonly judge: number };

/** A share of `n` in percent with Wilson's interval. */
export function shareFigure({ hits, n }: { hits: number; n: number }, least: Least): Figure {
  if (n < Math.max(1, least.show)) return untold(n);
  const { low, high } = wilson({ hits, n });
  const state = n < least.judge ? 'few' : 'enough';
  return { value: (100 * hits) / n, low: 100 * low, high: 100 * high, n, hits, state };
}

/**
 * The median of times in seconds, of which null is longer than any (it has not happened), with the bounds of order statistics
 * (`orderRanks`; none below 6). A bound among those that have not happened is null.
 */
export function medianFigure(times: readonly (number | null)[], least: Least): Figure {
  const n = times.length;
  if (n < Math.max(1, least.show)) return untold(n);
  const sorted = times
    .map((time) => time ?? Infinity)
    // A difference of infinities is no number.
    .toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  const at = (rank: number | undefined) => finite(rank === undefined ? null : sorted[rank - 1]);
  const ranks = orderRanks(n, 0.5);
  const value = finite(sortedQuantile(sorted, 0.5));
  const state = value === null ? 'unreached' : n < least.judge ? 'few' : 'enough';
  const hits = times.filter((time) => time !== null).length;
  return { value, low: at(ranks?.low), high: at(ranks?.high), n, hits, state };
}

function untold(n: number): Figure {
  const state = n === 0 ? 'none' : 'too_few';
  return { value: null, low: null, high: null, n, hits: null, state };
}

function finite(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}
