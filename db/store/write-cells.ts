import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SignedPack } from '../cells/change.ts';
import type { RowBlobs, RowChange } from '../cells/merge.ts';
import { RowMerger } from '../cells/merge.ts';
import { PACK_FIELDS } from '../cells/pack.ts';
import { textOnce } from './statement-text.ts';
import type { Bindable, Context, Steps } from './request.ts';
import { bulk } from './request.ts';

const merger = new RowMerger();

/** Where the cells go. */
export type CellPlace = { slot: number; generation: number; seq: number };

/** The changes to the rows of one scope, dimension and grain, by bucket. */
type Strip = {
  scope: number;
  dimension: number;
  grain: number;
  buckets: Map<number, RowChange[]>;
};

/** Adds packed cells to the stored ones, in the transaction it is run in. */
export function* writeCells(
  ctx: Context,
  packs: readonly SignedPack[],
  place: CellPlace,
): Steps<void> {
  const upserts: Bindable[][] = [];
  const gone: Bindable[][] = [];
  for (const strip of stripsOf(packs)) {
    const held = yield* readStrip(ctx, place, strip);
    for (const [bucket, changes] of strip.buckets) {
      const before = held.get(bucket) ?? null;
      const after = merger.merge(before, changes);
      const key = [place.slot, place.generation, strip.scope, strip.dimension, strip.grain, bucket];
      if (after) upserts.push([...key, place.seq, after.counters, after.seconds]);
      else if (before) gone.push(key);
    }
  }
  yield* bulk(upsertSql(ctx), upserts);
  yield* bulk(deleteSql(ctx), gone);
}

function stripsOf(packs: readonly SignedPack[]): Iterable<Strip> {
  const strips = new Map<string, Strip>();
  for (const { pack, sign } of packs) {
    const { rows, bytes } = pack;
    let at = 0;
    for (let from = 0; from < rows.length; from += PACK_FIELDS) {
      const [scope = 0, dimension = 0, grain = 0, bucket = 0, counters = 0, seconds = 0] =
        rows.subarray(from, from + PACK_FIELDS);
      const key = `${scope}|${dimension}|${grain}`;
      let strip = strips.get(key);
      if (!strip) {
        strips.set(key, (strip = { scope, dimension, grain, buckets: new Map() }));
      }
      const end = at + counters;
      const change: RowChange = {
        sign,
        counters: bytes.subarray(at, end),
        seconds: seconds === 0 ? null : bytes.subarray(end, end + seconds),
      };
      at = end + seconds;
      const changes = strip.buckets.get(bucket);
      if (changes) changes.push(change);
      else strip.buckets.set(bucket, [change]);
    }
  }
  return strips.values();
}

function* readStrip(
  ctx: Context,
  place: CellPlace,
  { scope, dimension, grain, buckets }: Strip,
): Steps<Map<number, RowBlobs>> {
  const { q, t } = ctx.dialect;
  const wanted = padded([...buckets.keys()]);
  const text = textOnce(ctx, `cells ${wanted.length}`, () =>
    q
      .select({ bucket: t.cell.bucket, counters: t.cell.counters, seconds: t.cell.seconds })
      .from(t.cell)
      .where(and(isInStrip(ctx), inArray(t.cell.bucket, wanted)))
      .toSQL(),
  );
  const params = [place.slot, place.generation, scope, dimension, grain, ...wanted];
  const held = new Map<number, RowBlobs>();
  yield {
    kind: 'each',
    sql: text,
    params,
    row: ([bucket, counters, seconds]) => {
      // The second and third columns are the blobs.
      const blobs = { counters, seconds: seconds ?? null } as RowBlobs;
      held.set(Number(bucket), blobs);
    },
  };
  return held;
}

/** Condition: the rows of one strip in one slot and generation, all of them bound later. */
function isInStrip(ctx: Context): SQL | undefined {
  const { slot, generation, scope, dimension, grain } = ctx.dialect.t.cell;
  return and(...[slot, generation, scope, dimension, grain].map((column) => eq(column, 0)));
}

/** Repeats the last bucket up to a power of two, so that few different statements are prepared. */
function padded(buckets: number[]): number[] {
  const size = 2 ** Math.ceil(Math.log2(buckets.length));
  const last = buckets[buckets.length - 1] ?? 0;
  while (buckets.length < size) buckets.push(last);
  return buckets;
}

function deleteSql(ctx: Context): string {
  const { q, t } = ctx.dialect;
  return textOnce(ctx, 'delete cells', () =>
    q
      .delete(t.cell)
      .where(and(isInStrip(ctx), eq(t.cell.bucket, 0)))
      .toSQL(),
  );
}

function upsertSql(ctx: Context): string {
  const { q, t } = ctx.dialect;
  const empty = new Uint8Array();
  return textOnce(ctx, 'put cells', () =>
    q
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
      .toSQL(),
  );
}
