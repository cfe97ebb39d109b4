import { DAY_MS } from '../time/day.ts';
import type { TimelineStep } from './step.ts';

/** Without a sign for longer than this while a case is open, the customer waits. */
export const WAIT_DAYS = 3;

/** A stretch (UTC ms) in which nothing happened; `to` null = it lasts. */
export type Wait = { from: number; to: number | null };

/**
 * Stretches of more than `WAIT_DAYS` between two signs that follow one another, in which some case of these was open from
 * end to end. Signs are all steps, a case's first answer and its end, and `otherSigns`; what is dated after `now` has not
 * happened. `steps` must be in the order of time.
 */
export function longWaits(
  steps: readonly TimelineStep[],
  otherSigns: readonly number[],
  now: number,
): Wait[] {
  const events = steps.flatMap(({ at, answeredAt, resolvedAt }) => [at, answeredAt, resolvedAt]);
  const signs = [...events, ...otherSigns]
    .flatMap((sign) => (sign !== null && sign <= now ? [sign] : []))
    .sort((a, b) => a - b);
  const cases = steps.filter(({ kind }) => kind === 'case');
  const waits: Wait[] = [];
  let next = 0;
  let openUntil = -Infinity;
  signs.forEach((from, i) => {
    for (let one = cases[next]; one && one.at <= from; one = cases[++next]) {
      // Of what is over nobody knows how long it was open.
      openUntil = Math.max(openUntil, one.resolvedAt ?? (one.endTold ? one.at : Infinity));
    }
    const following = signs[i + 1] ?? null;
    const to = following ?? now;
    if (to - from > WAIT_DAYS * DAY_MS && openUntil >= to) waits.push({ from, to: following });
  });
  return waits;
}
