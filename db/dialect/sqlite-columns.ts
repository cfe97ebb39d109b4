import * as sqlite from 'drizzle-orm/sqlite-core';
import type { Columns } from './columns.ts';

const sqliteBytes = sqlite.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'blob',
});
export const sqliteColumns: Columns = {
  int: () => sqlite.integer(),
  text: () => sqlite.text(),
  bytes: () => sqliteBytes(''),
  table: sqlite.sqliteTable,
  primaryKey: sqlite.primaryKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
};
