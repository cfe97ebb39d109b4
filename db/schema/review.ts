import type { Columns } from '../dialect/columns.ts';

/** What an item of a review said before it was corrected or withdrawn; see `ReviewItemLine`. */
export function reviewItemLineTable(c: Columns) {
  return c.table(
    'review_item_line',
    {
      item: c.int().notNull(),
      /** 1, 2, 3 … within the item: of two who put it right at once one wins. */
      seq: c.int().notNull(),
      /** See `AMENDMENTS`. */
      kind: c.text().notNull(),
      by: c.text().notNull(),
      at: c.int().notNull(),
      decision: c.text().notNull(),
      owner: c.text().notNull(),
      due_on: c.int().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.item, t.seq] })],
  );
}

/** What weekly reviews decided, one row for each exception; see `ReviewItem`. Instants in UTC ms, days are numbers since 1970-01-01. */
export function reviewItemTable(c: Columns) {
  return c.table(
    'review_item',
    {
      id: c.int().primaryKey(),
      /** First day of the week. */
      week: c.int().notNull(),
      /** See `Subject`. */
      kind: c.text().notNull(),
      about: c.int().notNull(),
      which: c.text().notNull(),
      /** Code; null = the CX team's. */
      department: c.int(),
      decision: c.text().notNull(),
      owner: c.text().notNull(),
      due_on: c.int().notNull(),
      by: c.text().notNull(),
      at: c.int().notNull(),
      moves: c.int().notNull(),
      /** See `PROMISE_STATES`. */
      state: c.text().notNull(),
      reason: c.text(),
      judged_by: c.text(),
      judged_at: c.int(),
    },
    (t) => [
      // Two who decide at once make one decision.
      c.uniqueIndex('review_item_subject_idx').on(t.week, t.kind, t.about, t.which, t.moves),
      c.index('review_item_state_idx').on(t.state, t.week),
    ],
  );
}
