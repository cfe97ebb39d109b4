import { LINK_BUCKETS } from '#db/queries/check-links.ts';
import type { Repository } from '#db/store/store.ts';

/** A statement that only one side makes: a record holds what no story tells, or does not hold what one does. */
export type LinkDifference = { kind: 'missing' | 'extra'; statement: string };

/** Sums of different slots add up modulo this. */
const MODULUS = 2 ** 52;

/**
 * Compares the links of all records with what the stories tell, in memory that does not grow with the store. Null when
 * some records have not been linked yet: then nothing can be said.
 */
export async function checkLinks(repository: Repository): Promise<LinkDifference[] | null> {
  for (let slot = 0; slot < repository.slots; slot++) {
    if ((await repository.read('readTouches', { slot, limit: 1 })).length > 0) return null;
  }
  const held = Array.from({ length: LINK_BUCKETS }, () => 0);
  const told = Array.from({ length: LINK_BUCKETS }, () => 0);
  for (let slot = 0; slot < repository.slots; slot++) {
    add(held, (await repository.read('sumRecordLinks', { slot })).sums);
    add(told, (await repository.read('sumStoryLinks', { slot })).sums);
  }
  const buckets = held.flatMap((sum, i) => (sum === told[i] ? [] : [i]));
  return buckets.length === 0 ? [] : nameDifferences(repository, buckets);
}

function add(into: number[], sums: readonly number[]): void {
  sums.forEach((sum, i) => {
    into[i] = ((into[i] ?? 0) + sum) % MODULUS;
  });
}

async function nameDifferences(
  repository: Repository,
  buckets: readonly number[],
): Promise<LinkDifference[]> {
  const balance = new Map<string, number>();
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const side of ['records', 'stories'] as const) {
      const step = side === 'records' ? 1 : -1;
      for (const one of await repository.read('listLinkStatements', { slot, side, buckets })) {
        balance.set(one, (balance.get(one) ?? 0) + step);
      }
    }
  }
  return [...balance]
    .filter(([, n]) => n !== 0)
    .map(([statement, n]) => ({ kind: n > 0 ? 'extra' : 'missing', statement }));
}
