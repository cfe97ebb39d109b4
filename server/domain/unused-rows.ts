const LINES = 5;

/** The first five lines of rows of which no record is made, in the order of the file: `held` were told before `more`. */
export function firstUnused(held: readonly number[], more: readonly number[]): number[] {
  return [...held, ...more].slice(0, LINES);
}
