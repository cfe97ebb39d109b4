import type { Columns } from '../dialect/columns.ts';

/** A record of the last hours that nobody has looked at for gravity yet; left by the transaction that stored it. */
export function freshRecordTable(c: Columns) {
  return c.table(
    'fresh_record',
    {
      slot: c.int().notNull(),
      kind: c.text().notNull(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
      /** Raised each time it is stored again, so that only what was seen is taken away. */
      stamp: c.int().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.slot, t.kind, t.source, t.external_id] })],
  );
}

/** Who may do work that must not be done twice at once. Instants in UTC ms. */
export function leaseTable(c: Columns) {
  return c.table('lease', {
    name: c.text().primaryKey(),
    holder: c.text().notNull(),
    /** Rises with every change of hands; who acts under an older number is refused. */
    fence: c.int().notNull(),
    until: c.int().notNull(),
  });
}
