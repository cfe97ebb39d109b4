import type { Columns } from '../dialect/columns.ts';

/** The last run of each piece of work that comes back by itself. Instants in UTC ms. */
export function jobRunTable(c: Columns) {
  return c.table('job_run', {
    name: c.text().primaryKey(),
    began_at: c.int().notNull(),
    /** Null = it goes on, or the process ended amid it. */
    ended_at: c.int(),
    /** What went wrong, as JSON of a problem; null = nothing, or it goes on. */
    problem: c.text(),
    /** When it last went well; null = it never did. */
    done_at: c.int(),
    /** What it found then, as JSON; null = there is nothing to say. */
    details: c.text(),
  });
}
