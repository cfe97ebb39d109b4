import type { Audited } from '#db/queries/audit.ts';
import type { Erasure } from '#db/queries/erasures.ts';
import type { ImagePlace } from '#db/queries/erasure-images.ts';
import type { RecordPlace } from '#db/queries/record-pages.ts';
import type { ArgsOf, Commands } from '#db/registry.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import { breathe } from '../breathe.ts';
import { linkAll } from '../linker.ts';
import type { AuditLog } from '../accounts/audit.ts';
import type { KeptFiles } from './kept-files.ts';

/** Rows looked at in one go, and records made anonymous in one transaction: few, since others wait for it. */
const LOOKED_TOGETHER = 20_000;
const ERASED_TOGETHER = 500;
const IMAGES_TOGETHER = 1000;
/** Times the files are rewritten before it is left to a later round: somebody may be reading a long list. */
const SCRUB_TRIES = 3;

export type EraseDeps = {
  repository: Repository;
  audit: AuditLog;
  now: () => number;
  /** The kept files of the data folder; null where there are none beside the store. */
  files: KeptFiles | null;
  /** Hears when somebody is gone, so that what is kept in memory is dropped. */
  onErased?: () => void;
};

/**
 * Carries out what erasures are open, from wherever a process that ended left them: each step does what is left to do, and
 * nothing twice. Only for who holds the linker's lock. Gives true when none is left open.
 */
export async function eraseOpen(deps: EraseDeps, signal?: AbortSignal): Promise<boolean> {
  const { repository } = deps;
  const open = await repository.read('readOpenErasures', undefined);
  if (open.length === 0) return true;
  // Stories are whole then, so that what is kept about coming back is right.
  await linkAll(repository, deps.now, signal ? { signal } : {});
  for (const erasure of open) {
    if (erasure.state === 'records' && !(await eraseEverywhere(deps, erasure, signal)))
      return false;
  }
  return signal?.aborted ? false : finish(deps);
}

/** Takes one customer out of rows, lists and files. False = it was stopped. */
async function eraseEverywhere(
  deps: EraseDeps,
  erasure: Erasure,
  signal?: AbortSignal,
): Promise<boolean> {
  const { repository, now, files } = deps;
  const { id, customer } = erasure;
  if (!(await eraseRows(deps, id, signal))) return false;
  const { cases = [] } = (await repository.read('readErasure', { id })) ?? {};
  // Now that their cases are known: what names nobody but one of these.
  if (cases.length > 0 && !(await eraseRows(deps, id, signal))) return false;
  await linkAll(repository, now, signal ? { signal } : {});
  if (signal?.aborted) return false;
  for (let slot = 0; slot < repository.slots; slot++) {
    let after: ImagePlace | null = null;
    do {
      const args: ArgsOf<Commands['eraseImages']> = {
        erasure: id,
        slot,
        after,
        limit: IMAGES_TOGETHER,
      };
      after = await repository.write('eraseImages', args);
    } while (after);
  }
  await repository.write('eraseTraces', { erasure: id });
  let looked: string | null = '';
  while (looked !== null) {
    looked = await repository.write('eraseRejects', { erasure: id, after: looked });
  }
  const found = await repository.read('readErasure', { id });
  if (files && found && customer !== null) {
    const { gone, left } = await files.erase(customer, erasure.pseudonym, found.sources);
    await repository.write('noteErasedFiles', { id, gone, left });
  }
  await repository.write('closeErasure', { id });
  return true;
}

async function eraseRows(
  { repository, now }: EraseDeps,
  erasure: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const total = await repository.read('countRecords', undefined);
  let looked = 0;
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const kind of RECORD_KINDS) {
      let after: RecordPlace | null = null;
      do {
        if (signal?.aborted) return false;
        const page: { found: RecordPlace[]; looked: number; next: RecordPlace | null } =
          await repository.read('findErasable', {
            erasure,
            slot,
            kind,
            after,
            limit: LOOKED_TOGETHER,
          });
        await eraseSome(repository, { erasure, slot, kind, now: now() }, page.found);
        looked += page.looked;
        await repository.write('moveErasure', { id: erasure, looked, total });
        after = page.next;
        await breathe();
      } while (after);
    }
  }
  return true;
}

async function eraseSome(
  repository: Repository,
  args: { erasure: string; slot: number; kind: RecordKind; now: number },
  found: readonly RecordPlace[],
): Promise<void> {
  for (let from = 0; from < found.length; from += ERASED_TOGETHER) {
    const keys = found.slice(from, from + ERASED_TOGETHER);
    await repository.write('eraseRecords', { ...args, keys });
  }
}

/** Rewrites the files once for all that are gone from the rows; only then they are gone. */
async function finish({ repository, audit, now, onErased }: EraseDeps): Promise<boolean> {
  onErased?.();
  let isClean = false;
  for (let i = 0; i < SCRUB_TRIES && !isClean; i++) {
    isClean = await repository.write('scrubStore', undefined);
  }
  if (!isClean) return false;
  for (const erasure of await repository.read('readOpenErasures', undefined)) {
    if (erasure.state !== 'scrubbing') continue;
    const audited = doneFact(audit, erasure, now());
    await repository.write('finishErasure', { id: erasure.id, now: now(), audited });
  }
  return true;
}

function doneFact(audit: AuditLog, erasure: Erasure, at: number): Audited {
  const { id, askedBy, records, texts, filesGone, filesLeft } = erasure;
  const details = { records, texts, filesGone: filesGone.length, filesLeft: filesLeft.length };
  return audit.sealed({ at, actor: askedBy, action: 'customer.erased', target: id, details });
}
