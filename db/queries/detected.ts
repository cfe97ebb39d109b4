import type { Signal } from '#server/domain/alerts/signal.ts';
import type { FollowUpRule } from '#server/domain/follow-ups/follow-up.ts';
import type { Context, Steps } from '../store/request.ts';
import { climbAlerts } from './alert-clock.ts';
import type { Ended, Raised } from './alert-signals.ts';
import { endSignals, raiseSignals } from './alert-signals.ts';
import type { UnhappyAnswer } from './follow-up-making.ts';
import { makeFollowUps } from './follow-up-making.ts';
import type { SeenRecord } from './fresh-records.ts';
import { dropFresh } from './fresh-records.ts';
import type { Held } from './leases.ts';
import { isHeld } from './leases.ts';

/** What one look at the data found; `seen` = fresh records that were looked at for it. */
export type Detected = {
  held: Held;
  signals: readonly Signal[];
  ended: readonly Ended[];
  seen: readonly SeenRecord[];
  /** Unhappy answers among them, and the rule by which they are followed up; left out = there are none. */
  unhappy?: { readonly answers: readonly UnhappyAnswer[]; readonly rule: FollowUpRule };
  now: number;
};

/**
 * Raises and ends what was found, makes follow-ups, and takes away what was looked at, in one transaction: what was seen and not raised, or
 * raised twice, there is not. Gives what became of each signal; null when the lease is somebody else's by now, which leaves
 * everything as it was.
 */
export function* settleDetected(ctx: Context, found: Detected): Steps<Raised[] | null> {
  if (!(yield* isHeld(ctx, found.held))) return null;
  const { signals, ended, seen, now } = found;
  const raised = yield* raiseSignals(ctx, { signals, now });
  yield* endSignals(ctx, { ended, now });
  if (found.unhappy) yield* makeFollowUps(ctx, { ...found.unhappy, now });
  yield* dropFresh(ctx, seen);
  return raised;
}

/** As `climbAlerts`, for the holder of a lease only; null when it is somebody else's by now. */
export function* climbHeld(
  ctx: Context,
  { held, now }: { held: Held; now: number },
): Steps<number | null> {
  if (!(yield* isHeld(ctx, held))) return null;
  return yield* climbAlerts(ctx, { now });
}
