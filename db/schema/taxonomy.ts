import type { Columns } from '../dialect/columns.ts';

/**
 * How texts are given themes, one row a version; the highest is the one in force. `rules` = keys, phrases and exceptions
 * as JSON, in their order; names and parents stand with the theme's value. The other columns tell how far the records that
 * were there before have been gone through.
 */
export function taxonomyTable(c: Columns) {
  return c.table('taxonomy', {
    version: c.int().primaryKey(),
    rules: c.text().notNull(),
    saved_at: c.int().notNull(),
    /** Id of the person who saved it; null = it is the one that ships. */
    saved_by: c.text(),
    /** Records with a text when the going through began; null = it has not begun. */
    texts: c.int(),
    /** Of them, those that were looked at. */
    seen: c.int().notNull(),
    /** Records that got another theme. */
    changed: c.int().notNull(),
    /** Where to go on, as JSON; null = from the first record. */
    position: c.text(),
    /** When all were gone through; null = they are still being. */
    scored_at: c.int(),
  });
}
