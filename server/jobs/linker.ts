import type { Repository } from '#db/store/store.ts';
import { linkAll } from '../services/linker.ts';

/** How long the linker waits before it looks again by itself: another process may have stored records. */
const LOOK_AGAIN_MS = 1000;

export type LinkerDeps = {
  repository: Repository;
  now: () => number;
  /** Takes the lock that only one linker may hold; null = somebody else has it. */
  lock: () => { release(): void } | null;
  onFailure: (error: unknown) => void;
};

/** A piece of work that goes on until it is stopped. */
export type Job = { nudge: () => void; stop: () => Promise<void> };

/** Links records as they come, for as long as the server serves. */
export function startLinker({ repository, now, lock, onFailure }: LinkerDeps): Job {
  const ending = new AbortController();
  let wake: () => void = () => undefined;
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const work = async (): Promise<void> => {
    let held: { release(): void } | null = null;
    while (!ending.signal.aborted) {
      try {
        held ??= lock();
        if (held) await linkAll(repository, now, { signal: ending.signal });
      } catch (error) {
        if (!ending.signal.aborted) onFailure(error);
      }
      if (!ending.signal.aborted) await sleep();
    }
    held?.release();
  };
  const done = work();
  return {
    nudge: () => wake(),
    stop: async () => {
      ending.abort();
      wake();
      await done;
    },
  };
}
