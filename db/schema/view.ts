import type { Columns } from '../dialect/columns.ts';

/** What somebody chose on the page of comparisons, kept under a name: the question, never its numbers. */
export function viewTable(c: Columns) {
  return c.table(
    'saved_view',
    {
      id: c.text().primaryKey(),
      /** Id of the person whose it is, as in the audit log. */
      person_id: c.text().notNull(),
      name: c.text().notNull(),
      /** The search part of the address, without `?`. */
      query: c.text().notNull(),
      /** 1 = everybody who may compare numbers sees it, 0 = only its owner does. */
      is_shared: c.int().notNull(),
      changed_at: c.int().notNull(),
    },
    (t) => [c.index('saved_view_person_idx').on(t.person_id)],
  );
}
