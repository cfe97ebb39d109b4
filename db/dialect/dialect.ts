import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Schema } from '../schema/schema.ts';
import type { TextSearch } from './text-search.ts';

export type Builder = ReturnType<typeof drizzle>;

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

/** The executor of a builder that only writes statements. */
export const neverRun = (): Promise<never> => {
  throw new Error('this builder only writes statements; run them through the store');
};
