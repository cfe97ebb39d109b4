import type { Columns } from '../dialect/columns.ts';

/** When a source last gave a sign of life, and how it usually does. Instants in UTC ms. */
export function sourceBeatTable(c: Columns) {
  return c.table('source_beat', {
    source: c.text().primaryKey(),
    /** When fresh records of it were last stored, by less than a minute. */
    last_at: c.int().notNull(),
    /** Time since then (ms) in which nobody watched; negative when the clock was set back. */
    excused: c.int().notNull(),
    /** The import that brought them; null = none did. */
    import_id: c.text(),
    /** See `SourceGaps`, as JSON. */
    gaps: c.text().notNull(),
  });
}
