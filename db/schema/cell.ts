import type { Columns } from '../dialect/columns.ts';

/**
 * Counters by day and week: one row holds all values of one dimension within one scope (0 = whole organisation, else
 * department code + 1) for one bucket (first day, days since 1970-01-01). Blobs: see db/cells/codec.ts. `generation`
 * changes when the organisation's zone or week start does. `seq` = the slot's sequence at the last change.
 */
export function cellTable(c: Columns) {
  return c.table(
    'cell',
    {
      slot: c.int().notNull(),
      generation: c.int().notNull(),
      scope: c.int().notNull(),
      dimension: c.int().notNull(),
      grain: c.int().notNull(),
      bucket: c.int().notNull(),
      seq: c.int().notNull(),
      counters: c.bytes().notNull(),
      seconds: c.bytes(),
    },
    (t) => [
      c.primaryKey({
        columns: [t.slot, t.generation, t.scope, t.dimension, t.grain, t.bucket],
      }),
    ],
  );
}

/** One row a slot: its durable sequence, raised (and so locked) by every transaction that writes to the slot. */
export function slotTable(c: Columns) {
  return c.table('slot', { slot: c.int().primaryKey(), seq: c.int().notNull() });
}
