import type { Columns } from '../dialect/columns.ts';

/** What happened that may move numbers. A removed one stays as a row, so that removing can be undone. Days as in `target`. */
export function eventTable(c: Columns) {
  return c.table('event', {
    id: c.int().primaryKey(),
    /** See `EVENT_KINDS`. */
    kind: c.text().notNull(),
    name_en: c.text().notNull(),
    name_ar: c.text().notNull(),
    from_day: c.int().notNull(),
    /** First day after it. */
    to_day: c.int().notNull(),
    /** Number and code of the one value of a dimension it concerns; both null = the whole organisation. */
    dimension: c.int(),
    code: c.int(),
    note: c.text(),
    made_at: c.int().notNull(),
    made_by: c.text().notNull(),
    changed_at: c.int(),
    changed_by: c.text(),
    removed_at: c.int(),
    removed_by: c.text(),
  });
}
