import type { Columns } from '../dialect/columns.ts';

/** One import: its mapping, how far it has come (byte offset of the next row, decompressed) and what it counted. */
export function importTable(c: Columns) {
  return c.table('import_job', {
    id: c.text().primaryKey(),
    source: c.text().notNull(),
    state: c.text().notNull(),
    origin: c.text().notNull(),
    file_name: c.text().notNull(),
    fingerprint: c.text().notNull(),
    mapping: c.text().notNull(),
    position: c.int().notNull(),
    size: c.int().notNull(),
    rows_read: c.int().notNull(),
    records_new: c.int().notNull(),
    records_changed: c.int().notNull(),
    records_same: c.int().notNull(),
    records_older: c.int().notNull(),
    rows_rejected: c.int().notNull(),
    /** Entries about joined files in the list of refused rows. */
    orphans: c.int().notNull().default(0),
    /** What did not come together with joined files, as JSON; null for imports older than this column. */
    joined: c.text(),
    times_ambiguous: c.int().notNull(),
    times_impossible: c.int().notNull(),
    first_at: c.int(),
    last_at: c.int(),
    /** Last instant on which anything of its records counts; null for imports older than this column. */
    counted_to: c.int(),
    started_at: c.int().notNull(),
    finished_at: c.int(),
    problem: c.text(),
    /** The organisation's zone when it began; null for imports older than this column. */
    zone: c.text(),
    /** Column names of the file and of the files joined to it, as JSON; null for imports older than this column. */
    header: c.text(),
    /** Rows of which no record was made, and the lines of the first as JSON; null for imports older than these columns. */
    rows_unused: c.int(),
    unused_lines: c.text(),
    /** Records of customers who had been erased, stored without them. */
    records_erased: c.int().notNull().default(0),
    /** Records whose last writer it was and that were dropped by age since. */
    records_dropped: c.int().notNull().default(0),
  });
}

export function importRejectTable(c: Columns) {
  return c.table(
    'import_reject',
    {
      import_id: c.text().notNull(),
      n: c.int().notNull(),
      line: c.int().notNull(),
      code: c.text().notNull(),
      params: c.text().notNull(),
      /** The row's other reasons as JSON; null when there are none. */
      further: c.text(),
      /** The row's own cells as JSON, free text redacted; null where they are not kept. */
      cells: c.text(),
    },
    (t) => [c.primaryKey({ columns: [t.import_id, t.n] })],
  );
}

/** The row an import overwrote, kept 30 days so that the import can be undone. Lives in the record's slot. */
export function beforeImageTable(c: Columns) {
  return c.table(
    'before_image',
    {
      slot: c.int().notNull(),
      import_id: c.text().notNull(),
      kind: c.text().notNull(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
      /** The whole earlier row as JSON. */
      image: c.text().notNull(),
      /** The import that had written the earlier row; null when none had. */
      earlier_import: c.text(),
      kept_at: c.int().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.slot, t.import_id, t.kind, t.source, t.external_id] })],
  );
}
