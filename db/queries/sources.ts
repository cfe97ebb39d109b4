import { and, eq, inArray, max, sql } from 'drizzle-orm';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import { COLUMN, tableOf } from './record-row.ts';
import { readRetention } from './retention.ts';
import type { RowBatch } from './row-batch.ts';
import { highestIn } from './row-batch.ts';

/** Where records come from. */
export type Source = {
  id: string;
  name: { en: string; ar: string };
  /** Rows older than this instant are refused unless their record is stored; null = none are. */
  sealedBefore: number | null;
  /** Newest instant a record of this source carries; null = no records yet. */
  lastAt: number | null;
};

/** Every source, by id. */
export function* readSources(ctx: Context): Steps<Source[]> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(q.select().from(t.source).orderBy(t.source.id));
  return rows.map((row) => ({
    id: row.id,
    name: { en: row.name_en, ar: row.name_ar },
    sealedBefore: row.sealed_before,
    lastAt: row.last_at,
  }));
}

/** Makes sure a source exists; the names of a known one stay as they are. */
export function* ensureSource(
  ctx: Context,
  args: { id: string; name: { en: string; ar: string } },
): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q
      .insert(t.source)
      .values({ id: args.id, name_en: args.name.en, name_ar: args.name.ar })
      .onConflictDoNothing(),
  );
}

/** Notes the newest instant the source has told of; gives the newest of these rows (UTC ms), null when there are none. */
export function* rememberLastAt(
  ctx: Context,
  source: string,
  batches: readonly RowBatch[],
): Steps<number | null> {
  const { q, t } = ctx.dialect;
  let last: number | null = null;
  for (const batch of batches) {
    const at = highestIn(batch, COLUMN.at);
    if (at !== null && (last === null || at > last)) last = at;
  }
  if (last === null) return null;
  yield* run(
    q
      .update(t.source)
      .set({
        last_at: sql`case when ${t.source.last_at} is null or ${t.source.last_at} < ${last} then ${last} else ${t.source.last_at} end`,
      })
      .where(eq(t.source.id, source)),
  );
  return last;
}

/** Sets the newest instant of a source anew by the records that are left of it: some were taken back. */
export function* recallLastAt(ctx: Context, args: { source: string }): Steps<void> {
  const { q, t } = ctx.dialect;
  const slots = Array.from({ length: ctx.slots }, (_, slot) => slot);
  let last: number | null = null;
  for (const kind of RECORD_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    const newest = yield* first(
      q
        .select({ at: max(table.at).as('at') })
        .from(table)
        .where(and(inArray(table.slot, slots), eq(table.source, args.source))),
    );
    const at = newest?.at ?? null;
    if (at !== null && (last === null || at > last)) last = at;
  }
  yield* run(q.update(t.source).set({ last_at: last }).where(eq(t.source.id, args.source)));
}

/**
 * Changes what is given of a source, with the entry of who did; gives false when there is no such source. A seal of null
 * takes it off; where records were dropped by age, it never goes below what that left: they would be counted twice.
 */
export function* changeSource(
  ctx: Context,
  args: {
    id: string;
    name?: { en: string; ar: string };
    sealedBefore?: number | null;
    audited?: Audited;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const dropped = (yield* readRetention(ctx, { source: args.id }))?.droppedBefore ?? null;
  const changes = {
    ...(args.name === undefined ? {} : { name_en: args.name.en, name_ar: args.name.ar }),
    ...(args.sealedBefore === undefined
      ? {}
      : { sealed_before: laterOf(args.sealedBefore, dropped) }),
  };
  const isKnown = eq(t.source.id, args.id);
  if (Object.keys(changes).length > 0) yield* run(q.update(t.source).set(changes).where(isKnown));
  const known = yield* all(q.select({ id: t.source.id }).from(t.source).where(isKnown));
  if (known.length > 0 && args.audited) yield* appendAudit(ctx, args.audited);
  return known.length > 0;
}

function laterOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** Instant before which a source's records are refused unless they are stored (UTC ms); null = none are. */
export function* readSeal(ctx: Context, source: string): Steps<number | null> {
  const { q, t } = ctx.dialect;
  const [row] = yield* allOf(
    ctx,
    'seal',
    () =>
      q.select({ sealed_before: t.source.sealed_before }).from(t.source).where(eq(t.source.id, '')),
    [source],
  );
  return row?.sealed_before ?? null;
}
