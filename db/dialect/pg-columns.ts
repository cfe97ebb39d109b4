import * as pg from 'drizzle-orm/pg-core';
import type { Columns } from './columns.ts';

const pgBytes = pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

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
