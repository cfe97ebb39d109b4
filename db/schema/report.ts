import type { Columns } from '../dialect/columns.ts';

/** What somebody at the front line has seen; see `Report`. Instants in UTC ms. */
export function reportTable(c: Columns) {
  return c.table(
    'report',
    {
      id: c.int().primaryKey(),
      /** Empty = dropped by age. */
      text: c.text().notNull(),
      /** Codes; null = the reporter did not say. */
      theme: c.int(),
      department: c.int(),
      /** See `FREQUENCIES`. */
      frequency: c.text().notNull(),
      /** `en` or `ar`. */
      language: c.text().notNull(),
      /** Id of the person, or of the key if `is_program` is 1. */
      by: c.text().notNull(),
      is_program: c.int().notNull(),
      received_at: c.int().notNull(),
      due_at: c.int().notNull(),
      /** See `REPORT_STATES`. */
      state: c.text().notNull(),
      loop: c.int(),
      /** See `JOINED_BY`. */
      joined_by: c.text(),
      not_loop: c.int(),
      answer: c.text(),
      settled_at: c.int(),
      settled_by: c.text(),
      /** See `REPORT_OUTCOMES`. */
      outcome: c.text(),
      told_at: c.int(),
    },
    (t) => [
      c.index('report_by_idx').on(t.by, t.id),
      c.index('report_state_idx').on(t.state, t.id),
      c.index('report_loop_idx').on(t.loop),
    ],
  );
}
