import type { PinnedRecord } from '#server/domain/alerts/signal.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { readRows } from './rows-by-key.ts';
import { recordSlot } from './slot.ts';
import { rowReader } from './visible.ts';

/** A row that points to a record. */
export type PinRow = { kind: string; source: string; external_id: string };

/** Those of the records pointed to that the reader may read, and how many they may not, or are gone. */
export type Pins = { records: PinnedRecord[]; hidden: number };

/** Looks up the records that rows point to. */
export function* readPins(ctx: Context, rows: readonly PinRow[]): Steps<Pins> {
  const mayRead = rowReader(ctx.viewer);
  const records: PinnedRecord[] = [];
  for (const { kind: stored, source, external_id: externalId } of rows) {
    // Only keys of records are written to such columns.
    const kind = stored as RecordKind;
    const slot = recordSlot(kind, source, externalId, ctx.slots);
    const [row] = yield* readRows(ctx, kind, slot, [{ source, externalId }]);
    if (row && mayRead(row)) records.push({ kind, source, externalId });
  }
  return { records, hidden: rows.length - records.length };
}
