import type { Repository } from '#db/store/store.ts';
import type { TextsPlace } from './text-places.ts';
import { FIRST_PLACE, placeBehind } from './text-places.ts';

/** Records of one transaction: few, since others wait for it. */
const TOGETHER = 500;

/**
 * Gives stored records the themes that their texts say by the taxonomy in force, if that has not been done. Where it was
 * cut off it goes on; when another taxonomy comes into force it begins again with that. Gives true when nothing is left to do.
 */
export async function rescoreAll(
  repository: Repository,
  now: () => number,
  signal?: AbortSignal,
): Promise<boolean> {
  for (;;) {
    const stored = await repository.read('readTaxonomy', undefined);
    if (!stored || stored.rescoring.scoredAt !== null) return true;
    // Texts that are older than the search index are redacted first: what they say may be another thing then.
    if (await repository.read('readTextsWaiting', undefined)) return false;
    const { version, rescoring } = stored;
    if (rescoring.texts === null) {
      const texts = await repository.read('countTexts', undefined);
      await repository.write('beginRescore', { version, texts });
    }
    const end = await goThrough(repository, version, placeOf(rescoring.position), now, signal);
    if (end === 'stopped') return false;
    if (end === 'done') await repository.write('finishRescore', { version, now: now() });
  }
}

async function goThrough(
  repository: Repository,
  version: number,
  from: TextsPlace | null,
  now: () => number,
  signal: AbortSignal | undefined,
): Promise<'done' | 'stopped' | 'outdated'> {
  let place = from;
  while (place) {
    if (signal?.aborted) return 'stopped';
    const { slot, kind } = place;
    const found = await repository.read('findOutdated', { ...place, limit: TOGETHER });
    if (found?.version !== version) return 'outdated';
    const next = placeBehind(place, found.last, repository.slots);
    const isStored = await repository.write('rescoreThemes', {
      version,
      slot,
      kind,
      keys: found.keys,
      seen: found.seen,
      position: JSON.stringify(next),
      now: now(),
    });
    if (!isStored) return 'outdated';
    place = next;
  }
  return 'done';
}

/** Null = everything was gone through, and only that was not noted. */
function placeOf(position: string | null): TextsPlace | null {
  // Written by `goThrough` only.
  return position === null ? FIRST_PLACE : (JSON.parse(position) as TextsPlace | null);
}
