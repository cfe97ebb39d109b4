import type { CellPack } from '../cells/pack.ts';
import type { Steps, WriteContext } from '../store/request.ts';
import { readCounting } from './counting.ts';
import { noteFresh } from './fresh-records.ts';
import type { ImportProgress } from './imports.ts';
import { advanceImport, readImport } from './imports.ts';
import type { StoreCounts } from './record-store.ts';
import { storeRows } from './record-store.ts';
import type { CaseOwners } from './erasure-screen.ts';
import { screenErased } from './erasure-screen.ts';
import { blankRejects } from './erasure-traces.ts';
import { makeNamedCasesDue } from './references.ts';
import type { RowBatch } from './row-batch.ts';
import { refuseSealed } from './sealed-rows.ts';
import { noteBeat } from './source-beats.ts';
import { rememberLastAt } from './sources.ts';
import { readTaxonomyVersion } from './taxonomy.ts';
import { readTheming, themedBatch } from './theming.ts';

/** Rows of one slot, and how far the import that brings them has come. */
export type StoreRecords = {
  slot: number;
  source: string;
  now: number;
  batches: readonly RowBatch[];
  /** Customers by their case, for cases sent together with these rows that rows without a customer name; in whatever slot those are. */
  owners: CaseOwners;
  /** What the rows add to the cells as if all were new, counted by the sender under the calendar of a generation. */
  cells: { generation: number; pack: CellPack };
  /** Version of the taxonomy by which the rows' texts were given themes. */
  taxonomy: number;
  /** Written in the same transaction as the rows; null for a batch that is no part of an import. */
  progress: ImportProgress | null;
};

/**
 * Stores rows with everything that follows: cells, texts to search, touches, before-images, the import's progress; without customers who were erased.
 * @throws AppError ROW_SEALED when one of them is new and older than its source takes
 */
export function* storeRecords(ctx: WriteContext, args: StoreRecords): Steps<StoreCounts> {
  const counting = yield* readCounting(ctx);
  const { generation, pack } = args.cells;
  // Before the seal is read: whoever moves it waits for this transaction, or this one for them.
  const newest = yield* rememberLastAt(ctx, args.source, args.batches);
  const themed = yield* themedBatches(ctx, args);
  const isCounted = generation === counting.calendar.generation && themed === args.batches;
  const screened = yield* screenErased(ctx, args.source, themed, args.owners);
  yield* refuseSealed(ctx, args.source, screened.batches);
  const batches = yield* makeNamedCasesDue(ctx, args.source, screened.batches);
  const cells = ctx.cells(args.slot);
  const counted = isCounted ? pack : null;
  const total = yield* storeRows(ctx, args.slot, batches, counted, counting, cells, args.now);
  yield* noteFresh(ctx, { slot: args.slot, batches, now: args.now });
  yield* noteBeat(ctx, { source: args.source, newest, batches, now: args.now });
  if (args.progress) {
    yield* advanceImport(ctx, args.progress, total, screened.erased);
    yield* forgetRefused(ctx, args.progress.importId);
  }
  return total;
}

/** The rows with the themes of the taxonomy in force, which may be another than the sender's. */
function* themedBatches(
  ctx: WriteContext,
  { taxonomy, batches }: StoreRecords,
): Steps<readonly RowBatch[]> {
  if ((yield* readTaxonomyVersion(ctx)) === taxonomy) return batches;
  const theming = yield* readTheming(ctx);
  return theming ? batches.map((batch) => themedBatch(batch, theming)) : batches;
}

/** A file that brought an erased customer may have had refused rows of theirs: no cell of those is kept. */
function* forgetRefused(ctx: WriteContext, id: string): Steps<void> {
  if (ctx.ledger.size === 0) return;
  const job = yield* readImport(ctx, { id });
  if (job && job.recordsErased > 0) yield* blankRejects(ctx, id, () => true);
}
