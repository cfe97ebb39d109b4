import { sql } from 'drizzle-orm';
import type { CellChange } from '../cells/change.ts';
import type { CellPack } from '../cells/pack.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { readRuleReader } from './assignment-rules.ts';
import { layBatch } from './batch-assignments.ts';
import { correctRows } from './corrections.ts';
import type { Counting } from './counting.ts';
import { RecordAssignments } from './record-assignments.ts';
import type { Row } from './record-row.ts';
import { TEXT_PLACES } from './record-row.ts';
import { insertRows } from './record-writes.ts';
import type { RowBatch } from './row-batch.ts';
import { columnsOf, keyOrder, rowIn, textsIn } from './row-batch.ts';
import { lastTextId, TextChanges } from './text-index.ts';

/** What became of the records of a batch. `older` = the store holds a newer version and kept it. */
export type StoreCounts = { created: number; changed: number; same: number; older: number };

/**
 * Rows of one kind as their source told them, the places of those whose key was taken, and by place those of the others
 * that were stored otherwise.
 */
type Inserted = {
  batch: RowBatch;
  taken: readonly number[];
  laid: ReadonlyMap<number, { told: Row; row: Row }>;
};

/**
 * Stores the rows of one slot: new ones are inserted, those whose key is taken are dealt with by `correctRows`. For the
 * linker new rows are due by themselves. Texts go into the search index; rows without one cost it nothing. `cells` get
 * what follows; `pack` = what the rows add to them as if all were new, as counted by the sender; null when that does not
 * hold any more.
 */
export function* storeRows(
  ctx: Context,
  slot: number,
  batches: readonly RowBatch[],
  pack: CellPack | null,
  counting: Counting,
  cells: CellChange,
  now: number,
): Steps<StoreCounts> {
  const inserted: Inserted[] = [];
  const texts = new TextChanges(slot, batches.some(hasText) ? yield* lastTextId(ctx, slot) : 0);
  const assignments = new RecordAssignments(slot, yield* readRuleReader(ctx));
  for (const batch of batches) inserted.push(yield* insertNew(ctx, batch, texts, assignments));
  yield* texts.write(ctx);
  countNew(inserted, pack, counting, cells);
  const total: StoreCounts = { created: 0, changed: 0, same: 0, older: 0 };
  for (const { batch, taken } of inserted) {
    const changes = { counting, cells, texts, assignments };
    const { changed, same, older } = yield* correctRows(ctx, batch, taken, changes, now);
    total.created += batch.count - taken.length;
    total.changed += changed;
    total.same += same;
    total.older += older;
  }
  yield* assignments.write(ctx);
  return total;
}

/**
 * Counts the rows that are new: by the pack without the rows that are not, or where most are not, row by row. A batch of
 * resends then touches no cell at all.
 */
function countNew(
  inserted: readonly Inserted[],
  pack: CellPack | null,
  counting: Counting,
  cells: CellChange,
): void {
  const rows = inserted.reduce((sum, { batch }) => sum + batch.count, 0);
  const known = inserted.reduce((sum, { taken }) => sum + taken.length, 0);
  for (const { batch, laid } of inserted) {
    for (const { told, row } of laid.values()) counting.recount(cells, batch.kind, told, row);
  }
  if (pack && known * 2 <= rows) {
    cells.take(pack);
    for (const { batch, taken } of inserted) {
      for (const place of taken) counting.count(cells, batch.kind, rowIn(batch, place), -1);
    }
    return;
  }
  for (const { batch, taken } of inserted) {
    const places = new Set(taken);
    for (let place = 0; place < batch.count; place++) {
      if (!places.has(place)) counting.count(cells, batch.kind, rowIn(batch, place), 1);
    }
  }
}

/** Inserts the rows whose key is new, with what the rules set on them. */
function* insertNew(
  ctx: Context,
  told: RowBatch,
  texts: TextChanges,
  assignments: RecordAssignments,
): Steps<Inserted> {
  const { batch: given, laid } = layBatch(told, assignments);
  const numbered = texts.number(given);
  const { batch } = numbered;
  const { kind, count } = batch;
  const order = keyOrder(batch);
  const refused = yield* insertRows(ctx, kind, { columns: columnsOf(batch, order), count });
  const taken = order ? refused.map((i) => order[i] ?? 0).sort((a, b) => a - b) : refused;
  texts.inserted(numbered, taken);
  for (const place of taken) laid.delete(place);
  for (const one of laid.values()) assignments.keep(one);
  return { batch: told, taken, laid };
}

function hasText(batch: RowBatch): boolean {
  const places = TEXT_PLACES[batch.kind];
  return places !== null && textsIn(batch, places.text) !== null;
}

/** Raises the slot's sequence, which also locks the slot for the rest of the transaction; gives the new sequence. */
export function* raiseSequence(ctx: Context, slot: number): Steps<number> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(
    q
      .insert(t.slot)
      .values({ slot, seq: 1 })
      .onConflictDoUpdate({ target: [t.slot.slot], set: { seq: sql`${t.slot.seq} + 1` } })
      .returning({ seq: t.slot.seq }),
  );
  return rows[0]?.seq ?? 0;
}
