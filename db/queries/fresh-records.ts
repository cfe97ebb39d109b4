import { and, asc, eq, sql } from 'drizzle-orm';
import { isOld } from '#server/domain/alerts/signal.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { CodedRecord } from '#server/domain/records/record.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, bulk } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import type { Row } from './record-row.ts';
import { COLUMN, recordOf } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { highestIn, rowIn } from './row-batch.ts';
import { readRows } from './rows-by-key.ts';

/** A record that came or changed within the last 48 hours of its own time; `stamp` says which storing of it was seen. */
export type FreshRecord = {
  slot: number;
  kind: RecordKind;
  source: string;
  externalId: string;
  stamp: number;
  /** Null = it is gone since. */
  record: CodedRecord | null;
};

/** The key of a fresh record as it was seen. */
export type SeenRecord = Omit<FreshRecord, 'record'>;

/** Notes which of the rows stored are young enough to notify somebody, in the transaction that stores them. */
export function* noteFresh(
  ctx: Context,
  args: { slot: number; batches: readonly RowBatch[]; now: number },
): Steps<void> {
  const { slot, batches, now } = args;
  const rows: Bindable[][] = [];
  for (const batch of batches) {
    if (batch.kind === 'daily_total') continue;
    // An import of the past costs one look a batch.
    const newest = highestIn(batch, COLUMN.at);
    if (newest === null || isOld(newest, now)) continue;
    for (let place = 0; place < batch.count; place += 1) {
      const row = rowIn(batch, place);
      if (isOld(Number(row[COLUMN.at]), now)) continue;
      const [source = null, id = null] = [row[COLUMN.source], row[COLUMN.external_id]];
      rows.push([slot, batch.kind, source, id, now]);
    }
  }
  if (rows.length > 0) yield* bulk(noteText(ctx), rows);
}

function noteText(ctx: Context): string {
  return textOnce(ctx, 'fresh', () => {
    const { q, t } = ctx.dialect;
    const f = t.freshRecord;
    return q
      .insert(f)
      .values({ slot: 0, kind: '', source: '', external_id: '', stamp: 0 })
      .onConflictDoUpdate({
        target: [f.slot, f.kind, f.source, f.external_id],
        // A clock may stand still between two storings.
        set: {
          stamp: sql`case when ${f.stamp} >= excluded.stamp then ${f.stamp} + 1 else excluded.stamp end`,
        },
      })
      .toSQL();
  });
}

/** The records nobody has looked at, at most `limit` of them, oldest storing first. */
export function* readFresh(ctx: Context, args: { limit: number }): Steps<FreshRecord[]> {
  const { q, t } = ctx.dialect;
  const waiting = yield* all(
    q.select().from(t.freshRecord).orderBy(asc(t.freshRecord.stamp)).limit(args.limit),
  );
  const found = new Map<string, Row>();
  for (const kind of RECORD_KINDS) {
    const slots = new Set(waiting.filter((one) => one.kind === kind).map(({ slot }) => slot));
    for (const slot of slots) {
      const keys = waiting
        .filter((one) => one.kind === kind && one.slot === slot)
        .map(({ source, external_id }) => ({ source, externalId: external_id }));
      for (const row of yield* readRows(ctx, kind, slot, keys)) {
        found.set(keyOf(kind, String(row[COLUMN.source]), String(row[COLUMN.external_id])), row);
      }
    }
  }
  return waiting.flatMap(({ slot, kind, source, external_id, stamp }) => {
    const known = RECORD_KINDS.find((one) => one === kind);
    if (!known) return [];
    const row = found.get(keyOf(known, source, external_id));
    const record = row ? recordOf(known, row) : null;
    return [{ slot, kind: known, source, externalId: external_id, stamp, record }];
  });
}

function keyOf(kind: RecordKind, source: string, id: string): string {
  return JSON.stringify([kind, source, id]);
}

/** Takes away what was looked at; what was stored again since stays. */
export function* dropFresh(ctx: Context, seen: readonly SeenRecord[]): Steps<void> {
  const { q, t } = ctx.dialect;
  const f = t.freshRecord;
  const text = textOnce(ctx, 'drop fresh', () =>
    q
      .delete(f)
      .where(
        and(eq(f.slot, 0), eq(f.kind, ''), eq(f.source, ''), eq(f.external_id, ''), eq(f.stamp, 0)),
      )
      .toSQL(),
  );
  yield* bulk(
    text,
    seen.map(({ slot, kind, source, externalId, stamp }) => [
      slot,
      kind,
      source,
      externalId,
      stamp,
    ]),
  );
}
