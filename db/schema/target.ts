import type { Columns } from '../dialect/columns.ts';

/**
 * What a metric should reach. A row is never overwritten with another value: it holds until the next of the same metric and
 * department begins, or until its end day, or is marked as taken back. Days are numbers since 1970-01-01.
 */
export function targetTable(c: Columns) {
  return c.table('target', {
    id: c.int().primaryKey(),
    /** Catalogue id, for survey metrics with the instrument. */
    metric: c.text().notNull(),
    /** Code of the department; null = the whole organisation. */
    department: c.int(),
    from_day: c.int().notNull(),
    /** First day on which it no longer holds; null = open. */
    to_day: c.int(),
    /** In thousandths of the metric's unit. */
    thousandths: c.int().notNull(),
    /** Who answers for reaching it, as somebody wrote it; null = nobody was named. */
    owner: c.text(),
    /** Why it is what it is; null = none was given. */
    reason: c.text(),
    made_at: c.int().notNull(),
    made_by: c.text().notNull(),
    ended_at: c.int(),
    ended_by: c.text(),
    taken_back_at: c.int(),
    taken_back_by: c.text(),
  });
}
