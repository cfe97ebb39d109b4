import type { AssignmentDifference } from '#db/queries/check-assignments.ts';
import type { CellDifference } from '#db/queries/check.ts';
import type { TextDifference } from '#db/queries/check-texts.ts';
import type { Repository } from '#db/store/store.ts';
import type { LinkDifference } from './check-links.ts';
import { checkLinks } from './check-links.ts';

/** What a check of the whole store found. */
export type StoreCheck = {
  records: number;
  cells: number;
  cellDifferences: CellDifference[];
  /** Records whose links are not what their stories tell; null = not looked at, since some are still to be linked. */
  linkDifferences: LinkDifference[] | null;
  /** Texts in the search index. */
  texts: number;
  /** Texts the search index knows otherwise than their records; null = not looked at, old ones are still being taken in. */
  textDifferences: TextDifference[] | null;
  /** Records whose department or theme is not what is written down as set on them. */
  assignmentDifferences: AssignmentDifference[];
};

/** Recounts every slot from its records, reads every story again and every text that can be searched. */
export async function checkAll(
  repository: Repository,
  onProgress?: (slot: number) => void,
): Promise<StoreCheck> {
  const found: StoreCheck = {
    records: 0,
    cells: 0,
    cellDifferences: [],
    linkDifferences: null,
    texts: 0,
    textDifferences: [],
    assignmentDifferences: [],
  };
  for (let slot = 0; slot < repository.slots; slot++) {
    const { records, cells, differences } = await repository.read('checkStore', { slot });
    found.records += records;
    found.cells += cells;
    found.cellDifferences.push(...differences);
    const texts = await repository.read('checkTexts', { slot });
    found.texts += texts?.texts ?? 0;
    found.textDifferences =
      texts && found.textDifferences ? [...found.textDifferences, ...texts.differences] : null;
    const assignments = await repository.read('checkAssignments', { slot });
    found.assignmentDifferences.push(...assignments.differences);
    onProgress?.(slot + 1);
  }
  found.linkDifferences = await checkLinks(repository);
  return found;
}

export function isClean(found: StoreCheck): boolean {
  return differencesOf(found).length === 0;
}

/** Everything that differs. */
export function differencesOf(
  found: StoreCheck,
): (CellDifference | LinkDifference | TextDifference | AssignmentDifference)[] {
  return [
    ...found.cellDifferences,
    ...(found.linkDifferences ?? []),
    ...(found.textDifferences ?? []),
    ...found.assignmentDifferences,
  ];
}
