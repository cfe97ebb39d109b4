import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { WeekStart } from '#server/domain/time/period.ts';
import type { CellChange } from '../cells/change.ts';
import type { RowBlobs, RowChange } from '../cells/merge.ts';
import { RowMerger } from '../cells/merge.ts';
import { rowsOfPack } from '../cells/pack-rows.ts';
import { GRAIN_DAY } from '../cells/places.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { bulk, each } from '../store/request.ts';

/** One row of what dropped records counted on a day; `bucket` = the day they were counted on, days since 1970-01-01. */
export type SealedRow = RowBlobs & { bucket: number; scope: number; dimension: number };

/** A sealed row as it is stored; `isWhole` = its checksum is the one over what it holds. */
export type StoredSeal = SealedRow & { isWhole: boolean };

const merger = new RowMerger();

/** Adds what dropped records of a slot counted to its sealed cells, by day; the cells that answers are read from stay. */
export function* addSealed(ctx: Context, slot: number, change: CellChange): Steps<void> {
  const changes = new Map<string, { row: SealedRow; changes: RowChange[] }>();
  // Only rows of days are taken, which are the same whatever day a week begins on.
  const start: WeekStart = 'sun';
  for (const { pack, sign } of change.packs(start)) {
    for (const { scope, dimension, grain, bucket, counters, seconds } of rowsOfPack(pack)) {
      if (grain !== GRAIN_DAY) continue;
      const key = placeOf({ bucket, scope, dimension });
      const held = changes.get(key);
      const one = { sign, counters, seconds };
      if (held) held.changes.push(one);
      else
        changes.set(key, { row: { bucket, scope, dimension, counters, seconds }, changes: [one] });
    }
  }
  const buckets = [...new Set([...changes.values()].map(({ row }) => row.bucket))];
  const stored = yield* readDays(ctx, slot, buckets);
  const puts: Bindable[][] = [];
  for (const [key, { row, changes: some }] of changes) {
    const before = stored.get(key) ?? null;
    const after = merger.merge(before, some);
    if (!after) continue;
    const { bucket, scope, dimension } = row;
    const place = [slot, bucket, scope, dimension];
    const checksum = checksumOf(slot, { bucket, scope, dimension, ...after });
    puts.push([...place, after.counters, after.seconds, checksum]);
  }
  yield* bulk(putText(ctx), puts);
}

/** Place of a page of sealed rows: the last row before it. */
export type SealedPlace = Pick<SealedRow, 'bucket' | 'scope' | 'dimension'>;

/** Up to `limit` sealed rows of a slot from after a place on (null = from the first), in the order of their days. */
export function* readSealed(
  ctx: Context,
  { slot, after, limit }: { slot: number; after: SealedPlace | null; limit: number },
): Steps<StoredSeal[]> {
  const s = ctx.dialect.t.sealedCell;
  const beyond =
    after &&
    or(
      gt(s.bucket, after.bucket),
      and(
        eq(s.bucket, after.bucket),
        sql`(${s.scope}, ${s.dimension}) > (${after.scope}, ${after.dimension})`,
      ),
    );
  const found: StoredSeal[] = [];
  yield* each(
    selectSealed(ctx)
      .where(and(eq(s.slot, slot), beyond ?? undefined))
      .orderBy(asc(s.bucket), asc(s.scope), asc(s.dimension))
      .limit(limit),
    (row) => {
      const sealed = sealedOf(row);
      found.push({ ...sealed, isWhole: checksumOf(slot, sealed) === row[5] });
    },
  );
  return found;
}

function* readDays(
  ctx: Context,
  slot: number,
  buckets: readonly number[],
): Steps<Map<string, SealedRow>> {
  const s = ctx.dialect.t.sealedCell;
  const found = new Map<string, SealedRow>();
  if (buckets.length === 0) return found;
  yield* each(
    selectSealed(ctx).where(and(eq(s.slot, slot), inArray(s.bucket, [...buckets]))),
    (row) => {
      const sealed = sealedOf(row);
      if (checksumOf(slot, sealed) !== row[5]) {
        throw new Error(`the sealed cells of day ${sealed.bucket} are damaged`);
      }
      found.set(placeOf(sealed), sealed);
    },
  );
  return found;
}

function selectSealed({ dialect: { q, t } }: Context) {
  const { bucket, scope, dimension, counters, seconds, checksum } = t.sealedCell;
  return q.select({ bucket, scope, dimension, counters, seconds, checksum }).from(t.sealedCell);
}

function sealedOf([bucket, scope, dimension, counters, seconds]: Bindable[]): SealedRow {
  return {
    bucket: Number(bucket),
    scope: Number(scope),
    dimension: Number(dimension),
    // Columns four and five are the blobs.
    counters: counters as Uint8Array,
    // As above.
    seconds: (seconds ?? null) as Uint8Array | null,
  };
}

function placeOf({ bucket, scope, dimension }: SealedPlace): string {
  return `${bucket}|${scope}|${dimension}`;
}

/** SHA-256 (hex) over a sealed row and its place. */
function checksumOf(slot: number, { bucket, scope, dimension, counters, seconds }: SealedRow) {
  const hash = createHash('sha256');
  const { length } = counters;
  hash.update(JSON.stringify([slot, bucket, scope, dimension, length, seconds?.length ?? null]));
  hash.update(counters);
  if (seconds) hash.update(seconds);
  return hash.digest('hex');
}

function putText({ dialect: { q, t } }: Context): string {
  const empty = new Uint8Array();
  const blobs = { counters: empty, seconds: empty, checksum: '' };
  const s = t.sealedCell;
  return q
    .insert(s)
    .values({ slot: 0, bucket: 0, scope: 0, dimension: 0, ...blobs })
    .onConflictDoUpdate({
      target: [s.slot, s.bucket, s.scope, s.dimension],
      set: {
        counters: sql`excluded.counters`,
        seconds: sql`excluded.seconds`,
        checksum: sql`excluded.checksum`,
      },
    })
    .toSQL().sql;
}
