import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pg-proxy';
import { schemaFor } from '../schema/schema.ts';
import type { Builder, Dialect } from './dialect.ts';
import { neverRun } from './dialect.ts';
import { pgColumns } from './pg-columns.ts';
import { pgTextSearch } from './text-search.ts';

export const pgDialect: Dialect = {
  name: 'pg',
  // Same statements, PostgreSQL's spelling: the builder is used through the SQLite builder's type (see columns.ts).
  q: drizzle(neverRun) as unknown as Builder,
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
