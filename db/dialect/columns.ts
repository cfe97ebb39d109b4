import * as sqlite from 'drizzle-orm/sqlite-core';
import * as pg from 'drizzle-orm/pg-core';

/**
 * What differs between the engines when a table is declared. The schema is written once against the SQLite builders'
 * types; PostgreSQL's builders are given the same types, since every column means the same on both: whole numbers
 * (64 bit), text and bytes.
 */
export type Columns = {
  readonly int: () => sqlite.SQLiteIntegerBuilderInitial<''>;
  readonly text: () => sqlite.SQLiteTextBuilderInitial<'', [string, ...string[]], undefined>;
  readonly bytes: () => SqliteBytes;
  readonly table: typeof sqlite.sqliteTable;
  readonly primaryKey: typeof sqlite.primaryKey;
  readonly index: typeof sqlite.index;
  readonly uniqueIndex: typeof sqlite.uniqueIndex;
};

const sqliteBytes = sqlite.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'blob',
});
const pgBytes = pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

type SqliteBytes = ReturnType<typeof emptyBytes>;
const emptyBytes = () => sqliteBytes('');

export const sqliteColumns: Columns = {
  int: () => sqlite.integer(),
  text: () => sqlite.text(),
  bytes: emptyBytes,
  table: sqlite.sqliteTable,
  primaryKey: sqlite.primaryKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
};

// The builders of both engines have the same methods for what the schema uses; only their declared types differ.
export const pgColumns = {
  int: () => pg.bigint({ mode: 'number' }),
  text: () => pg.text(),
  bytes: () => pgBytes(''),
  table: pg.pgTable,
  primaryKey: pg.primaryKey,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
} as unknown as Columns;
