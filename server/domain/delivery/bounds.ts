import type { HeldBack } from './delivery.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Messages a recipient gets over one channel at most: usual ones in an hour and in a day, grave ones in an hour. */
export const BOUNDS = { usualHour: 6, usualDay: 30, graveHour: 12 } as const;

/** A message of one lane that was sent or is to be; `at` = when it was or is due (UTC ms). Digests are messages like others. */
export type Planned = { at: number; isGrave: boolean; flapsAs: string | null };

/** What is to become of a message: sent now, or held back for the lane's next digest. */
export type Place = { kind: 'now' } | { kind: 'held'; why: HeldBack };

/** How far back (ms) a lane's messages are needed to decide. */
export const LOOK_BACK_MS = DAY;

/**
 * Decides about a new message from what its lane got and is to get. Grave ones do not count with the others: neither can keep the
 * other out. The same turn of the same cause (`flapsAs`) is told at most once an hour.
 */
export function placeOf(
  message: Omit<Planned, 'at'>,
  lane: readonly Planned[],
  now: number,
): Place {
  const { isGrave, flapsAs } = message;
  const isAgain =
    flapsAs !== null && lane.some((one) => one.flapsAs === flapsAs && one.at > now - HOUR);
  if (isAgain) return { kind: 'held', why: 'flapping' };
  const same = timesOf(lane, isGrave);
  if (!fits(same, now, HOUR, isGrave ? BOUNDS.graveHour : BOUNDS.usualHour)) {
    return { kind: 'held', why: 'hour_full' };
  }
  if (!isGrave && !fits(same, now, DAY, BOUNDS.usualDay)) return { kind: 'held', why: 'day_full' };
  return { kind: 'now' };
}

/**
 * When a lane's digest is due: the earliest instant from `now` on at which it fits into the usual bounds. What is held back
 * until then goes into the same one.
 */
export function digestDue(lane: readonly Planned[], now: number): number {
  const times = timesOf(lane, false);
  // A window stops being full only when a message leaves it.
  const leaving = times.flatMap((at) => [at + HOUR, at + DAY]).filter((at) => at > now);
  const candidates = [now + HOUR, ...leaving].toSorted((a, b) => a - b);
  const fitting = candidates.find(
    (at) => fits(times, at, HOUR, BOUNDS.usualHour) && fits(times, at, DAY, BOUNDS.usualDay),
  );
  // After a day without a message anything fits.
  return fitting ?? now + DAY;
}

function timesOf(lane: readonly Planned[], isGrave: boolean): number[] {
  return lane.filter((one) => one.isGrave === isGrave).map(({ at }) => at);
}

/** True when one more at `at` leaves every window `(end − length, end]` with at most `limit`. */
function fits(times: readonly number[], at: number, length: number, limit: number): boolean {
  const all = [...times, at];
  const ends = all.filter((end) => end >= at && end < at + length);
  return ends.every((end) => all.filter((one) => one <= end && one > end - length).length <= limit);
}
