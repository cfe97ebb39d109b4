import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { CellChange } from '../cells/change.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, first, insertFresh, run } from '../store/request.ts';
import type { Counting } from './counting.ts';
import type { Row } from './record-row.ts';
import { COLUMN, LINK_COLUMNS, listOf, ROW_COLUMNS, tableOf } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { paramsOf, rowIn } from './row-batch.ts';
import type { Touch } from './touch.ts';
import { leaveTouches, subjectsOf } from './touch.ts';

/** What became of the records of a batch. `older` = the store holds a newer version and kept it. */
export type StoreCounts = { created: number; changed: number; same: number; older: number };

const inserts = new Map<string, string>();

/** Insert of one row that leaves a row with a known key alone; built by Drizzle once for every set of columns. */
function insertSql(dialect: Dialect, batch: RowBatch): string {
  const { kind } = batch;
  const places = batch.columns.map(({ place }) => place);
  const key = `${dialect.name}|${kind}|${places.join(',')}`;
  let text = inserts.get(key);
  if (text === undefined) {
    const table = tableOf(dialect, kind);
    const columns = places.map((place) => sql.identifier(ROW_COLUMNS[kind][place] ?? ''));
    const values = places.map(() => sql`${null}`);
    text = dialect.text(
      sql`insert into ${table} (${sql.join(columns, sql`, `)}) values (${sql.join(values, sql`, `)}) on conflict do nothing`,
    );
    inserts.set(key, text);
  }
  return text;
}

/**
 * Stores the rows of one kind and slot: new ones are inserted, changed ones replace their earlier version (whose image
 * is kept when an import does it), older versions and exact resends are left alone. `cells` already hold every row as
 * if it were new; what is not is put right there. For the linker new rows are due by themselves, changed ones leave a
 * touch.
 */
export function* storeRows(
  ctx: Context,
  batch: RowBatch,
  counting: Counting,
  cells: CellChange,
  now: number,
): Steps<StoreCounts> {
  const counts: StoreCounts = { created: batch.count, changed: 0, same: 0, older: 0 };
  const touched: Touch[] = [];
  const text = insertSql(ctx.dialect, batch);
  for (const place of yield* insertFresh(text, batch.count, (row) => paramsOf(batch, row))) {
    counts.created--;
    counts[yield* correct(ctx, batch.kind, rowIn(batch, place), counting, cells, now, touched)]++;
  }
  yield* leaveTouches(ctx, touched);
  return counts;
}

/** Deals with a row whose key is taken; its contribution is in `cells` already. */
function* correct(
  ctx: Context,
  kind: RecordKind,
  row: Row,
  counting: Counting,
  cells: CellChange,
  now: number,
  touched: Touch[],
): Steps<'changed' | 'same' | 'older'> {
  const held = yield* readRow(ctx, kind, row);
  const heldVersion = held[COLUMN.updated_at] ?? null;
  const version = row[COLUMN.updated_at] ?? null;
  const next = keepLinks(row, held);
  const isOlder = heldVersion !== null && (version === null || version < heldVersion);
  if (isOlder || isSame(next, held)) {
    counting.count(cells, kind, row, -1);
    return isOlder ? 'older' : 'same';
  }
  const importId = row[COLUMN.import_id];
  // What an import overwrites of its own needs no image: undoing must not bring it back.
  if (importId !== null && importId !== held[COLUMN.import_id]) {
    yield* keepImage(ctx, kind, row, held, now);
  }
  yield* overwrite(ctx, kind, held, next);
  counting.count(cells, kind, held, -1);
  counting.recount(cells, kind, row, next);
  touch(kind, next, subjectsOf(kind, held), now, touched);
  return 'changed';
}

/** Condition: the stored row with the key of `row`. */
function hasKeyOf(ctx: Context, kind: RecordKind, row: Row): SQL | undefined {
  const table = tableOf(ctx.dialect, kind);
  return and(
    eq(table.slot, Number(row[COLUMN.slot])),
    eq(table.source, String(row[COLUMN.source])),
    eq(table.external_id, String(row[COLUMN.external_id])),
  );
}

/** The stored row with the key of `row`, which an insert has just met. */
function* readRow(ctx: Context, kind: RecordKind, row: Row): Steps<Row> {
  const table = tableOf(ctx.dialect, kind);
  const held = yield* first(
    ctx.dialect.q
      .select()
      .from(table)
      .where(hasKeyOf(ctx, kind, row)),
  );
  if (held === null) throw new Error('a row whose key is taken is not there');
  return listOf(kind, held);
}

/** Writes `next` over `held` and moves its contribution from the old cells to the new ones. */
export function* replaceRow(
  ctx: Context,
  kind: RecordKind,
  held: Row,
  next: Row,
  counting: Counting,
  cells: CellChange,
): Steps<void> {
  yield* overwrite(ctx, kind, held, next);
  counting.recount(cells, kind, held, next);
}

function* overwrite(ctx: Context, kind: RecordKind, held: Row, next: Row): Steps<void> {
  const table = tableOf(ctx.dialect, kind);
  const columns = ROW_COLUMNS[kind];
  const changes: Record<string, Bindable> = {};
  columns.forEach((column, i) => {
    if (next[i] !== held[i]) changes[column] = next[i] ?? null;
  });
  yield* run(
    ctx.dialect.q
      .update(table)
      .set(changes)
      .where(hasKeyOf(ctx, kind, held)),
  );
}

/** Takes a stored row out of the store and of its cells. */
export function* removeRow(
  ctx: Context,
  kind: RecordKind,
  held: Row,
  counting: Counting,
  cells: CellChange,
): Steps<void> {
  const table = tableOf(ctx.dialect, kind);
  yield* run(ctx.dialect.q.delete(table).where(hasKeyOf(ctx, kind, held)));
  counting.count(cells, kind, held, -1);
}

/** A resent record keeps what the linker found; the touch makes the linker look again. */
function keepLinks(row: Row, held: Row): Row {
  const next = [...row];
  for (const column of LINK_COLUMNS) next[COLUMN[column]] = held[COLUMN[column]] ?? null;
  return next;
}

/** Equal but for the import that carried them. */
function isSame(next: Row, held: Row): boolean {
  return next.every((value, i) => i === COLUMN.import_id || value === (held[i] ?? null));
}

function* keepImage(ctx: Context, kind: RecordKind, row: Row, held: Row, now: number): Steps<void> {
  const { q, t } = ctx.dialect;
  // A row overwritten twice by one import keeps the image from before the import.
  yield* run(
    q
      .insert(t.beforeImage)
      .values({
        slot: Number(row[COLUMN.slot]),
        import_id: String(row[COLUMN.import_id]),
        kind,
        source: String(row[COLUMN.source]),
        external_id: String(row[COLUMN.external_id]),
        image: JSON.stringify(held),
        // A row's import id is text or null.
        earlier_import: held[COLUMN.import_id] as string | null,
        kept_at: now,
      })
      .onConflictDoNothing(),
  );
}

function touch(
  kind: RecordKind,
  row: Row,
  left: readonly string[],
  now: number,
  into: Touch[],
): void {
  if (row[COLUMN.customer] === null && row[COLUMN.case_id] === null && left.length === 0) return;
  into.push({
    slot: Number(row[COLUMN.slot]),
    kind,
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
    left,
    now,
  });
}

/** Raises the slot's sequence, which also locks the slot for the rest of the transaction; gives the new sequence. */
export function* raiseSequence(ctx: Context, slot: number): Steps<number> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(
    q
      .insert(t.slot)
      .values({ slot, seq: 1 })
      .onConflictDoUpdate({ target: [t.slot.slot], set: { seq: sql`${t.slot.seq} + 1` } })
      .returning({ seq: t.slot.seq }),
  );
  return rows[0]?.seq ?? 0;
}
