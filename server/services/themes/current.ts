import type { Repository } from '#db/store/store.ts';
import type { ThemeMatch } from '../../domain/themes/match.ts';
import { themeMatcher } from '../../domain/themes/match.ts';

/** A version of the taxonomy, ready to tell the themes of texts. */
export type Themes = { version: number; match: (text: string) => ThemeMatch };

/** The taxonomy in force, or the one at hand where it is that one. */
export async function currentThemes(
  repository: Pick<Repository, 'read'>,
  held: Themes | null,
): Promise<Themes> {
  const version = await repository.read('readTaxonomyVersion', undefined);
  if (held?.version === version) return held;
  const stored = await repository.read('readTaxonomy', undefined);
  return { version: stored?.version ?? 0, match: themeMatcher(stored?.rules ?? []) };
}
