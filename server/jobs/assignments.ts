import type { Repository } from '#db/store/store.ts';
import type { HandChanges } from '../services/assignments/by-hand.ts';
import { runChanges } from '../services/assignments/run-changes.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** How long it waits before it looks again by itself: another process may have been cut off. */
const LOOK_AGAIN_MS = 5000;

export type AssignmentsDeps = Pick<LoopDeps, 'lock' | 'onFailure'> & {
  repository: Repository;
  hand: HandChanges;
  now: () => number;
  /** Hears that records became others. */
  onStored: () => void;
};

/** Goes through records whenever what is set on them changed, for as long as the server serves. */
export function startAssignments(deps: AssignmentsDeps): Job {
  const { repository, hand, now, lock, onFailure, onStored } = deps;
  return startLockedLoop({
    lock,
    restMs: LOOK_AGAIN_MS,
    round: async (signal) => {
      const isInHand = (id: number): boolean => hand.isUnderWay(id);
      if ((await runChanges({ repository, now, isInHand, signal })) > 0) onStored();
    },
    onFailure,
  });
}
