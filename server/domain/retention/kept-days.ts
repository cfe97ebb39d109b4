import type { Zone } from '../time/zone.ts';

/** Fewest days that records are kept: by then links and provisional figures are final. */
export const LEAST_DAYS = 90;
/** Most days that can be said; whoever wants more keeps them for ever. */
export const MOST_DAYS = 36_500;

/** Records before this instant (UTC ms) are older than `days` days: the beginning of the day that many days ago. */
export function keptFrom(zone: Zone, now: number, days: number): number {
  return zone.startOfDay(zone.dayOf(now) - days);
}

/**
 * Days for which words are kept that belong to no source: as long as the source that keeps its records longest. Null = one keeps them for
 * ever (null), or there is none.
 */
export function longestKept(days: readonly (number | null)[]): number | null {
  const known = days.filter((one) => one !== null);
  return known.length === 0 || known.length < days.length ? null : Math.max(...known);
}

/** True when a number of days may be set. */
export function isKeptDays(days: number): boolean {
  return Number.isInteger(days) && days >= LEAST_DAYS && days <= MOST_DAYS;
}
