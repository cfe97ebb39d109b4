import { getTableName, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, FreshRows, Steps } from '../store/request.ts';
import { bulk, insertFresh } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import type { Row } from './record-row.ts';
import { COLUMN, LINK_COLUMNS, ROW_COLUMNS, tableOf } from './record-row.ts';

const KEY = [COLUMN.slot, COLUMN.source, COLUMN.external_id];

/** Places that an overwrite may change: the key names the row, and what the linker found stays. */
const kept = new Set([...KEY, ...LINK_COLUMNS.map((name) => COLUMN[name])]);

/**
 * Inserts rows of a kind, which belong to one slot, and leaves those with a known key alone; gives the places of those it
 * left out, rising. Of two rows with one key the first is inserted.
 */
export function* insertRows(
  ctx: Context,
  kind: RecordKind,
  rows: Pick<FreshRows, 'columns' | 'count'>,
): Steps<number[]> {
  const table = getTableName(tableOf(ctx.dialect, kind));
  return yield* insertFresh({ ...rows, table, key: ['source', 'external_id'] });
}

/** Writes rows over the stored ones with their keys; what the linker found stays as it is stored. */
export function* overwriteRows(ctx: Context, kind: RecordKind, rows: readonly Row[]): Steps<void> {
  yield* bulk(
    overwriteText(ctx, kind),
    rows.map((row) => [...row.filter((_, place) => !kept.has(place)), ...keyOf(row)]),
  );
}

/** Takes stored rows out of the store. */
export function* removeRows(ctx: Context, kind: RecordKind, rows: readonly Row[]): Steps<void> {
  yield* bulk(removeText(ctx, kind), rows.map(keyOf));
}

function keyOf(row: Row): Bindable[] {
  return KEY.map((place) => row[place] ?? null);
}

function overwriteText(ctx: Context, kind: RecordKind): string {
  return textOnce(ctx, `overwrite ${kind}`, () => {
    const columns = ROW_COLUMNS[kind].filter((_, place) => !kept.has(place));
    const changes = columns.map((name) => sql`${sql.identifier(name)} = ${null}`);
    const table = tableOf(ctx.dialect, kind);
    const statement = sql`update ${table} set ${sql.join(changes, sql`, `)} where ${hasKey(kind)}`;
    return { sql: ctx.dialect.text(statement) };
  });
}

function removeText(ctx: Context, kind: RecordKind): string {
  return textOnce(ctx, `remove ${kind}`, () => {
    const statement = sql`delete from ${tableOf(ctx.dialect, kind)} where ${hasKey(kind)}`;
    return { sql: ctx.dialect.text(statement) };
  });
}

function hasKey(kind: RecordKind): SQL {
  const names = KEY.map((place) => ROW_COLUMNS[kind][place] ?? '');
  return sql.join(
    names.map((name) => sql`${sql.identifier(name)} = ${null}`),
    sql` and `,
  );
}
