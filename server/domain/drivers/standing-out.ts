import { benjaminiHochberg } from '../stats/false-discovery.ts';
import { normalTwoSided } from '../stats/normal.ts';
import type { Segment } from './segment.ts';
import { isLarge, pooled } from './segment.ts';

/** Share of false ones among the segments that are named, at most; with nothing to be named the chance to name one. */
const FALSE_SHARE = 0.05;
/** Level at which a segment has changed itself. */
const LEVEL = 0.05;

/**
 * How a segment moved against the rest of its dimension: `move` = its change less the rest's (the metric's unit), `z` =
 * that over its standard error, two-sided `p`.
 */
export type Move<Key> = {
  readonly segment: Segment<Key>;
  readonly move: number;
  readonly z: number;
  readonly p: number;
  /** Two-sided p of "it did not change itself". */
  readonly ownP: number;
};

/** A move with the place of its dimension in the question. */
export type StandingOut<Key> = Move<Key> & { readonly dimension: number };

/**
 * How each large segment of one dimension moved against the rest of it: a cause is where the change differs from the change
 * elsewhere, whatever its size. The rest's change is that of its segments at their shares of both periods, so that
 * shifting shares within it are no movement. Segments without a rest are left out.
 */
export function movesOf<Key>(segments: readonly Segment<Key>[]): Move<Key>[] {
  const parts = pooled(segments);
  const weighed = parts.map(({ before, after }) => {
    const isWhole = before.n > 0 && after.n > 0;
    return {
      weight: isWhole ? before.n + after.n : 0,
      change: isWhole ? after.mean - before.mean : 0,
      variance: isWhole ? before.se ** 2 + after.se ** 2 : 0,
    };
  });
  const totals = weighed.reduce(
    (sum, { weight, change, variance }) => ({
      weight: sum.weight + weight,
      change: sum.change + weight * change,
      variance: sum.variance + weight ** 2 * variance,
    }),
    { weight: 0, change: 0, variance: 0 },
  );
  return parts.flatMap((segment, i) => {
    const own = weighed[i];
    if (!own || !isLarge(segment)) return [];
    const rest = totals.weight - own.weight;
    if (rest <= 0) return [];
    const restChange = (totals.change - own.weight * own.change) / rest;
    const restVariance = (totals.variance - own.weight ** 2 * own.variance) / rest ** 2;
    const move = own.change - restChange;
    const se = Math.sqrt(own.variance + Math.max(0, restVariance));
    if (se === 0) return [];
    const z = move / se;
    const ownZ = own.variance === 0 ? Infinity : own.change / Math.sqrt(own.variance);
    const ownP = own.change === 0 ? 1 : normalTwoSided(ownZ);
    return [{ segment, move, z, p: normalTwoSided(z), ownP }];
  });
}

/**
 * The segments that stand out in several dimensions, the surest first: all of them are tested as one family at a false
 * discovery rate of 5 %, and they must have changed themselves (p < 0.05): what stayed while the rest fell moved against
 * the rest, but is no cause. Empty = no segment stands out.
 */
export function standingOut<Key>(
  dimensions: readonly (readonly Segment<Key>[])[],
): StandingOut<Key>[] {
  const moves = dimensions.flatMap((segments, dimension) =>
    movesOf(segments).map((move) => ({ ...move, dimension })),
  );
  const real = benjaminiHochberg(
    moves.map(({ p }) => p),
    FALSE_SHARE,
  );
  return moves
    .filter(({ ownP }, i) => real[i] && ownP < LEVEL)
    .sort((a, b) => a.p - b.p || Math.abs(b.z) - Math.abs(a.z));
}
