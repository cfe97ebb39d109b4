import type { Columns } from '../dialect/columns.ts';

/** What changed, for screens that are open: only keys, in an order that outlives the process. Old rows go. */
export function liveEventTable(c: Columns) {
  return c.table('live_event', {
    seq: c.int().primaryKey(),
    at: c.int().notNull(),
    key: c.text().notNull(),
    /** Code of the only department whose readers may hear of it; null = everybody may. */
    department: c.int(),
  });
}
