import type { Columns } from '../dialect/columns.ts';

/**
 * What people and their rules set on a record over what its source told; lives in the record's slot. One row a record,
 * dimension and change; `dimension` is its number (1 = department, 9 = theme). The record carries the code of the row that
 * counts: set by hand before set by a rule, the later change before the earlier.
 */
export function assignmentTable(c: Columns) {
  return c.table(
    'assignment',
    {
      slot: c.int().notNull(),
      kind: c.text().notNull(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
      dimension: c.int().notNull(),
      change_id: c.int().notNull(),
      /** The rule that set it; null = it was set by hand. */
      rule_id: c.int(),
      /** Code that the source told latest. */
      told: c.int().notNull(),
      /** Code that was set. */
      code: c.int().notNull(),
    },
    (t) => [
      c.primaryKey({
        columns: [t.slot, t.kind, t.source, t.external_id, t.dimension, t.change_id],
      }),
      // undoing a change
      c.index('assignment_change_idx').on(t.slot, t.change_id),
    ],
  );
}

/** Changes of what is set, by hand or of a rule, in the order they were made; each can be undone. */
export function assignmentChangeTable(c: Columns) {
  return c.table('assignment_change', {
    id: c.int().primaryKey(),
    at: c.int().notNull(),
    /** Id of the person who made it, as in the audit log. */
    actor: c.text().notNull(),
    /** `hand` or `rule`. */
    way: c.text().notNull(),
    /** What was chosen, as JSON: the codes set by hand, or the rule before and after. */
    what: c.text().notNull(),
    /** The rule it changed; null = it was made by hand. */
    rule_id: c.int(),
    /** `running` while records are still to be gone through, else `done`. */
    state: c.text().notNull(),
    /** How far a running change has come, as JSON; null = at its beginning. */
    position: c.text(),
    /** Records that it changed so far. */
    records: c.int().notNull(),
    undone_at: c.int(),
    undone_by: c.text(),
  });
}

/** Rules that set department or theme of every record they fit, tried in the order of `place`. */
export function assignmentRuleTable(c: Columns) {
  return c.table('assignment_rule', {
    id: c.int().primaryKey(),
    place: c.int().notNull(),
    /** 1 = it works, 0 = it is switched off. */
    is_on: c.int().notNull(),
    /** Name, condition and what it sets, as JSON. */
    rule: c.text().notNull(),
    /** The change by which it stands as it does. */
    change_id: c.int().notNull(),
  });
}
