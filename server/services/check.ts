import type { CellDifference } from '#db/queries/check.ts';
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
};

/** Recounts every slot from its records and reads every story again. */
export async function checkAll(
  repository: Repository,
  onProgress?: (slot: number) => void,
): Promise<StoreCheck> {
  const found: StoreCheck = { records: 0, cells: 0, cellDifferences: [], linkDifferences: null };
  for (let slot = 0; slot < repository.slots; slot++) {
    const { records, cells, differences } = await repository.read('checkStore', { slot });
    found.records += records;
    found.cells += cells;
    found.cellDifferences.push(...differences);
    onProgress?.(slot + 1);
  }
  found.linkDifferences = await checkLinks(repository);
  return found;
}

export function isClean({ cellDifferences, linkDifferences }: StoreCheck): boolean {
  return cellDifferences.length === 0 && (linkDifferences ?? []).length === 0;
}
