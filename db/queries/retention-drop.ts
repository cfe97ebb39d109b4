import { and, eq, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { CellChange } from '../cells/change.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, bulk, run } from '../store/request.ts';
import { eraseAssignments } from './assignments.ts';
import { readCounting } from './counting.ts';
import { EARLIEST } from './pulse.ts';
import type { RecordPlace } from './record-pages.ts';
import { COLUMN } from './record-row.ts';
import { raiseSequence } from './record-store.ts';
import { removeRows } from './record-writes.ts';
import type { DroppedSpans } from './retention.ts';
import { countDropped, readRetention } from './retention.ts';
import { readQueue } from './retention-queue.ts';
import { leaveStories } from './retention-stories.ts';
import type { AgedRecord } from './retention-units.ts';
import { agedUnits, slotOfKey } from './retention-units.ts';
import { addSealed } from './sealed-cells.ts';
import { lastTextId, TextChanges } from './text-index.ts';

/** What a step dropped; `isBusy` = so much waits for the linker that nothing was looked at. */
export type DropStep = { dropped: number; isBusy: boolean };

/**
 * Drops those of some records of a source and kind that are too old to be kept, with what belongs to their cases, in
 * whichever slot: rows, texts in the search index, before-images, what was set on them, their places in stories. What they
 * counted stays where answers are read, and is sealed beside for `check`. Whether they may go is looked at in here: what
 * changed since somebody found them stays.
 */
export function* dropAged(
  ctx: Context,
  args: { source: string; kind: RecordKind; keys: readonly RecordPlace[] },
): Steps<DropStep> {
  const { source, kind, keys } = args;
  const retention = yield* readRetention(ctx, { source });
  const before = retention?.state === 'dropping' ? retention.droppedBefore : null;
  if (before === null) return { dropped: 0, isBusy: false };
  const queue = yield* readQueue(ctx);
  if (!queue) return { dropped: 0, isBusy: true };
  const aged = yield* agedUnits(ctx, { source, kind, keys, before, queue });
  if (aged.length === 0) return { dropped: 0, isBusy: false };
  const bySlot = new Map<number, AgedRecord[]>();
  for (const one of aged) {
    const slot = slotOfKey(ctx, one.key);
    const held = bySlot.get(slot);
    if (held) held.push(one);
    else bySlot.set(slot, [one]);
  }
  for (const [slot, some] of bySlot) yield* dropFromSlot(ctx, slot, some);
  yield* leaveStories(ctx, aged);
  yield* countByImport(ctx, aged);
  yield* countDropped(ctx, { source, records: aged.length, spans: spansOf(aged) });
  return { dropped: aged.length, isBusy: false };
}

function* dropFromSlot(ctx: Context, slot: number, records: readonly AgedRecord[]): Steps<void> {
  // Lists that were answered from these records hold no longer.
  yield* raiseSequence(ctx, slot);
  const counting = yield* readCounting(ctx);
  const counted = new CellChange();
  const texts = new TextChanges(slot, yield* lastTextId(ctx, slot));
  const kinds = new Map<RecordKind, AgedRecord[]>();
  for (const one of records) {
    const { kind } = one.key;
    counting.count(counted, kind, one.row, 1);
    texts.replace(kind, one.row, null);
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  yield* addSealed(ctx, slot, counted);
  yield* texts.write(ctx);
  for (const [kind, some] of kinds) {
    const keys = some.map(({ key }) => key);
    yield* removeRows(
      ctx,
      kind,
      some.map(({ row }) => row),
    );
    yield* eraseAssignments(ctx, slot, kind, keys);
    yield* dropImages(ctx, slot, kind, keys);
  }
}

/** Takes the before-images of some records out, whichever import kept them. */
function* dropImages(
  ctx: Context,
  slot: number,
  kind: RecordKind,
  keys: readonly { source: string; externalId: string }[],
): Steps<void> {
  const { q, t } = ctx.dialect;
  const b = t.beforeImage;
  const [source] = keys.map((key) => key.source);
  if (source === undefined) return;
  const imports = yield* all(
    q
      .selectDistinct({ import_id: b.import_id })
      .from(b)
      .where(and(eq(b.slot, slot), eq(b.kind, kind), eq(b.source, source))),
  );
  const place = and(eq(b.slot, 0), eq(b.import_id, ''), eq(b.kind, ''), eq(b.source, ''));
  const { sql: text } = q
    .delete(b)
    .where(and(place, eq(b.external_id, '')))
    .toSQL();
  for (const { import_id: id } of imports) {
    yield* bulk(
      text,
      keys.map(({ externalId }) => [slot, id, kind, source, externalId]),
    );
  }
}

/** Notes with each import how many of the records that it wrote last are gone: undoing it cannot take those back. */
function* countByImport(ctx: Context, records: readonly AgedRecord[]): Steps<void> {
  const counts = new Map<string, number>();
  for (const { row } of records) {
    const id = row[COLUMN.import_id] ?? null;
    if (id !== null) counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
  }
  const job = ctx.dialect.t.importJob;
  for (const [id, n] of counts) {
    yield* run(
      ctx.dialect.q
        .update(job)
        .set({ records_dropped: sql`${job.records_dropped} + ${n}` })
        .where(eq(job.id, id)),
    );
  }
}

function spansOf(records: readonly AgedRecord[]): DroppedSpans {
  const spans: DroppedSpans = {};
  for (const { key, row } of records) {
    const at = Number(row[COLUMN.at]);
    if (at < EARLIEST) continue;
    const held = spans[key.kind] ?? { first: at, last: at };
    spans[key.kind] = { first: Math.min(held.first, at), last: Math.max(held.last, at) };
  }
  return spans;
}
