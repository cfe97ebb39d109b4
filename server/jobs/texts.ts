import type { Repository } from '#db/store/store.ts';
import { indexWaitingTexts } from '../services/texts.ts';
import type { Job } from './locked-loop.ts';

export type TextsDeps = { repository: Repository; onFailure: (error: unknown) => void };

/** Takes records that are older than the search index into it, once, while the server serves. */
export function startTexts({ repository, onFailure }: TextsDeps): Job {
  const ending = new AbortController();
  const done = indexWaitingTexts(repository, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) onFailure(error);
  });
  return {
    nudge: () => undefined,
    stop: async () => {
      ending.abort();
      await done;
    },
  };
}
