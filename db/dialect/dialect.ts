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
  /** The text of a statement written with `sql`; its parameters are bound later. */
  readonly text: (statement: SQL) => string;
  /** A statement written with `sql`, with its parameters. */
  readonly statement: (statement: SQL) => { toSQL: () => { sql: string; params: unknown[] } };
  /** Whole-number sum, null over no rows. */
  readonly sum: (column: SQLWrapper) => SQL<number | null>;
  readonly search: TextSearch;
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
  text: (statement) => new SQLiteSyncDialect().sqlToQuery(statement).sql,
  statement: (statement) => ({ toSQL: () => new SQLiteSyncDialect().sqlToQuery(statement) }),
  sum: (column) => sql`sum(${column})`,
  search: sqliteTextSearch,
};

export const pgDialect: Dialect = {
  name: 'pg',
  // Same statements, PostgreSQL's spelling: the builder is used through the SQLite builder's type (see columns.ts).
  q: pgDrizzle(neverRun) as unknown as Builder,
  t: schemaFor(pgColumns),
  attribute: (column, name) => sql`(${column}::json ->> ${name})`,
  text: (statement) => new PgDialect().sqlToQuery(statement).sql,
  statement: (statement) => ({ toSQL: () => new PgDialect().sqlToQuery(statement) }),
  sum: (column) => sql`sum(${column})::bigint`,
  search: pgTextSearch,
};
