import type { Columns } from '../dialect/columns.ts';

/** One unhappy customer who is contacted; see `FollowUp`. Instants in UTC ms. */
export function followUpTable(c: Columns) {
  return c.table(
    'follow_up',
    {
      id: c.int().primaryKey(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
      customer: c.text(),
      department: c.int(),
      owner: c.text(),
      /** See `FOLLOW_UP_STATES`, `OUTCOMES` and `HOLDS`. */
      state: c.text().notNull(),
      outcome: c.text(),
      hold: c.text(),
      tries: c.int().notNull(),
      opened_at: c.int().notNull(),
      promised_at: c.int().notNull(),
      due_at: c.int(),
      contacted_at: c.int(),
      closed_at: c.int(),
      reopened: c.int().notNull(),
      /** Lines of its timeline so far; rises with every change, so that of two who act on the same one wins. */
      steps: c.int().notNull(),
    },
    (t) => [
      // An answer is followed up once, whoever looks and however often it comes.
      c.uniqueIndex('follow_up_answer_idx').on(t.source, t.external_id),
      c.index('follow_up_due_idx').on(t.state, t.due_at),
      c.index('follow_up_customer_idx').on(t.customer),
      c.index('follow_up_opened_idx').on(t.opened_at),
    ],
  );
}

/** The timeline of a follow-up: what happened, in order; see `FOLLOW_UP_STEPS`. */
export function followUpStepTable(c: Columns) {
  return c.table(
    'follow_up_step',
    {
      follow_up: c.int().notNull(),
      /** 1, 2, 3 … within the follow-up. */
      seq: c.int().notNull(),
      at: c.int().notNull(),
      kind: c.text().notNull(),
      /** Id of the person; null = nobody did it. */
      by: c.text(),
      /** What they wrote; null = nothing. */
      note: c.text(),
      /** Id of the person it was given to, or code of the department it was handed to; null = neither. */
      to: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.follow_up, t.seq] }),
      // Answers that joined are looked up by their key.
      c.index('follow_up_step_to_idx').on(t.to),
    ],
  );
}
