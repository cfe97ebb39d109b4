import type { RecordPlace } from '#db/queries/record-pages.ts';
import type { Repository } from '#db/store/store.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';

const LOOKED_TOGETHER = 20_000;

/**
 * Looks whether the ledger lists erasures of which the store knows nothing, as after an older backup was put in place, and
 * opens those again whose customer is back; `eraseOpen` carries them out. Gives how many customers were found.
 */
export async function reopenErasures(repository: Repository, now: number): Promise<number> {
  if ((await repository.read('countUnknownErasures', undefined)) === 0) return 0;
  const back = new Set<string>();
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const one of await repository.read('findReturnedInImages', { slot })) back.add(one);
    for (const kind of RECORD_KINDS) {
      let after: RecordPlace | null = null;
      do {
        const page: { found: string[]; next: RecordPlace | null } = await repository.read(
          'findReturned',
          { slot, kind, after, limit: LOOKED_TOGETHER },
        );
        for (const one of page.found) back.add(one);
        after = page.next;
      } while (after);
    }
  }
  for (const customer of back) await repository.write('repeatErasure', { customer });
  // What is left was erased before any of it came into this store.
  await repository.write('noteErasures', { now });
  return back.size;
}
