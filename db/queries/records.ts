import type { CellPack } from '../cells/pack.ts';
import type { Steps, WriteContext } from '../store/request.ts';
import { readCounting } from './counting.ts';
import type { ImportProgress } from './imports.ts';
import { advanceImport } from './imports.ts';
import type { StoreCounts } from './record-store.ts';
import { storeRows } from './record-store.ts';
import { makeNamedCasesDue } from './references.ts';
import type { RowBatch } from './row-batch.ts';
import { rowIn } from './row-batch.ts';
import { rememberLastAt } from './sources.ts';

/** Rows of one slot, and how far the import that brings them has come. */
export type StoreRecords = {
  slot: number;
  source: string;
  now: number;
  batches: readonly RowBatch[];
  /** What the rows add to the cells as if all were new, counted by the sender under the calendar of a generation. */
  cells: { generation: number; pack: CellPack };
  /** Written in the same transaction as the rows; null for a batch that is no part of an import. */
  progress: ImportProgress | null;
};

/** Stores rows with everything that follows from them: cells, touches, before-images, the import's progress. */
export function* storeRecords(ctx: WriteContext, args: StoreRecords): Steps<StoreCounts> {
  const counting = yield* readCounting(ctx);
  const total: StoreCounts = { created: 0, changed: 0, same: 0, older: 0 };
  const cells = ctx.cells(args.slot);
  if (args.cells.generation === counting.calendar.generation) {
    cells.take(args.cells.pack);
  } else {
    for (const batch of args.batches) {
      for (let i = 0; i < batch.count; i++) {
        counting.count(cells, batch.kind, rowIn(batch, i), 1);
      }
    }
  }
  for (const batch of yield* makeNamedCasesDue(ctx, args.source, args.batches)) {
    const counts = yield* storeRows(ctx, batch, counting, cells, args.now);
    total.created += counts.created;
    total.changed += counts.changed;
    total.same += counts.same;
    total.older += counts.older;
  }
  yield* rememberLastAt(ctx, args.source, args.batches);
  if (args.progress) yield* advanceImport(ctx, args.progress, total);
  return total;
}
