import type * as sqlite from 'drizzle-orm/sqlite-core';

/**
 * What differs between the engines when a table is declared. The schema is written once against the SQLite builders'
 * types; PostgreSQL's builders are given the same types, since every column means the same on both: whole numbers
 * (64 bit), text and bytes.
 */
export type Columns = {
  readonly int: () => sqlite.SQLiteIntegerBuilderInitial<''>;
  readonly text: () => sqlite.SQLiteTextBuilderInitial<'', [string, ...string[]], undefined>;
  readonly bytes: () => sqlite.SQLiteCustomColumnBuilder<{
    name: '';
    dataType: 'custom';
    columnType: 'SQLiteCustomColumn';
    data: Uint8Array;
    driverParam: Uint8Array;
    enumValues: undefined;
  }>;
  readonly table: typeof sqlite.sqliteTable;
  readonly primaryKey: typeof sqlite.primaryKey;
  readonly index: typeof sqlite.index;
  readonly uniqueIndex: typeof sqlite.uniqueIndex;
};
