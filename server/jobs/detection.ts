import type { Repository } from '#db/store/store.ts';
import type { Detector } from '../services/detection/detector.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** The lease of who watches, and how long it is held (ms): somebody else takes over so soon after the holder died. */
const LEASE = 'detection';
const HELD_MS = 10_000;
/** How long it waits before it looks again by itself: another process may have stored records. */
const LOOK_AGAIN_MS = 1000;

export type DetectionDeps = Pick<LoopDeps, 'onFailure'> & {
  repository: Repository;
  detector: Detector;
  /** Who this is, unlike any other process. */
  holder: string;
  now: () => number;
  /** Hears that alerts may have changed. */
  onAlerts: () => void;
};

/** Watches what comes in for as long as the server serves and holds the lease. */
export function startDetection(deps: DetectionDeps): Job {
  const { repository, detector, holder, now, onAlerts, onFailure } = deps;
  let lease: { fence: number; at: number } | null = null;
  /** One's own fence; null while somebody else watches. Asked anew long before it would be over. */
  const hold = async (): Promise<number | null> => {
    const at = now();
    if (lease && at >= lease.at && at - lease.at < HELD_MS / 4) return lease.fence;
    const fence = await repository.write('takeLease', {
      name: LEASE,
      holder,
      now: at,
      forMs: HELD_MS,
    });
    lease = fence === null ? null : { fence, at };
    return fence;
  };
  const loop = startLockedLoop({
    // The lease is in the store: other processes of the same store are not all on this machine.
    lock: () => ({ release: () => undefined }),
    restMs: LOOK_AGAIN_MS,
    round: async (signal) => {
      const fence = await hold();
      if (fence === null) return;
      const changed = await detector.round({ name: LEASE, fence }, signal);
      if (changed === null) lease = null;
      else if (changed > 0) onAlerts();
    },
    onFailure,
  });
  return {
    nudge: loop.nudge,
    stop: async () => {
      await loop.stop();
      await repository.write('endLease', { name: LEASE, holder });
    },
  };
}
