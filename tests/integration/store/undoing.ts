import type { UndoCursor } from '#db/queries/undo.ts';
import type { ArgsOf, Commands } from '#db/registry.ts';
import type { Repository } from '#db/store/store.ts';
import { NOW } from './engines.ts';

/** Notes an import of the source `desk`, of whatever file. */
export async function begin(repository: Repository, id: string): Promise<void> {
  await repository.write('startImport', {
    id,
    source: 'desk',
    origin: 'file',
    fileName: `${id}.csv`,
    fingerprint: id,
    mapping: {},
    zone: 'UTC',
    header: { file: [], tables: {} },
    size: 1,
    now: NOW,
  });
}

/** Takes an import of the source `desk` back, a few records at a time. */
export async function undo(repository: Repository, importId: string): Promise<void> {
  for (let slot = 0; slot < repository.slots; slot++) {
    let after: UndoCursor | null = null;
    do {
      const args: ArgsOf<Commands['undoImport']> = {
        importId,
        source: 'desk',
        slot,
        after,
        limit: 7,
        now: NOW,
      };
      ({ next: after } = await repository.write('undoImport', args));
    } while (after);
  }
  const from = ['running', 'done'] as const;
  await repository.write('moveImport', {
    id: importId,
    from,
    to: 'undone',
    now: NOW,
    problem: null,
  });
}
