import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Steps, WriteContext } from '../store/request.ts';
import { readCounting } from './counting.ts';
import type { ImportProgress } from './imports.ts';
import { advanceImport } from './imports.ts';
import type { Row } from './record-row.ts';
import type { StoreCounts } from './record-store.ts';
import { storeRows } from './record-store.ts';
import { makeNamedCasesDue } from './references.ts';
import { rememberLastAt } from './sources.ts';

/** Rows of one slot, laid out by `rowOf`, and how far the import that brings them has come. */
export type StoreRecords = {
  slot: number;
  source: string;
  now: number;
  batches: readonly { kind: RecordKind; rows: readonly Row[] }[];
  /** Written in the same transaction as the rows; null for a batch that is no part of an import. */
  progress: ImportProgress | null;
};

/** Stores rows with everything that follows from them: cells, touches, before-images, the import's progress. */
export function* storeRecords(ctx: WriteContext, args: StoreRecords): Steps<StoreCounts> {
  const counting = yield* readCounting(ctx);
  const total: StoreCounts = { created: 0, changed: 0, same: 0, older: 0 };
  const fold = ctx.fold(args.slot);
  yield* makeNamedCasesDue(ctx, args.source, args.batches);
  for (const { kind, rows } of args.batches) {
    const counts = yield* storeRows(ctx, kind, rows, counting, fold, args.now);
    total.created += counts.created;
    total.changed += counts.changed;
    total.same += counts.same;
    total.older += counts.older;
  }
  yield* rememberLastAt(ctx, args.source, args.batches);
  if (args.progress) yield* advanceImport(ctx, args.progress, total);
  return total;
}
