import type { EraseDeps } from './erase.ts';
import { eraseOpen } from './erase.ts';
import { reopenErasures } from './repeat.ts';

/**
 * One round of a server's work on erasures: what was asked for, and what an older copy of the store brought back. Notices also
 * what the command line erased, so that nothing of it is kept in memory.
 */
export function erasureRound(deps: EraseDeps): (signal: AbortSignal) => Promise<void> {
  const { repository, now, onErased } = deps;
  let seen = -1;
  return async (signal) => {
    await reopenErasures(repository, now());
    await eraseOpen(deps, signal);
    const { known } = await repository.read('readLedger', undefined);
    if (seen >= 0 && known !== seen) onErased?.();
    seen = known;
  };
}
