import { and, asc, eq, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Dropped } from '#server/domain/retention/kept-from-day.ts';
import { keptFrom } from '#server/domain/retention/kept-days.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import { readCalendar } from './calendar.ts';
import { raiseSequence } from './record-store.ts';

/**
 * `due` = somebody has set it since the latest run; `dropping` = older records are being dropped; `scrubbing` = they are gone from every row, not yet from freed pages;
 * `idle` = nothing is to be done until another day begins.
 */
export type RetentionState = 'idle' | 'due' | 'dropping' | 'scrubbing';

/** First and last instant (UTC ms) of the dropped records of each kind; kinds of which none were dropped are left out. */
export type DroppedSpans = Partial<Record<RecordKind, { first: number; last: number }>>;

/** How long the records of a source are kept, and how far the dropping of older ones is. */
export type Retention = {
  source: string;
  /** Null = for ever. */
  days: number | null;
  changedAt: number;
  /** Records before this instant (UTC ms) may have been dropped; null = none were. */
  droppedBefore: number | null;
  state: RetentionState;
  /** Records dropped by the latest run, and by all. */
  runDropped: number;
  dropped: number;
  /** Cases before that instant that the latest run left, since they are open. */
  openCases: number;
  spans: DroppedSpans;
  beganAt: number | null;
  finishedAt: number | null;
};

/** Of every source that was ever told how long its records are kept, by id. */
export function* readRetentions(ctx: Context): Steps<Retention[]> {
  const { q, t } = ctx.dialect;
  const shape = () => q.select().from(t.retention).orderBy(asc(t.retention.source));
  const rows = yield* allOf(ctx, 'retentions', shape, []);
  return rows.map(retentionOf);
}

/** Of one source; null = its records were always kept for ever. */
export function* readRetention(ctx: Context, args: { source: string }): Steps<Retention | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.retention).where(eq(t.retention.source, args.source)));
  return row === null ? null : retentionOf(row);
}

/** Sets how long the records of a source are kept; gives false when there is no such source. */
export function* changeRetention(
  ctx: Context,
  args: { source: string; days: number | null; by: string; now: number; audited?: Audited },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const { source, days, by, now } = args;
  const known = yield* first(
    q.select({ id: t.source.id }).from(t.source).where(eq(t.source.id, source)),
  );
  if (!known) return false;
  const held = yield* readRetention(ctx, { source });
  const set = { days, changed_at: now, changed_by: by, state: stateAfter(days, held) };
  const fresh = { run_dropped: 0, dropped: 0, open_cases: 0, spans: '{}' };
  yield* run(
    q
      .insert(t.retention)
      .values({ source, ...set, ...fresh })
      .onConflictDoUpdate({ target: [t.retention.source], set }),
  );
  if (args.audited) yield* appendAudit(ctx, args.audited);
  return true;
}

/** A run that is under way begins anew; where nothing is to be dropped any more, it still cleans up after itself. */
function stateAfter(days: number | null, held: Retention | null): RetentionState {
  if (days !== null) return 'due';
  return held?.state === 'dropping' || held?.state === 'scrubbing' ? 'scrubbing' : 'idle';
}

/**
 * Begins to drop the records of a source that are older than it says, and from now on refuses such as are not stored.
 * Gives the instant before which they are; null = nothing is to be dropped that was not before. A bound never goes down.
 */
export function* beginRetention(
  ctx: Context,
  args: { source: string; now: number },
): Steps<number | null> {
  const { q, t } = ctx.dialect;
  const { source, now } = args;
  const held = yield* readRetention(ctx, { source });
  if (!held || held.days === null) return null;
  if (held.state !== 'idle' && held.state !== 'due') return null;
  const { zone } = yield* readCalendar(ctx);
  const bound = keptFrom(zoneOf(zone), now, held.days);
  const before = Math.max(bound, held.droppedBefore ?? bound);
  if (held.state === 'idle' && before === held.droppedBefore) return null;
  // What is answered from records of that time holds no longer.
  yield* raiseSequence(ctx, 0);
  yield* run(
    q
      .update(t.source)
      .set({
        sealed_before: sql`case when ${t.source.sealed_before} is null or ${t.source.sealed_before} < ${before} then ${before} else ${t.source.sealed_before} end`,
      })
      .where(eq(t.source.id, source)),
  );
  yield* run(
    q
      .update(t.retention)
      .set({
        state: 'dropping',
        dropped_before: before,
        began_at: now,
        finished_at: null,
        // What a run that was broken off has dropped is still to be cleaned up after.
        ...(held.finishedAt !== null && { run_dropped: 0 }),
      })
      .where(eq(t.retention.source, source)),
  );
  return before;
}

/** Adds to what a run has dropped. */
export function* countDropped(
  ctx: Context,
  args: { source: string; records: number; spans: DroppedSpans },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.retention;
  const held = yield* readRetention(ctx, { source: args.source });
  const spans: DroppedSpans = { ...held?.spans };
  for (const kind of RECORD_KINDS) {
    const span = together(spans[kind], args.spans[kind]);
    if (span) spans[kind] = span;
  }
  yield* run(
    q
      .update(r)
      .set({
        run_dropped: sql`${r.run_dropped} + ${args.records}`,
        dropped: sql`${r.dropped} + ${args.records}`,
        spans: JSON.stringify(spans),
      })
      .where(eq(r.source, args.source)),
  );
}

type Span = DroppedSpans[RecordKind];

function together(a: Span, b: Span): Span {
  if (!a || !b) return a ?? b;
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

/** Moves a run on: what it dropped is gone from every row (`scrubbing`), or from the files too (`idle`), with its entry. */
export function* moveRetention(
  ctx: Context,
  args: {
    source: string;
    to: 'scrubbing' | 'idle';
    openCases: number;
    now: number;
    audited?: Audited;
  },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const { source, to, openCases, now } = args;
  const isOver = to === 'idle';
  // One that somebody has set anew meanwhile begins again.
  const from = isOver ? 'scrubbing' : 'dropping';
  const changed = yield* run(
    q
      .update(t.retention)
      .set({ state: to, open_cases: openCases, ...(isOver && { finished_at: now }) })
      .where(and(eq(t.retention.source, source), eq(t.retention.state, from))),
  );
  if (changed > 0 && args.audited) yield* appendAudit(ctx, args.audited);
}

/** What a source no longer keeps, of which kinds; null = it keeps all it had. */
export function droppedOf({ droppedBefore, spans }: Retention): Dropped | null {
  const kinds = RECORD_KINDS.filter((kind) => spans[kind] !== undefined);
  return droppedBefore === null || kinds.length === 0 ? null : { before: droppedBefore, kinds };
}

function retentionOf(row: Context['dialect']['t']['retention']['$inferSelect']): Retention {
  return {
    source: row.source,
    days: row.days,
    changedAt: row.changed_at,
    droppedBefore: row.dropped_before,
    // Only the commands above write states and spans.
    state: row.state as RetentionState,
    runDropped: row.run_dropped,
    dropped: row.dropped,
    openCases: row.open_cases,
    // As above.
    spans: JSON.parse(row.spans) as DroppedSpans,
    beganAt: row.began_at,
    finishedAt: row.finished_at,
  };
}
