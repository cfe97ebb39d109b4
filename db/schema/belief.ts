import type { Columns } from '../dialect/columns.ts';

/** One time leaders are asked what they believe. A round that was taken back stays as a row. Days as in `target`. */
export function beliefRoundTable(c: Columns) {
  return c.table('belief_round', {
    id: c.int().primaryKey(),
    name_en: c.text().notNull(),
    name_ar: c.text().notNull(),
    /** First day of the customers' answers it is compared with. */
    customers_from_day: c.int().notNull(),
    from_day: c.int().notNull(),
    /** First day on which nobody may answer any more. */
    to_day: c.int().notNull(),
    /** The sentences as JSON, see `BeliefTopic`. They never change: what was answered was answered to these words. */
    topics: c.text().notNull(),
    made_at: c.int().notNull(),
    made_by: c.text().notNull(),
    closed_at: c.int(),
    closed_by: c.text(),
    taken_back_at: c.int(),
    taken_back_by: c.text(),
  });
}

/**
 * What leaders answered. Whose an answer is, is not kept: `respondent` is a keyed hash of round and person whose key lies outside
 * the store, so that the same person's second answer takes the place of the first. No instant is kept either.
 */
export function beliefAnswerTable(c: Columns) {
  return c.table(
    'belief_answer',
    {
      round: c.int().notNull(),
      respondent: c.text().notNull(),
      /** Place of the sentence in the round's list, from 0. */
      topic: c.int().notNull(),
      /** Code of the department it is about; 0 = the whole organisation. */
      department: c.int().notNull(),
      /** 1 to 5, see `BELIEF_SCALE`. */
      score: c.int().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.round, t.respondent, t.topic, t.department] })],
  );
}
