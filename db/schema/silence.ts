import type { Columns } from '../dialect/columns.ts';

/** A time in which nobody is told of some alerts. One that is ended early has its end moved. */
export function silenceTable(c: Columns) {
  return c.table('silence', {
    id: c.int().primaryKey(),
    /** Null = any department, with those below it; any theme; any rule. */
    department: c.int(),
    theme: c.int(),
    rule: c.int(),
    from_at: c.int().notNull(),
    /** First instant after it. */
    to_at: c.int().notNull(),
    reason: c.text().notNull(),
    made_at: c.int().notNull(),
    made_by: c.text().notNull(),
    ended_by: c.text(),
  });
}
