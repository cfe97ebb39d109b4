import { and, desc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { SQLWrapper } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import type { Import } from './imports.ts';
import { importOf } from './imports.ts';
import { tableOf } from './record-row.ts';

/** Sums over the imports of one source. Imports that were taken back, or failed and so took back, only count as imports. */
export type ImportSums = {
  source: string;
  count: number;
  /** When the newest began (UTC ms). */
  newestAt: number;
  recordsNew: number;
  recordsChanged: number;
  recordsSame: number;
  recordsOlder: number;
  rowsRejected: number;
};

/** What the imports of each source brought, by source. Reads one row an import. */
export function* sumImports(ctx: Context): Steps<ImportSums[]> {
  const { q, t } = ctx.dialect;
  const job = t.importJob;
  const inForce = (column: SQLWrapper) =>
    ctx.dialect.sum(sql`case when ${job.state} in ('running', 'done') then ${column} else 0 end`);
  const rows = yield* all(
    q
      .select({
        source: job.source,
        count: sql<unknown>`count(*)`.as('count'),
        newest_at: sql<unknown>`max(${job.started_at})`.as('newest_at'),
        records_new: inForce(job.records_new).as('records_new'),
        records_changed: inForce(job.records_changed).as('records_changed'),
        records_same: inForce(job.records_same).as('records_same'),
        records_older: inForce(job.records_older).as('records_older'),
        rows_rejected: inForce(job.rows_rejected).as('rows_rejected'),
      })
      .from(job)
      .groupBy(job.source)
      .orderBy(job.source),
  );
  return rows.map((row) => ({
    source: row.source,
    count: Number(row.count),
    newestAt: Number(row.newest_at),
    recordsNew: Number(row.records_new),
    recordsChanged: Number(row.records_changed),
    recordsSame: Number(row.records_same),
    recordsOlder: Number(row.records_older),
    rowsRejected: Number(row.rows_rejected),
  }));
}

/** Where the data of a source's imports begin (UTC ms), and the mapping of the newest of them. */
export type SourceBeginning = { source: string; firstAt: number; mapping: unknown };

/** The beginning of every source that files were imported from; sources that only send batches are not among them. */
export function* readBeginnings(ctx: Context): Steps<SourceBeginning[]> {
  const { q, t } = ctx.dialect;
  const job = t.importJob;
  const inForce = sql`${job.state} in ('running', 'done') and ${job.first_at} is not null`;
  const rows = yield* all(
    q
      .select({
        source: job.source,
        first_at: sql<unknown>`min(${job.first_at})`.as('first_at'),
      })
      .from(job)
      .where(inForce)
      .groupBy(job.source)
      .orderBy(job.source),
  );
  const found: SourceBeginning[] = [];
  for (const { source, first_at: firstAt } of rows) {
    const [newest] = yield* all(
      q
        .select()
        .from(job)
        .where(and(eq(job.source, source), inForce))
        .orderBy(desc(job.started_at), desc(job.id))
        .limit(1),
    );
    if (!newest) continue;
    found.push({ source, firstAt: Number(firstAt), mapping: importOf(newest).mapping });
  }
  return found;
}

/** The newest imports of one source, newest first. */
export function* listSourceImports(
  ctx: Context,
  args: { source: string; limit: number },
): Steps<Import[]> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(
    q
      .select()
      .from(t.importJob)
      .where(eq(t.importJob.source, args.source))
      .orderBy(desc(t.importJob.started_at), desc(t.importJob.id))
      .limit(args.limit),
  );
  return rows.map(importOf);
}

/**
 * The newest import of exactly this file into this source whose records are all still there; null = there is none, or
 * something of the source was taken back since: what that had made first, and this file only told again, went with it.
 */
export function* findStanding(
  ctx: Context,
  { source, fingerprint }: { source: string; fingerprint: string },
): Steps<Import | null> {
  const { q, t } = ctx.dialect;
  const job = t.importJob;
  const row = yield* first(
    q
      .select()
      .from(job)
      .where(and(eq(job.source, source), eq(job.fingerprint, fingerprint), eq(job.state, 'done')))
      .orderBy(desc(job.started_at), desc(job.id))
      .limit(1),
  );
  if (row === null) return null;
  const standing = importOf(row);
  const doneAt = standing.finishedAt ?? standing.startedAt;
  const isLater = or(isNull(job.finished_at), gte(job.finished_at, doneAt));
  const isUndone = or(
    inArray(job.state, ['undone', 'undoing']),
    // One that failed took back only what it had stored itself: before this one, if it had begun by then.
    and(eq(job.state, 'failed'), lte(job.started_at, doneAt)),
  );
  const takenBack = yield* first(
    q
      .select({ id: job.id })
      .from(job)
      .where(and(eq(job.source, source), isUndone, isLater))
      .limit(1),
  );
  return takenBack === null ? standing : null;
}

/** Kinds that the linker looks at; daily totals tell of no customer. */
const LINKED_KINDS = ['case', 'contact', 'response'] as const;

/** Records that wait for the linker; counting stops at `limit`, and then `more` is true. */
export function* countQueue(
  ctx: Context,
  args: { limit: number },
): Steps<{ records: number; more: boolean }> {
  const { q, t } = ctx.dialect;
  let records = 0;
  for (const kind of LINKED_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    const due = q
      .select({ slot: table.slot })
      .from(table)
      .where(sql`link_due = 1`)
      .limit(args.limit)
      .as('due');
    const [found] = yield* all(q.select({ n: sql<unknown>`count(*)`.as('n') }).from(due));
    records += Number(found?.n ?? 0);
  }
  const touched = q.select({ slot: t.touch.slot }).from(t.touch).limit(args.limit).as('touched');
  const [found] = yield* all(q.select({ n: sql<unknown>`count(*)`.as('n') }).from(touched));
  records += Number(found?.n ?? 0);
  return { records: Math.min(records, args.limit), more: records >= args.limit };
}
