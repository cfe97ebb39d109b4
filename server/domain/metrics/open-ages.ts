import type { Duration, Parts } from '../counters/parts.ts';

/**
 * Number under which the ages of the cases open at one instant travel in `Parts`. It is filled from the open-case
 * index when a question is asked and is never stored in a cell: ages change with the clock. Not a `MEASURE`.
 */
export const OPEN_AGE = 1000;

/** Parts of a set of open cases: the age of each in whole seconds ≥ 0 at the period's end (or now, when it is not over). */
export function openAgeParts(ages: number[]): Parts {
  const duration: Duration = { n: ages.length, seconds: ages, bins: null };
  return { counters: new Map(), measures: new Map([[OPEN_AGE, duration]]) };
}
