import type { Repository } from '#db/store/store.ts';
import { beginThemes } from '../services/themes/begin.ts';
import { rescoreAll } from '../services/themes/rescore.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** How long it waits before it looks by itself whether another taxonomy is in force. */
const LOOK_AGAIN_MS = 2000;

export type ThemesDeps = Pick<LoopDeps, 'onFailure'> & {
  repository: Repository;
  now: () => number;
  /** Hears that records were gone through: what the linker knows of them may have changed. */
  onStored: () => void;
};

/** Gives stored records new themes when another taxonomy comes into force, for as long as the server serves. */
export function startThemes({ repository, now, onStored, onFailure }: ThemesDeps): Job {
  let done = 0;
  return startLockedLoop({
    // Only the server does this, and only one server serves a store.
    lock: () => ({ release: () => undefined }),
    restMs: LOOK_AGAIN_MS,
    round: async (signal) => {
      await beginThemes(repository);
      const version = await repository.read('readTaxonomyVersion', undefined);
      if (version === done) return;
      if (!(await rescoreAll(repository, now, signal))) return;
      done = version;
      onStored();
    },
    onFailure,
  });
}
