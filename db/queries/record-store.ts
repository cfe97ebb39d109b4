import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { CellFold } from '../cells/fold.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, first, run, runSql } from '../store/request.ts';
import type { Counting } from './counting.ts';
import type { Row } from './record-row.ts';
import { COLUMN, LINK_COLUMNS, listOf, ROW_COLUMNS, tableOf } from './record-row.ts';
import type { Touch } from './touch.ts';
import { leaveTouches, subjectsOf } from './touch.ts';

/** What became of the records of a batch. `older` = the store holds a newer version and kept it. */
export type StoreCounts = { created: number; changed: number; same: number; older: number };

const CHUNK = 50;

const inserts = new Map<string, string>();

/** Positions of the columns that any of the rows fills: the others are left to their default, null. */
function usedColumns(rows: readonly Row[]): number[] {
  const used: number[] = [];
  const width = rows[0]?.length ?? 0;
  for (let i = 0; i < width; i++) {
    if (rows.some((row) => row[i] !== null)) used.push(i);
  }
  return used;
}

function pick(rows: readonly Row[], used: readonly number[]): Bindable[] {
  const params: Bindable[] = [];
  for (const row of rows) for (const i of used) params.push(row[i] ?? null);
  return params;
}

/** Insert of `rows` rows that leaves rows with a known key alone; built by Drizzle once, then kept. */
function insertSql(
  dialect: Dialect,
  kind: RecordKind,
  used: readonly number[],
  rows: number,
): string {
  const key = `${dialect.name}|${kind}|${rows}|${used.join(',')}`;
  let text = inserts.get(key);
  if (text === undefined) {
    const table = tableOf(dialect, kind);
    const columns = used.map((i) => sql.identifier(ROW_COLUMNS[kind][i] ?? ''));
    const one = sql`(${sql.join(
      used.map(() => sql`${null}`),
      sql`, `,
    )})`;
    const values = sql.join(
      Array.from({ length: rows }, () => one),
      sql`, `,
    );
    text = dialect.text(
      sql`insert into ${table} (${sql.join(columns, sql`, `)}) values ${values} on conflict do nothing`,
    );
    inserts.set(key, text);
  }
  return text;
}

/**
 * Stores the rows of one kind and slot: new ones are inserted, changed ones replace their earlier version (whose image
 * is kept when an import does it), older versions and exact resends are left alone. Every difference goes into `fold`.
 * For the linker new rows are due by themselves, changed ones leave a touch.
 */
export function* storeRows(
  ctx: Context,
  kind: RecordKind,
  rows: readonly Row[],
  counting: Counting,
  fold: CellFold,
  now: number,
): Steps<StoreCounts> {
  const counts: StoreCounts = { created: 0, changed: 0, same: 0, older: 0 };
  const touched: Touch[] = [];
  const used = usedColumns(rows);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    if (yield* insertChunk(ctx, kind, chunk, used)) {
      for (const row of chunk) counting.count(fold, kind, row, 1);
      counts.created += chunk.length;
    } else {
      for (const row of chunk) {
        const fate = yield* storeOne(ctx, kind, row, counting, fold, now, touched);
        counts[fate]++;
      }
    }
  }
  yield* leaveTouches(ctx, touched);
  return counts;
}

/** True when every row was new; else nothing was written. */
function* insertChunk(
  ctx: Context,
  kind: RecordKind,
  chunk: readonly Row[],
  used: readonly number[],
): Steps<boolean> {
  if (chunk.length === 1) return false;
  yield* runSql('SAVEPOINT chunk', []);
  const written = yield* runSql(
    insertSql(ctx.dialect, kind, used, chunk.length),
    pick(chunk, used),
  );
  const allNew = written === chunk.length;
  if (!allNew) yield* runSql('ROLLBACK TO SAVEPOINT chunk', []);
  yield* runSql('RELEASE SAVEPOINT chunk', []);
  return allNew;
}

function* storeOne(
  ctx: Context,
  kind: RecordKind,
  row: Row,
  counting: Counting,
  fold: CellFold,
  now: number,
  touched: Touch[],
): Steps<keyof StoreCounts> {
  const held = yield* readRow(ctx, kind, row);
  if (held === null) {
    const used = usedColumns([row]);
    yield* runSql(insertSql(ctx.dialect, kind, used, 1), pick([row], used));
    counting.count(fold, kind, row, 1);
    return 'created';
  }
  const heldVersion = held[COLUMN.updated_at] ?? null;
  const version = row[COLUMN.updated_at] ?? null;
  if (heldVersion !== null && (version === null || version < heldVersion)) return 'older';
  const next = keepLinks(row, held);
  if (isSame(next, held)) return 'same';
  const importId = row[COLUMN.import_id];
  // What an import overwrites of its own needs no image: undoing must not bring it back.
  if (importId !== null && importId !== held[COLUMN.import_id]) {
    yield* keepImage(ctx, kind, row, held, now);
  }
  yield* replaceRow(ctx, kind, held, next, counting, fold);
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

/** The stored row with the key of `row`; null when there is none. */
function* readRow(ctx: Context, kind: RecordKind, row: Row): Steps<Row | null> {
  const table = tableOf(ctx.dialect, kind);
  const held = yield* first(
    ctx.dialect.q
      .select()
      .from(table)
      .where(hasKeyOf(ctx, kind, row)),
  );
  return held === null ? null : listOf(kind, held);
}

/** Writes `next` over `held` and moves its contribution from the old cells to the new ones. */
export function* replaceRow(
  ctx: Context,
  kind: RecordKind,
  held: Row,
  next: Row,
  counting: Counting,
  fold: CellFold,
): Steps<void> {
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
  counting.recount(fold, kind, held, next);
}

/** Takes a stored row out of the store and of its cells. */
export function* removeRow(
  ctx: Context,
  kind: RecordKind,
  held: Row,
  counting: Counting,
  fold: CellFold,
): Steps<void> {
  const table = tableOf(ctx.dialect, kind);
  yield* run(ctx.dialect.q.delete(table).where(hasKeyOf(ctx, kind, held)));
  counting.count(fold, kind, held, -1);
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
