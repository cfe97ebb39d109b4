import type { Column } from './level.ts';
import { reachOf, shiftOf } from './level.ts';
import type { Observed } from './observed.ts';
import { within } from './observed.ts';
import type { Parts } from './parts.ts';
import type { BaselineKind } from './question.ts';

/** Fewer weeks make no level that stands. */
const STANDING_WEEKS = 4;
/** How sure it is (probability of one side) that a level is better or worse than before, that it would have stood, and that it falls. */
const BETTER = 0.05;
const WORSE = 0.005;
const STANDS = 0.1;
const FALLS = 0.2;

/** True in the weeks from `day` on. */
export const since =
  (day: number): Column =>
  (at) =>
    at >= day ? 1 : 0;

/**
 * The level that a change is compared with, from the weeks before it; `worse` = 1 where higher is worse, else −1. What came since the
 * opening is a level of its own where it is surely another than before. On the worse side it is `standing` where it does not fall and would still
 * be worse in the weeks that are read, had it gone on as it did: a fault that stood until it was mended, not a flood that ran off. Else it
 * is only `risen`.
 */
export function baselineKindOf(observed: Observed, parts: Parts, worse: 1 | -1): BaselineKind {
  const { before, between, aftermath, middle } = parts;
  const shifted = (weeks: readonly number[], side: number): number => {
    const first = weeks[0];
    if (first === undefined) return 0;
    const found = shiftOf(within(observed, [before, weeks]), [since(first)]);
    return found && Math.abs(found.shift.size) > reachOf(found.shift, side) ? found.shift.size : 0;
  };
  if (worse * shifted(aftermath, WORSE) > 0) {
    return stands(within(observed, [before, between]), between, { middle, worse })
      ? 'standing'
      : 'risen';
  }
  const isLong = between.length >= STANDING_WEEKS;
  return isLong && worse * shifted(between, BETTER) < 0 ? 'standing' : 'usual';
}

function stands(
  observed: Observed,
  between: readonly number[],
  { middle, worse }: { middle: number; worse: 1 | -1 },
): boolean {
  const first = between[0];
  if (first === undefined || between.length < STANDING_WEEKS) return false;
  const slope: Column = (day) => (day < first ? 0 : (day - middle) / 7);
  const later = shiftOf(observed, [slope, since(first)]);
  const falling = shiftOf(observed, [since(first), slope]);
  if (!later || !falling) return false;
  return (
    worse * later.shift.size > reachOf(later.shift, STANDS) &&
    worse * falling.shift.size > -reachOf(falling.shift, FALLS)
  );
}
