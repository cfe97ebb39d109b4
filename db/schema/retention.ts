import type { Columns } from '../dialect/columns.ts';

/** How long the records of a source are kept, and how far the dropping of older ones is. A source without a row keeps all. */
export function retentionTable(c: Columns) {
  return c.table('retention', {
    source: c.text().primaryKey(),
    /** Days that records are kept; null = for ever. */
    days: c.int(),
    changed_at: c.int().notNull(),
    /** A person's id. */
    changed_by: c.text().notNull(),
    /** Records before this instant may have been dropped; never goes down. Null = none were. */
    dropped_before: c.int(),
    /** `idle`, `due` when somebody has just set it, `dropping`, or `scrubbing` while the bytes of dropped records may still be in the files. */
    state: c.text().notNull(),
    /** Records dropped by the latest run, and by all. */
    run_dropped: c.int().notNull(),
    dropped: c.int().notNull(),
    /** Cases older than that which are still open, as the latest run left them. */
    open_cases: c.int().notNull(),
    /** First and last instant of what was dropped, by kind, as JSON: how far the numbers reach. */
    spans: c.text().notNull(),
    began_at: c.int(),
    finished_at: c.int(),
  });
}

/**
 * What dropped records counted, by day: rows of the same shape as day rows of `cell`, each with a checksum over all of it.
 * The rows of `cell` hold these numbers too; `check` needs them here, since the records are gone.
 */
export function sealedCellTable(c: Columns) {
  return c.table(
    'sealed_cell',
    {
      slot: c.int().notNull(),
      bucket: c.int().notNull(),
      scope: c.int().notNull(),
      dimension: c.int().notNull(),
      counters: c.bytes().notNull(),
      seconds: c.bytes(),
      /** SHA-256, hex. */
      checksum: c.text().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.slot, t.bucket, t.scope, t.dimension] })],
  );
}
