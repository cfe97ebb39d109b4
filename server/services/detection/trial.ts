/** How far back a rule is tried, and episodes that are told at most. */
export const WEEKS = 26;
export const MOST_TOLD = 100;

/** As many in a year as so many in so many days. */
export function aYear(count: number, days: number): number {
  return (count * 365) / days;
}
