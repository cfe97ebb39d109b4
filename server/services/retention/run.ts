import type { AgedPage } from '#db/queries/retention-scan.ts';
import type { Retention } from '#db/queries/retention.ts';
import type { RowPlace } from '#db/queries/rows-in-time.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import type { AuditLog } from '../accounts/audit.ts';
import { breathe } from '../breathe.ts';
import { linkAll } from '../linker.ts';

/** Records that one transaction looks at: few, since others wait for it; what belongs to cases comes on top. */
const LOOKED_TOGETHER = 250;
/** Times that the linker is let go first where much waits for it; then dropping waits for a later round. */
const BUSY_TRIES = 5;
/** Times the files are rewritten before it is left to a later round: somebody may be reading a long list. */
const SCRUB_TRIES = 3;

export type RetentionDeps = {
  repository: Repository;
  audit: AuditLog;
  now: () => number;
  /** Hears when records are gone, so that what is kept in memory is dropped. */
  onDropped?: () => void;
};

/**
 * Drops the records of every source that are older than it keeps them, from wherever a process that ended left it: each step
 * does what is left to do, and nothing twice. Only for who holds the linker's lock. Gives true when nothing is left to do.
 */
export async function runRetention(deps: RetentionDeps, signal?: AbortSignal): Promise<boolean> {
  const { repository, now } = deps;
  const all = await repository.read('readRetentions', undefined);
  const set = all.filter(({ days, state }) => days !== null || state !== 'idle');
  if (set.length === 0) return true;
  // Texts that the search index does not know yet must come into it first.
  if (await repository.read('readTextsWaiting', undefined)) return false;
  for (const { source } of set) {
    if (signal?.aborted) return false;
    await repository.write('beginRetention', { source, now: now() });
    if (!(await dropAll(deps, source, signal))) return false;
  }
  return finish(deps);
}

/** Drops what is too old of one source. False = it was stopped, or too much waits for the linker. */
async function dropAll(
  deps: RetentionDeps,
  source: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { repository, now } = deps;
  const held = await repository.read('readRetention', { source });
  if (held?.state !== 'dropping') return true;
  await linkAll(repository, now, signal ? { signal } : {});
  for (const kind of RECORD_KINDS) {
    if (!(await dropKind(deps, source, kind, signal))) return false;
  }
  await repository.write('dropOldRejects', { source });
  const { openCases } = await repository.read('countAged', { source, days: null, now: now() });
  await repository.write('moveRetention', { source, to: 'scrubbing', openCases, now: now() });
  return true;
}

async function dropKind(
  deps: RetentionDeps,
  source: string,
  kind: RecordKind,
  signal?: AbortSignal,
): Promise<boolean> {
  let after: RowPlace | null = null;
  do {
    if (signal?.aborted) return false;
    const page: AgedPage = await deps.repository.read('findAged', {
      source,
      kind,
      after,
      limit: LOOKED_TOGETHER,
    });
    if (!(await dropSome(deps, source, kind, page.keys))) return false;
    after = page.next;
    await breathe();
  } while (after);
  return true;
}

async function dropSome(
  { repository, now }: RetentionDeps,
  source: string,
  kind: RecordKind,
  keys: AgedPage['keys'],
): Promise<boolean> {
  if (keys.length === 0) return true;
  for (let tries = 0; tries < BUSY_TRIES; tries++) {
    const { isBusy } = await repository.write('dropAged', { source, kind, keys });
    if (!isBusy) return true;
    await linkAll(repository, now);
  }
  return false;
}

/** Rewrites the files once for all that is gone from the rows; only then it is gone. */
async function finish({ repository, audit, now, onDropped }: RetentionDeps): Promise<boolean> {
  const all = await repository.read('readRetentions', undefined);
  const ending = all.filter(({ state }) => state === 'scrubbing');
  const isAnyGone = ending.length > 0 && (await dropReportWords(repository, now()));
  if (isAnyGone || ending.some(({ runDropped }) => runDropped > 0)) {
    onDropped?.();
    let isClean = false;
    for (let i = 0; i < SCRUB_TRIES && !isClean; i++) {
      isClean = await repository.write('scrubStore', undefined);
    }
    if (!isClean) return false;
  }
  for (const one of ending) await endRun(repository, audit, one, now());
  return true;
}

/**
 * Reports belong to no source, so that they are looked at whenever a run ends. Gives true when any have no words: whether the process that
 * dropped them lived to rewrite the files is not known.
 */
async function dropReportWords(repository: Repository, now: number): Promise<boolean> {
  for (;;) {
    const asked = { now, limit: LOOKED_TOGETHER };
    const { dropped, gone } = await repository.write('dropReportWords', asked);
    if (dropped === 0) return gone > 0;
    await breathe();
  }
}

async function endRun(
  repository: Repository,
  audit: AuditLog,
  { source, openCases, runDropped, droppedBefore }: Retention,
  at: number,
): Promise<void> {
  const details = { dropped: runDropped, openCases, before: droppedBefore };
  const fact = { at, actor: 'retention', action: 'records.dropped', target: source, details };
  const audited = audit.sealed(fact);
  await repository.write('moveRetention', { source, to: 'idle', openCases, now: at, audited });
}
