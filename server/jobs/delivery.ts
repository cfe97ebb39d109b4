import { DeliveryWorker } from '../services/delivery/worker.ts';
import type { WorkerDeps } from '../services/delivery/worker.ts';
import type { Job } from './locked-loop.ts';
import type { LeaseDeps, LeasedJob } from './leased-loop.ts';
import { startLeasedLoop } from './leased-loop.ts';

/** How long it waits before it looks by itself: another process may have left messages, and waits end by the clock. */
const LOOK_AGAIN_MS = 500;

export type DeliveryDeps = Omit<WorkerDeps, 'onFree' | 'holding'> & Pick<LeaseDeps, 'holder'>;

/** Sends what stands in the outbox, for as long as the server serves and holds the lease. */
export function startDelivery({ holder, ...deps }: DeliveryDeps): Job {
  const worker = new DeliveryWorker({
    ...deps,
    holding: () => loop.holding(),
    onFree: () => loop.nudge(),
  });
  const { repository, now, onFailure } = deps;
  const loop: LeasedJob = startLeasedLoop({
    repository,
    name: 'delivery',
    holder,
    now,
    onFailure,
    restMs: LOOK_AGAIN_MS,
    // Not before the loop is there to be asked what it holds.
    round: () => worker.round(),
  });
  return {
    nudge: loop.nudge,
    stop: async () => {
      await worker.stop();
      await loop.stop();
    },
  };
}
