import type { Columns } from '../dialect/columns.ts';

/** How a person wants to be told; whoever has no row gets mail in English, also the weekly one. */
export function noticeSettingTable(c: Columns) {
  return c.table('notice_setting', {
    person: c.text().primaryKey(),
    has_mail: c.int().notNull(),
    has_weekly: c.int().notNull(),
    /** Language of what is written to them: `en` or `ar`. */
    language: c.text().notNull(),
    /** First day they are away, and first day they are back (days since 1970-01-01); null = they are not away. */
    away_from_day: c.int(),
    away_to_day: c.int(),
    /** Id of the person who is told instead; null = nobody is. */
    deputy: c.text(),
    changed_at: c.int().notNull(),
  });
}
