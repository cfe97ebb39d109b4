import type { Columns } from '../dialect/columns.ts';

/** A program that wants to hear of alerts: where it listens, and of what it wants to hear. */
export function receiverTable(c: Columns) {
  return c.table('receiver', {
    id: c.int().primaryKey(),
    name: c.text().notNull(),
    /** `webhook` (Standard Webhooks) or `slack`. */
    kind: c.text().notNull(),
    address: c.text().notNull(),
    /** Language of what is written for people (Slack): `en` or `ar`. */
    language: c.text().notNull(),
    /** Secrets that sign, the newest first, as a JSON list; empty for Slack, whose address is the secret. */
    secrets: c.text().notNull(),
    /** When the older secrets stop signing; null = there is only one. */
    rotated_until: c.int(),
    /** Alerts below this severity are not sent. */
    least_severity: c.text().notNull(),
    /** Codes of departments as a JSON list; null = alerts of all and of none. */
    departments: c.text(),
    is_on: c.int().notNull(),
    /** When it was switched off by itself; null = it was not. */
    disabled_at: c.int(),
    /** Code of why. */
    disabled_why: c.text(),
    made_at: c.int().notNull(),
    made_by: c.text().notNull(),
    changed_at: c.int().notNull(),
    changed_by: c.text().notNull(),
    /** Null = it is there; the row stays for the log of what was sent. */
    removed_at: c.int(),
  });
}
