import { IMAGE_DAYS } from '#db/queries/undo.ts';
import type { Repository } from '#db/store/store.ts';
import type { Uploads } from './imports/uploads.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Answers are replayed for at least 24 hours. */
const KEYS_KEPT_MS = 48 * HOUR_MS;
/** Undo is refused from `IMAGE_DAYS` on; images go a day later, so that none is missing in an undo under way. */
const IMAGES_KEPT_MS = (IMAGE_DAYS + 1) * DAY_MS;
const UPLOADS_KEPT_MS = DAY_MS;

/** Drops what nobody may ask for any more: kept answers, before-images, files that were sent and never imported. */
export async function clearAway(
  repository: Repository,
  uploads: Uploads | null,
  now: number,
): Promise<void> {
  await repository.write('forgetKeys', { before: now - KEYS_KEPT_MS });
  await repository.write('forgetImages', { before: now - IMAGES_KEPT_MS });
  await uploads?.forget(now - UPLOADS_KEPT_MS, async (id) => {
    const job = await repository.read('readImport', { id });
    return job?.state === 'running';
  });
}
