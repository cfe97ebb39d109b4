import { sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle as pgDrizzle } from 'drizzle-orm/pg-proxy';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { drizzle as sqliteDrizzle } from 'drizzle-orm/sqlite-proxy';
import type { Schema } from '../schema/schema.ts';
import { schemaFor } from '../schema/schema.ts';
import { pgColumns, sqliteColumns } from './columns.ts';
import type { TextSearch } from './text-search.ts';
import { pgTextSearch, sqliteTextSearch } from './text-search.ts';

type Builder = ReturnType<typeof sqliteDrizzle>;

/**
 * One engine's way of saying things. `q` only builds statements (they are run by the driver of the store), so its
 * executor must never be called. What the engines say differently lives in the functions below.
 */
export type Dialect = {
  readonly name: 'sqlite' | 'pg';
  readonly q: Builder;
  readonly t: Schema;
  /** A declared attribute's value as text; null when the record has none of that name. */
  readonly attribute: (column: SQLWrapper, name: string) => SQL<string | null>;
  /** An element of a JSON list as text; null when it is null. */
  readonly element: (column: SQLWrapper, place: number) => SQL<string | null>;
  /** The text of a statement written with `sql`; its parameters are bound later. */
  readonly text: (statement: SQL) => string;
  /** A statement written with `sql`, with its parameters. */
  readonly statement: (statement: SQL) => { toSQL: () => { sql: string; params: unknown[] } };
  /** Whole-number sum, null over no rows. */
  readonly sum: (column: SQLWrapper) => SQL<number | null>;
  readonly search: TextSearch;
  /** Statements, outside any transaction, after which nothing that was deleted is left in the files. */
  readonly scrub: readonly string[];
  /** Ends it where a log is kept beside the file; its row's `busy` is not 0 while somebody still reads the old. */
  readonly emptyLog: string | null;
};

const neverRun = (): Promise<never> => {
  throw new Error('this builder only writes statements; run them through the store');
};

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  q: sqliteDrizzle(neverRun),
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

export const pgDialect: Dialect = {
  name: 'pg',
  // Same statements, PostgreSQL's spelling: the builder is used through the SQLite builder's type (see columns.ts).
  q: pgDrizzle(neverRun) as unknown as Builder,
  t: schemaFor(pgColumns),
  attribute: (column, name) => sql`(${column}::json ->> ${name})`,
  element: (column, place) => sql`(${column}::json ->> ${sql.raw(String(place))})`,
  text: (statement) => new PgDialect().sqlToQuery(statement).sql,
  statement: (statement) => ({ toSQL: () => new PgDialect().sqlToQuery(statement) }),
  sum: (column) => sql`sum(${column})::bigint`,
  search: pgTextSearch,
  scrub: ['VACUUM FULL'],
  emptyLog: null,
};
