import { normalTwoSided } from '../stats/normal.ts';
import { without } from './part.ts';
import type { Segment } from './segment.ts';
import type { StandingOut } from './standing-out.ts';
import { standingOut } from './standing-out.ts';

/** Level at which what is left of a segment still moved against the rest. */
const LEVEL = 0.05;

type Change = Pick<Segment<unknown>, 'before' | 'after'>;

/** Two-sided p of "both changed alike"; null where one of them has no records in one of the periods. */
function sameChangeP(one: Change, other: Change): number | null {
  const sides = [one.before, one.after, other.before, other.after];
  if (sides.some(({ n }) => n === 0)) return null;
  const se = Math.sqrt(sides.reduce((sum, side) => sum + side.se ** 2, 0));
  if (se === 0) return null;
  const change = ({ before, after }: Change): number => after.mean - before.mean;
  return normalTwoSided((change(one) - change(other)) / se);
}

/**
 * The part of a segment that explains it: the surest of its parts (by several dimensions within it) that stands out of the
 * rest of the segment, where without that part the segment did not move against the rest of the whole (ANALYTICS.md D). Null =
 * the segment moved as one.
 */
export function explainingPart<Key>(
  whole: Change,
  segment: Change,
  parts: readonly (readonly Segment<Key>[])[],
): StandingOut<Key> | null {
  const [part] = standingOut(parts);
  if (!part) return null;
  const left = minus(segment, part.segment);
  const p = sameChangeP(left, minus(whole, segment));
  return p === null || p >= LEVEL ? part : null;
}

/** What is left of a change in both periods without a part of it. */
export function minus(whole: Change, part: Change): Change {
  return {
    before: without(whole.before, part.before),
    after: without(whole.after, part.after),
  };
}
