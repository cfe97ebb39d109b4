import type { Columns } from '../dialect/columns.ts';

/** Settings by name, as JSON; `generation` rises with every change of any of them (see `settings_generation`). */
export function settingTable(c: Columns) {
  return c.table('setting', { name: c.text().primaryKey(), json: c.text().notNull() });
}

/** Facts about the store itself: slots, current cell generation, settings generation. Whole numbers. */
export function metaTable(c: Columns) {
  return c.table('meta', { name: c.text().primaryKey(), value: c.int().notNull() });
}

/** Where records come from. Older rows than `sealed_before` are refused. */
export function sourceTable(c: Columns) {
  return c.table('source', {
    id: c.text().primaryKey(),
    name_en: c.text().notNull(),
    name_ar: c.text().notNull(),
    sealed_before: c.int(),
    last_at: c.int(),
  });
}

/** Answers of write requests by idempotency key, kept at least 24 hours. */
export function idempotencyTable(c: Columns) {
  return c.table('idempotency', {
    key: c.text().primaryKey(),
    request_hash: c.text().notNull(),
    status: c.int().notNull(),
    body: c.text().notNull(),
    kept_at: c.int().notNull(),
  });
}
