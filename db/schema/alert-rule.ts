import type { Columns } from '../dialect/columns.ts';

/** What raises alerts. A removed one stays as a row, since alerts point to it. */
export function alertRuleTable(c: Columns) {
  return c.table('alert_rule', {
    id: c.int().primaryKey(),
    /** Both null = it is named by its parts. */
    name_en: c.text(),
    name_ar: c.text(),
    /** See `RULE_KINDS`. */
    kind: c.text().notNull(),
    /** Catalogue id, for survey metrics with the instrument; null = its kind needs none. */
    metric: c.text(),
    /** Number and code of the one value of a dimension it looks at; both null = the whole organisation. */
    dimension: c.int(),
    code: c.int(),
    /** Number of the dimension every value of which is looked at by itself; null = none. */
    each_of: c.int(),
    /** See `RuleCondition`, as JSON with its kind. */
    condition: c.text().notNull(),
    grain: c.text().notNull(),
    minimum_n: c.int().notNull(),
    /** Periods one after the other in which it must hold. */
    duration: c.int().notNull(),
    severity: c.text().notNull(),
    /** 1 = an alert nobody has taken on is over when its cause is. */
    ends_itself: c.int().notNull(),
    is_on: c.int().notNull(),
    made_at: c.int().notNull(),
    made_by: c.text().notNull(),
    changed_at: c.int(),
    changed_by: c.text(),
    removed_at: c.int(),
    removed_by: c.text(),
  });
}
