import { addedJoined } from '#server/domain/joined-count.ts';
import type { JoinedCount } from '#server/domain/joined-count.ts';
import { firstUnused } from '#server/domain/unused-rows.ts';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Problem } from '#server/domain/problem.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, bulk, first, run } from '../store/request.ts';
import type { StoreCounts } from './record-store.ts';

/** States of an import: running → done | failed; done → undoing → undone. */
export const IMPORT_STATES = ['running', 'done', 'failed', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Refused rows of one import that are kept; the others are only counted. */
export const REJECTS_KEPT = 10_000;

/** Why a row was refused. */
type Reason = { code: string; params: Problem['params'] };

/** A refused row: its line in the file, why, the other reasons, and its own cells; left out = none, or not kept. */
export type Reject = Reason & {
  line: number;
  further?: readonly Reason[] | undefined;
  cells?: readonly string[] | undefined;
};

/** Names of the columns of an import's files, in their order. */
export type ImportHeader = {
  /** Of JSON the paths that a sample of it has; null = they are not known. */
  file: readonly string[] | null;
  /** Of each joined file, by the name of the table. */
  tables: Readonly<Record<string, readonly string[] | null>>;
  /** Line of the file on which its header stands; null = it has none, left out by versions that did not keep it. */
  line?: number | null;
};

/** One import as stored. Instants are UTC milliseconds, counts whole numbers. */
export type Import = {
  id: string;
  source: string;
  state: ImportState;
  /** `file` or `api`. */
  origin: string;
  fileName: string;
  /** SHA-256 of the file, so that a resume meets the same bytes. */
  fingerprint: string;
  mapping: unknown;
  /** Byte offset of the next row in the decompressed file. */
  position: number;
  size: number;
  rowsRead: number;
  recordsNew: number;
  recordsChanged: number;
  recordsSame: number;
  recordsOlder: number;
  /** Records of customers who had been erased, stored without them; part of the others. */
  recordsErased: number;
  /** Records whose last writer it was and that were dropped by age since: undoing it leaves them. */
  recordsDropped: number;
  rowsRejected: number;
  /** Entries about joined files in the list of refused rows. */
  orphans: number;
  /** Rows of which no record was made, and the lines of the first five; null = noted by a version that did not keep it. */
  rowsUnused: number | null;
  unusedLines: readonly number[] | null;
  /** What did not come together with joined files; null = noted by a version that did not keep it. */
  joined: readonly JoinedCount[] | null;
  timesAmbiguous: number;
  timesImpossible: number;
  firstAt: number | null;
  lastAt: number | null;
  /** Last instant on which anything of its records counts; null = none, or noted by a version that did not keep it. */
  countedTo: number | null;
  startedAt: number;
  finishedAt: number | null;
  problem: Problem | null;
  /**
   * IANA name of the organisation's zone when it began: its days are cut in it, and its wall-clock times where the mapping
   * names no zone. Null = noted by a version that did not keep it.
   */
  zone: string | null;
  /** Null = noted by a version that did not keep it. */
  header: ImportHeader | null;
};

/** One step of an import; written with the rows it is about. */
export type ImportProgress = {
  importId: string;
  /** Where the step begins: the import must stand there. */
  from: number;
  position: number;
  /** When the step is the import's last one, the clock (UTC ms): the import is done with it. */
  finishedAt: number | null;
  /** What other slots stored of the step, in transactions of their own. */
  elsewhere: StoreCounts;
  rowsRead: number;
  rejects: readonly Reject[];
  orphans: readonly Reject[];
  /** Rows of which no record is made, and the lines of the first five. */
  rowsUnused: number;
  unusedLines: readonly number[];
  joined: readonly JoinedCount[];
  timesAmbiguous: number;
  timesImpossible: number;
  firstAt: number | null;
  lastAt: number | null;
  countedTo: number | null;
};

/** Notes an import as running, at the beginning of its file. */
export function* startImport(
  ctx: Context,
  args: {
    id: string;
    source: string;
    origin: string;
    fileName: string;
    fingerprint: string;
    mapping: unknown;
    zone: string;
    header: ImportHeader;
    size: number;
    now: number;
  },
): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q.insert(t.importJob).values({
      id: args.id,
      source: args.source,
      state: 'running',
      origin: args.origin,
      file_name: args.fileName,
      fingerprint: args.fingerprint,
      mapping: JSON.stringify(args.mapping),
      zone: args.zone,
      header: JSON.stringify(args.header),
      position: 0,
      size: args.size,
      rows_read: 0,
      records_new: 0,
      records_changed: 0,
      records_same: 0,
      records_older: 0,
      rows_rejected: 0,
      joined: '[]',
      rows_unused: 0,
      unused_lines: '[]',
      times_ambiguous: 0,
      times_impossible: 0,
      started_at: args.now,
    }),
  );
}

/**
 * Moves an import on by one step: position, counts (`erased` = records of erased customers), rejects and orphans (the first `REJECTS_KEPT` of an import are kept).
 * @throws AppError IMPORT_NOT_RESUMABLE { id, value, expected } when the import is not running (value = its state, `gone` = none) or
 * stands elsewhere (value, expected = bytes): somebody else carries it out
 */
export function* advanceImport(
  ctx: Context,
  step: ImportProgress,
  counts: StoreCounts,
  erased: number,
): Steps<void> {
  const { q, t } = ctx.dialect;
  const job = t.importJob;
  const held = yield* readImport(ctx, { id: step.importId });
  if (held?.state !== 'running' || held.position !== step.from) {
    const isRunning = held?.state === 'running';
    const value = isRunning ? String(held.position) : (held?.state ?? 'gone');
    const expected = isRunning ? String(step.from) : 'running';
    throw new AppError('IMPORT_NOT_RESUMABLE', { id: step.importId, value, expected });
  }
  const from = held.rowsRejected + held.orphans;
  const { sql: text } = q
    .insert(t.importReject)
    .values({ import_id: '', n: 0, line: 0, code: '', params: '', further: '', cells: '' })
    .onConflictDoNothing()
    .toSQL();
  yield* bulk(
    text,
    [...step.rejects, ...step.orphans]
      .slice(0, Math.max(0, REJECTS_KEPT - from))
      .map((reject, i) => [
        step.importId,
        from + i,
        reject.line,
        reject.code,
        JSON.stringify(reject.params),
        reject.further && reject.further.length > 0 ? JSON.stringify(reject.further) : null,
        reject.cells && !isOfErased(ctx, reject.cells) ? JSON.stringify(reject.cells) : null,
      ]),
  );
  yield* run(
    q
      .update(job)
      .set({
        position: step.position,
        ...(step.finishedAt === null ? {} : { state: 'done', finished_at: step.finishedAt }),
        rows_read: sql`${job.rows_read} + ${step.rowsRead}`,
        records_new: sql`${job.records_new} + ${counts.created + step.elsewhere.created}`,
        records_changed: sql`${job.records_changed} + ${counts.changed + step.elsewhere.changed}`,
        records_same: sql`${job.records_same} + ${counts.same + step.elsewhere.same}`,
        records_older: sql`${job.records_older} + ${counts.older + step.elsewhere.older}`,
        records_erased: sql`${job.records_erased} + ${erased}`,
        rows_rejected: sql`${job.rows_rejected} + ${step.rejects.length}`,
        orphans: sql`${job.orphans} + ${step.orphans.length}`,
        ...(held.unusedLines && step.rowsUnused > 0
          ? {
              rows_unused: sql`${job.rows_unused} + ${step.rowsUnused}`,
              unused_lines: JSON.stringify(firstUnused(held.unusedLines, step.unusedLines)),
            }
          : {}),
        ...(held.joined && step.joined.length > 0
          ? { joined: JSON.stringify(addedJoined(held.joined, step.joined)) }
          : {}),
        times_ambiguous: sql`${job.times_ambiguous} + ${step.timesAmbiguous}`,
        times_impossible: sql`${job.times_impossible} + ${step.timesImpossible}`,
        ...(step.firstAt === null
          ? {}
          : {
              first_at: sql`case when ${job.first_at} is null or ${job.first_at} > ${step.firstAt} then ${step.firstAt} else ${job.first_at} end`,
            }),
        ...(step.countedTo === null
          ? {}
          : {
              counted_to: sql`case when ${job.counted_to} is null or ${job.counted_to} < ${step.countedTo} then ${step.countedTo} else ${job.counted_to} end`,
            }),
        ...(step.lastAt === null
          ? {}
          : {
              last_at: sql`case when ${job.last_at} is null or ${job.last_at} < ${step.lastAt} then ${step.lastAt} else ${job.last_at} end`,
            }),
      })
      .where(eq(job.id, step.importId)),
  );
}

/** True when a cell names a customer who was erased. */
function isOfErased({ ledger }: Context, cells: readonly string[]): boolean {
  return ledger.size > 0 && cells.some((cell) => ledger.find(cell.trim()) !== null);
}

/** Sets an import's state; gives false when it was not in `from`. */
export function* moveImport(
  ctx: Context,
  args: {
    id: string;
    from: readonly ImportState[];
    to: ImportState;
    now: number | null;
    problem: Problem | null;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const held = yield* readImport(ctx, { id: args.id });
  if (!held || !args.from.includes(held.state)) return false;
  yield* run(
    q
      .update(t.importJob)
      .set({
        state: args.to,
        finished_at: args.now,
        problem: args.problem === null ? null : JSON.stringify(args.problem),
      })
      .where(eq(t.importJob.id, args.id)),
  );
  if (args.to === 'undone') {
    // What was refused of a file that was taken back is nobody's to mend.
    const r = t.importReject;
    yield* run(q.update(r).set({ cells: null }).where(eq(r.import_id, args.id)));
  }
  return true;
}

/** One import by id; null when there is none. */
export function* readImport(ctx: Context, args: { id: string }): Steps<Import | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.importJob).where(eq(t.importJob.id, args.id)));
  return row === null ? null : importOf(row);
}

/** Newest first. */
export function* listImports(ctx: Context, args: { limit: number }): Steps<Import[]> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(
    q
      .select()
      .from(t.importJob)
      .orderBy(desc(t.importJob.started_at), desc(t.importJob.id))
      .limit(args.limit),
  );
  return rows.map(importOf);
}

/** The running import of exactly this file into this source, if one was cut off. */
export function* findUnfinished(
  ctx: Context,
  args: { source: string; fingerprint: string },
): Steps<Import | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(
    q
      .select()
      .from(t.importJob)
      .where(
        and(
          eq(t.importJob.source, args.source),
          eq(t.importJob.fingerprint, args.fingerprint),
          eq(t.importJob.state, 'running'),
        ),
      ),
  );
  return row === null ? null : importOf(row);
}

type ImportRow = Context['dialect']['t']['importJob']['$inferSelect'];

/** An import as its row tells it. */
export function importOf(row: ImportRow): Import {
  return {
    id: row.id,
    source: row.source,
    // Only `startImport` and `moveImport` write states.
    state: row.state as ImportState,
    origin: row.origin,
    fileName: row.file_name,
    fingerprint: row.fingerprint,
    // Read as unknown: whoever uses a mapping parses it.
    mapping: JSON.parse(row.mapping) as unknown,
    position: row.position,
    size: row.size,
    rowsRead: row.rows_read,
    recordsNew: row.records_new,
    recordsChanged: row.records_changed,
    recordsSame: row.records_same,
    recordsOlder: row.records_older,
    recordsErased: row.records_erased,
    recordsDropped: row.records_dropped,
    rowsRejected: row.rows_rejected,
    orphans: row.orphans,
    rowsUnused: row.rows_unused,
    // Written by `startImport` and `advanceImport`, as is `joined`.
    unusedLines: row.unused_lines === null ? null : (JSON.parse(row.unused_lines) as number[]),
    // Written by `startImport` and `advanceImport`.
    joined: row.joined === null ? null : (JSON.parse(row.joined) as JoinedCount[]),
    timesAmbiguous: row.times_ambiguous,
    timesImpossible: row.times_impossible,
    firstAt: row.first_at,
    lastAt: row.last_at,
    countedTo: row.counted_to,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    // Written by `moveImport` from a problem.
    problem: row.problem === null ? null : (JSON.parse(row.problem) as Problem),
    zone: row.zone,
    // Written by `startImport`.
    header: row.header === null ? null : (JSON.parse(row.header) as ImportHeader),
  };
}
