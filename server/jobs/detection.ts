import type { Detector } from '../services/detection/detector.ts';
import type { Job } from './locked-loop.ts';
import type { LeaseDeps } from './leased-loop.ts';
import { startLeasedLoop } from './leased-loop.ts';

/** How long it waits before it looks again by itself: another process may have stored records. */
const LOOK_AGAIN_MS = 1000;

export type DetectionDeps = Omit<LeaseDeps, 'name'> & {
  detector: Detector;
  /** Hears that alerts may have changed. */
  onAlerts: () => void;
};

/** Watches what comes in for as long as the server serves and holds the lease. */
export function startDetection({ detector, onAlerts, ...deps }: DetectionDeps): Job {
  return startLeasedLoop({
    ...deps,
    name: 'detection',
    restMs: LOOK_AGAIN_MS,
    round: async (held, signal) => {
      const changed = await detector.round(held, signal);
      if (changed !== null && changed > 0) onAlerts();
    },
  });
}
