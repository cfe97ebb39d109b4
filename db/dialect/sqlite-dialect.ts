import { sql } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { schemaFor } from '../schema/schema.ts';
import type { Dialect } from './dialect.ts';
import { neverRun } from './dialect.ts';
import { sqliteColumns } from './sqlite-columns.ts';
import { sqliteTextSearch } from './text-search.ts';

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  q: drizzle(neverRun),
  t: schemaFor(sqliteColumns),
  // `->>` gives numbers as numbers and true as 1; filters compare with texts.
  attribute: (column, name) => {
    const path = `$."${name.replaceAll('"', '')}"`;
    return sql`case json_type(${column}, ${path}) when 'true' then 'true' when 'false' then 'false' else cast(${column} ->> ${path} as text) end`;
  },
  element: (column, place) => sql`(${column} ->> ${sql.raw(String(place))})`,
  text: (statement) => new SQLiteSyncDialect().sqlToQuery(statement).sql,
  statement: (statement) => ({ toSQL: () => new SQLiteSyncDialect().sqlToQuery(statement) }),
  sum: (column) => sql`sum(${column})`,
  search: sqliteTextSearch,
  // Words of removed texts stay in the index until its parts are merged. The rewritten file is first made in a temporary
  // one, which may be too large for the memory that sorts may use.
  scrub: [
    `INSERT INTO text_index (text_index) VALUES ('optimize')`,
    'PRAGMA temp_store = file',
    'VACUUM',
    'PRAGMA temp_store = memory',
  ],
  emptyLog: 'PRAGMA wal_checkpoint(TRUNCATE)',
};
