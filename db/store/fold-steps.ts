import { and, eq, inArray, sql } from 'drizzle-orm';
import type { WeekStart } from '#server/domain/time/period.ts';
import type { CellFold, RowDelta } from '../cells/fold.ts';
import type { RowBlobs } from '../cells/merge.ts';
import { RowMerger } from '../cells/merge.ts';
import type { Bindable, Context, Steps } from './request.ts';
import { all, bulk, run } from './request.ts';

const merger = new RowMerger();

/** Where the folded cells go. */
export type CellPlace = { slot: number; generation: number; weekStart: WeekStart; seq: number };

/** Adds what a fold gathered to the stored cells, in the transaction it is run in. */
export function* writeCells(ctx: Context, fold: CellFold, place: CellPlace): Steps<void> {
  const { q, t } = ctx.dialect;
  const strips = new Map<string, RowDelta[]>();
  for (const row of fold.rows(place.weekStart)) {
    const key = `${row.scope}|${row.dimension}|${row.grain}`;
    const strip = strips.get(key);
    if (strip) strip.push(row);
    else strips.set(key, [row]);
  }
  const upserts: Bindable[][] = [];
  const gone: RowDelta[] = [];
  for (const strip of strips.values()) {
    const head = strip[0];
    if (!head) continue;
    const held = yield* all(
      q
        .select({ bucket: t.cell.bucket, counters: t.cell.counters, seconds: t.cell.seconds })
        .from(t.cell)
        .where(
          and(
            eq(t.cell.slot, place.slot),
            eq(t.cell.generation, place.generation),
            eq(t.cell.scope, head.scope),
            eq(t.cell.dimension, head.dimension),
            eq(t.cell.grain, head.grain),
            inArray(t.cell.bucket, padded(strip.map((row) => row.bucket))),
          ),
        ),
    );
    const byBucket = new Map(held.map((row) => [row.bucket, row]));
    for (const row of strip) {
      const before = byBucket.get(row.bucket) ?? null;
      const after: RowBlobs | null = merger.merge(fold, row, before);
      if (after) {
        upserts.push([
          place.slot,
          place.generation,
          row.scope,
          row.dimension,
          row.grain,
          row.bucket,
          place.seq,
          after.counters,
          after.seconds,
        ]);
      } else if (before) {
        gone.push(row);
      }
    }
  }
  yield* bulk(upsertSql(ctx), upserts);
  for (const row of gone) {
    yield* run(
      q
        .delete(t.cell)
        .where(
          and(
            eq(t.cell.slot, place.slot),
            eq(t.cell.generation, place.generation),
            eq(t.cell.scope, row.scope),
            eq(t.cell.dimension, row.dimension),
            eq(t.cell.grain, row.grain),
            eq(t.cell.bucket, row.bucket),
          ),
        ),
    );
  }
}

/** Repeats the last bucket up to a power of two, so that few different statements are prepared. */
function padded(buckets: number[]): number[] {
  const size = 2 ** Math.ceil(Math.log2(buckets.length));
  const last = buckets[buckets.length - 1] ?? 0;
  while (buckets.length < size) buckets.push(last);
  return buckets;
}

function upsertSql(ctx: Context): string {
  const { q, t } = ctx.dialect;
  const empty = new Uint8Array();
  return q
    .insert(t.cell)
    .values({
      slot: 0,
      generation: 0,
      scope: 0,
      dimension: 0,
      grain: 0,
      bucket: 0,
      seq: 0,
      counters: empty,
      seconds: empty,
    })
    .onConflictDoUpdate({
      target: [
        t.cell.slot,
        t.cell.generation,
        t.cell.scope,
        t.cell.dimension,
        t.cell.grain,
        t.cell.bucket,
      ],
      set: {
        seq: sql`excluded.seq`,
        counters: sql`excluded.counters`,
        seconds: sql`excluded.seconds`,
      },
    })
    .toSQL().sql;
}
