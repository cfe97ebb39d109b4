import type { Columns } from '../dialect/columns.ts';

/** A record whose links must be looked at again; left by the transaction that changed it, taken away by the linker. */
export function touchTable(c: Columns) {
  return c.table(
    'touch',
    {
      slot: c.int().notNull(),
      kind: c.text().notNull(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
      /** Subjects of the record's earlier version that it may have left, as a JSON list; null = none. */
      left: c.text(),
      /** Raised by each new touch, so that the linker removes only what it has seen. */
      stamp: c.int().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.slot, t.kind, t.source, t.external_id] })],
  );
}

/**
 * What one customer (or one case) went through, one row a record; owned by the subject's slot. `subject` is
 * `customer:<id>` or `case:<source>:<id>`.
 */
export function activityTable(c: Columns) {
  return c.table(
    'activity',
    {
      slot: c.int().notNull(),
      subject: c.text().notNull(),
      kind: c.text().notNull(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
      at: c.int().notNull(),
      theme: c.int().notNull(),
      department: c.int().notNull(),
      case_id: c.text(),
      /** When the customer came back, as a record told that was dropped by age since; null = none did. */
      sealed_recontact_at: c.int(),
    },
    (t) => [c.primaryKey({ columns: [t.slot, t.subject, t.kind, t.source, t.external_id] })],
  );
}
