import type { Repository } from '#db/store/store.ts';
import type { TryAnswer, TryQuestion } from '../../contract/themes.ts';
import { themeFaults } from '../../domain/themes/faults.ts';
import { themeExplainer } from '../../domain/themes/match.ts';

/** Phrases of a text that are told. */
const FOUND = 1000;

/** Answers `POST /api/themes/try`: which theme a text gets and why. Nothing is stored. */
export async function tryThemes(
  repository: Repository,
  { text, themes }: TryQuestion,
): Promise<TryAnswer> {
  const rules = themes ?? (await repository.read('readTaxonomy', undefined))?.rules ?? [];
  const { theme, hits, least, found } = themeExplainer(rules)(text);
  return {
    theme,
    least,
    hits: [...hits],
    found: found.slice(0, FOUND),
    faults: themes ? themeFaults(themes) : [],
  };
}
