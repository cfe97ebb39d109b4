import type { TextPlace } from '#db/queries/text-waiting.ts';
import type { Repository } from '#db/store/store.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';

/** Records of one transaction: few, since others wait for it. */
const TOGETHER = 500;

/**
 * Takes records that are older than the search index into it, redacted. Where it is cut off it begins again and passes
 * over what is done. `signal` stops between two transactions. Gives true when every text is in the index.
 */
export async function indexWaitingTexts(
  repository: Repository,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!(await repository.read('readTextsWaiting', undefined))) return true;
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const kind of RECORD_KINDS) {
      let after: TextPlace | null = null;
      do {
        if (signal?.aborted) return false;
        after = await repository.write('indexTexts', { slot, kind, after, limit: TOGETHER });
      } while (after);
    }
  }
  await repository.write('finishTexts', undefined);
  return true;
}
