import type { CellChange } from '../cells/change.ts';
import type { DecodedWeeks } from '../cells/decoded-weeks.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { ErasureLedger } from './erasure-ledger.ts';

/** A value the drivers bind: whole numbers, text, bytes or null. */
export type Bindable = string | number | Uint8Array | null;

/** A column of rows on their way into a table, and its value in the row at a place; `isSame`: it is the same in all. */
export type FreshColumn = { name: string; isSame: boolean; at: (place: number) => Bindable };

/** Rows for one table, of which those with a known key are to be left alone. */
export type FreshRows = {
  table: string;
  columns: readonly FreshColumn[];
  /** Names of those of the columns by which a row is told from the others. */
  key: readonly string[];
  count: number;
};

/**
 * One thing a command asks of the driver. `each` streams positional rows; `bulk` runs one statement per row; `fresh` inserts
 * rows in their order and is answered with the places of those whose key was taken.
 */
export type Request =
  | { kind: 'all'; sql: string; params: readonly Bindable[] }
  | { kind: 'run'; sql: string; params: readonly Bindable[] }
  | { kind: 'bulk'; sql: string; rows: readonly (readonly Bindable[])[] }
  | ({ kind: 'fresh' } & FreshRows)
  | { kind: 'each'; sql: string; params: readonly Bindable[]; row: (row: Bindable[]) => void };

/**
 * A unit of work against the store, written once for a driver that answers at once (SQLite) and one that answers later
 * (PostgreSQL): it yields requests and is sent their answers.
 */
export type Steps<R> = Generator<Request, R, unknown>;

/**
 * Who is asking: the program itself (imports, the linker, the command line), or a reader with the departments (codes)
 * whose records they may read; `all` includes records without a department.
 */
export type Viewer =
  | { readonly kind: 'local_administrator' }
  | { readonly kind: 'reader'; readonly departments: readonly number[] | 'all' };
export const LOCAL_ADMINISTRATOR: Viewer = { kind: 'local_administrator' };

/** What every command and query gets beside its arguments. */
export type Context = {
  readonly dialect: Dialect;
  readonly viewer: Viewer;
  readonly slots: number;
  /** Customers that were erased and must not come back. */
  readonly ledger: ErasureLedger;
  /** Where decoded weeks are kept from one query to the next; without it they are decoded each time. */
  readonly weeks?: DecodedWeeks;
};

/** What a writing command gets beside: where changes to a slot's cells are gathered until the group is committed. */
export type WriteContext = Context & { readonly cells: (slot: number) => CellChange };

/** Anything Drizzle can turn into a statement, with the row type it gives. */
export type Statement<Row> = {
  toSQL: () => { sql: string; params: unknown[] };
  readonly _: { readonly result: Row[] };
};
type Writing = { toSQL: () => { sql: string; params: unknown[] } };

/** All rows of a query. Columns are named as in the schema; give expressions a name with `.as()`. */
export function* all<Row>(statement: Statement<Row>): Steps<Row[]> {
  const { sql, params } = statement.toSQL();
  // The driver gives objects keyed by column name, which is what the builder's row type says.
  return (yield { kind: 'all', sql, params: params as Bindable[] }) as Row[];
}

/** First row or null. */
export function* first<Row>(statement: Statement<Row>): Steps<Row | null> {
  const rows = yield* all(statement);
  return rows[0] ?? null;
}

/** Runs a write; gives the number of rows it changed. */
export function* run(statement: Writing): Steps<number> {
  const { sql, params } = statement.toSQL();
  // Builder parameters are values this store binds; a run is answered with the number of changed rows.
  return (yield { kind: 'run', sql, params: params as Bindable[] }) as number;
}

/** Runs plain SQL made elsewhere in `db/` (cached bulk statements); gives the number of rows it changed. */
export function* runSql(sql: string, params: readonly Bindable[]): Steps<number> {
  // The driver answers a run with the number of changed rows.
  return (yield { kind: 'run', sql, params }) as number;
}

/** Runs plain SQL once per row of parameters; gives the number of rows changed in all. */
export function* bulk(sql: string, rows: readonly (readonly Bindable[])[]): Steps<number> {
  // The driver answers with the number of changed rows.
  return rows.length === 0 ? 0 : ((yield { kind: 'bulk', sql, rows }) as number);
}

/** Inserts rows and leaves those with a known key alone; gives the places of those it left out, rising. */
export function* insertFresh(rows: FreshRows): Steps<number[]> {
  // The driver answers with places.
  return (yield { kind: 'fresh', ...rows }) as number[];
}

/** Streams a query's rows as positional lists, in the order of the selected columns. */
export function* each(
  statement: { toSQL: () => { sql: string; params: unknown[] } },
  row: (row: Bindable[]) => void,
): Steps<void> {
  const { sql, params } = statement.toSQL();
  // Builder parameters are values this store binds.
  yield { kind: 'each', sql, params: params as Bindable[], row };
}
