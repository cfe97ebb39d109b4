import { Z95 } from '../stats/normal.ts';
import type { Part } from './part.ts';
import { together } from './part.ts';
import type { Segment } from './segment.ts';
import { pooled } from './segment.ts';

/**
 * What one segment adds to the change of the whole, in the metric's unit. `mix` = by having another share of the records,
 * `rate` = by being better or worse itself; `total` = both, with its 95 % interval. Shares 0 to 1.
 */
export type Contribution<Key> = {
  readonly keys: readonly Key[];
  readonly before: Part;
  readonly after: Part;
  readonly share: { readonly before: number; readonly after: number };
  readonly mix: number;
  readonly rate: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
};

/** A change taken apart: the contributions' `total` add up to `change` = after − before exactly, without a residual. */
export type Decomposition<Key> = {
  readonly before: Part;
  readonly after: Part;
  readonly change: number;
  readonly contributions: readonly Contribution<Key>[];
};

/**
 * Takes the change of a mean apart by segments that make up the whole, each record in one of them: the Shapley value of the
 * two factors share and rate (ANALYTICS.md D; with midpoints mix = Δw·(r̄ − R̄), rate = w̄·Δr). Segments that are too small
 * are one. A segment that is new or gone is all mix. Null when one of the periods has no records.
 */
export function decompose<Key>(segments: readonly Segment<Key>[]): Decomposition<Key> | null {
  const parts = pooled(segments);
  const before = together(parts.map((one) => one.before));
  const after = together(parts.map((one) => one.after));
  if (before.n === 0 || after.n === 0) return null;
  const middle = (before.mean + after.mean) / 2;
  const contributions = parts.map((segment) => contributionOf(segment, before.n, after.n, middle));
  return { before, after, change: after.mean - before.mean, contributions };
}

function contributionOf<Key>(
  { keys, before, after }: Segment<Key>,
  allBefore: number,
  allAfter: number,
  middle: number,
): Contribution<Key> {
  const share = { before: before.n / allBefore, after: after.n / allAfter };
  // Where it has no records it is taken to be as it is where it has some.
  const was = before.n === 0 ? after : before;
  const is = after.n === 0 ? before : after;
  const weight = (share.before + share.after) / 2;
  const distance = (was.mean + is.mean) / 2 - middle;
  const mix = (share.after - share.before) * distance;
  const rate = weight * (is.mean - was.mean);
  const total = mix + rate;
  const rateVariance =
    before.n === 0 || after.n === 0 ? 0 : weight ** 2 * (was.se ** 2 + is.se ** 2);
  const shareVariance = weight * (1 - weight) * (1 / allBefore + 1 / allAfter);
  const half = Z95 * Math.sqrt(rateVariance + distance ** 2 * shareVariance);
  return { keys, before, after, share, mix, rate, total, low: total - half, high: total + half };
}
