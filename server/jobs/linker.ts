import type { Repository } from '#db/store/store.ts';
import { linkAll } from '../services/linker.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** How long the linker waits before it looks again by itself: another process may have stored records. */
const LOOK_AGAIN_MS = 1000;

export type LinkerDeps = Pick<LoopDeps, 'lock' | 'onFailure'> & {
  repository: Repository;
  now: () => number;
};

/** Links records as they come, for as long as the server serves. */
export function startLinker({ repository, now, lock, onFailure }: LinkerDeps): Job {
  return startLockedLoop({
    lock,
    restMs: LOOK_AGAIN_MS,
    round: (signal) => linkAll(repository, now, { signal }),
    onFailure,
  });
}
