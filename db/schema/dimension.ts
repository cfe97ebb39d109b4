import type { Columns } from '../dialect/columns.ts';

/**
 * Values of the nine dimensions. `dimension` is its number (1 = department …), `code` ≥ 1 within it, `key` the source's
 * own word. Empty names mean "needs a name". `alias` is the code this one is shown as (a merge, undone by null);
 * `parent` the department above; `kind` a channel's kind.
 */
export function dimensionValueTable(c: Columns) {
  return c.table(
    'dimension_value',
    {
      dimension: c.int().notNull(),
      code: c.int().notNull(),
      key: c.text().notNull(),
      name_en: c.text().notNull(),
      name_ar: c.text().notNull(),
      parent: c.int(),
      alias: c.int(),
      kind: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.dimension, t.code] }),
      c.uniqueIndex('dimension_value_key_idx').on(t.dimension, t.key),
    ],
  );
}

export function instrumentTable(c: Columns) {
  return c.table('instrument', {
    id: c.text().primaryKey(),
    code: c.int().notNull().unique(),
    kind: c.text().notNull(),
    question_en: c.text().notNull(),
    question_ar: c.text().notNull(),
    scale_min: c.int().notNull(),
    scale_max: c.int().notNull(),
    top_from: c.int().notNull(),
    bottom_to: c.int().notNull(),
  });
}
