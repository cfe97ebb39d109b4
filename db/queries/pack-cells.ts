/* oxlint-disable require-yield -- the question asks the driver for nothing */
import type { WeekStart } from '#server/domain/time/period.ts';
import type { Gathered } from '../cells/fold.ts';
import type { CellPack } from '../cells/pack.ts';
import { packCells as pack } from '../cells/pack.ts';
import type { Context, Steps } from '../store/request.ts';

/** What a batch of records adds to cells, and the day on which weeks start. */
type Adding = { gathered: Gathered; weekStart: WeekStart };

/** Days of records that are packed in a few milliseconds. */
const FEW = 4000;

/**
 * The rows of cells that a batch of records adds. Reads nothing of the store: it is asked for what one of its reading threads
 * adds up, while the thread that asks goes on.
 */
export function* packCells(_ctx: Context, { gathered, weekStart }: Adding): Steps<CellPack> {
  return pack(gathered, weekStart);
}

/** The same in the thread that asks, for batches so small that asking another would take longer; null for others. */
export function packFew({ gathered, weekStart }: Adding): CellPack | null {
  return gathered.earlierEvent.length > FEW ? null : pack(gathered, weekStart);
}
