import type { Repository } from '#db/store/store.ts';
import { DEFAULT_TAXONOMY } from '../../domain/themes/default-taxonomy.ts';

/** Gives a store that has no taxonomy yet the one that ships; records that are there are gone through later. */
export async function beginThemes(repository: Repository): Promise<void> {
  if ((await repository.read('readTaxonomyVersion', undefined)) > 0) return;
  await repository.write('beginTaxonomy', { themes: DEFAULT_TAXONOMY });
}
