import type { RetentionDeps } from './run.ts';
import { runRetention } from './run.ts';

/** How long a run that failed is left alone: a disk without room is not helped by trying every second. */
const REST_MS = 15 * 60_000;

/** One round of a server's work on records that are too old. @throws what a run throws, and then rests for a while */
export function retentionRound(deps: RetentionDeps): (signal: AbortSignal) => Promise<void> {
  let restsUntil = -Infinity;
  return async (signal) => {
    if (deps.now() < restsUntil) return;
    try {
      await runRetention(deps, signal);
    } catch (error) {
      restsUntil = deps.now() + REST_MS;
      throw error;
    }
  };
}
