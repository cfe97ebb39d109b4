import type { Repository } from '#db/store/store.ts';
import { linkAll } from '../services/linker.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** How long the linker waits before it looks again by itself: another process may have stored records. */
const LOOK_AGAIN_MS = 1000;

export type LinkerDeps = Pick<LoopDeps, 'lock' | 'onFailure'> & {
  repository: Repository;
  now: () => number;
  /** More work for the holder of the linker's lock, after each round. */
  afterwards?: (signal: AbortSignal) => Promise<unknown>;
};

/** Links records as they come, for as long as the server serves. */
export function startLinker({ repository, now, lock, afterwards, onFailure }: LinkerDeps): Job {
  return startLockedLoop({
    lock,
    restMs: LOOK_AGAIN_MS,
    round: async (signal) => {
      await linkAll(repository, now, { signal });
      if (!signal.aborted) await afterwards?.(signal);
    },
    onFailure,
  });
}
