import type { Columns } from '../dialect/columns.ts';

/**
 * Erasures of customers, asked for and done. `customer` is the id in clear for as long as it must be looked for, then null;
 * `pseudonym` stands in its place where ids hold it.
 */
export function erasureTable(c: Columns) {
  return c.table('erasure', {
    id: c.text().primaryKey(),
    customer: c.text(),
    pseudonym: c.text().notNull(),
    state: c.text().notNull(),
    asked_at: c.int().notNull(),
    asked_by: c.text().notNull(),
    /** Rows looked at so far and in all, for the progress. */
    looked: c.int().notNull(),
    total: c.int().notNull(),
    records: c.int().notNull(),
    texts: c.int().notNull(),
    /** Cases that records without a customer name and that are theirs, `source id`, as a JSON list; emptied with `customer`. */
    cases: c.text().notNull(),
    /** Ids of sources, and paths of files, as JSON lists. */
    sources: c.text().notNull(),
    files_gone: c.text().notNull(),
    files_left: c.text().notNull(),
    finished_at: c.int(),
  });
}
