import { DeliveryWorker } from '../services/delivery/worker.ts';
import type { WorkerDeps } from '../services/delivery/worker.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** How long it waits before it looks by itself: another process may have left messages, and waits end by the clock. */
const LOOK_AGAIN_MS = 500;

export type DeliveryDeps = Omit<WorkerDeps, 'onFree'> & Pick<LoopDeps, 'lock'>;

/** Sends what stands in the outbox, for as long as the server serves. */
export function startDelivery({ lock, onFailure, ...deps }: DeliveryDeps): Job {
  let nudge = (): void => undefined;
  const worker = new DeliveryWorker({ ...deps, onFailure, onFree: () => nudge() });
  const loop = startLockedLoop({
    lock,
    restMs: LOOK_AGAIN_MS,
    round: () => worker.round(),
    onFailure,
  });
  nudge = loop.nudge;
  return {
    nudge: loop.nudge,
    stop: async () => {
      await worker.stop();
      await loop.stop();
    },
  };
}
