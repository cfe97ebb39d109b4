import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps, WriteContext } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { readCounting } from './counting.ts';
import type { Row } from './record-row.ts';
import { COLUMN, LINK_COLUMNS, listOf, ROW_COLUMNS, tableOf } from './record-row.ts';
import { removeRow, replaceRow } from './record-writes.ts';
import { lastTextId, TextChanges } from './text-index.ts';
import { safeRow } from './text-waiting.ts';
import { leaveTouches, subjectsOf } from './touch.ts';

/** Before-images are kept this long. */
export const IMAGE_DAYS = 30;

/** Where an undo stands: the last record it has looked at. */
export type UndoCursor = { kind: RecordKind; externalId: string };

/**
 * Undoes up to `limit` rows of an import in one slot, from the cursor on: rows it created go, rows it overwrote come
 * back from their before-image, both only where the import is still the last writer. Gives the number undone and the
 * cursor to go on from; null = finished.
 */
export function* undoImport(
  ctx: WriteContext,
  args: {
    importId: string;
    source: string;
    slot: number;
    after: UndoCursor | null;
    limit: number;
    now: number;
  },
): Steps<{ undone: number; next: UndoCursor | null }> {
  const counting = yield* readCounting(ctx);
  const change = ctx.cells(args.slot);
  const texts = new TextChanges(args.slot, yield* lastTextId(ctx, args.slot));
  const kind = args.after?.kind ?? RECORD_KINDS[0];
  const rows = yield* rowsOf(ctx, kind, args, args.after?.externalId ?? '');
  for (const held of rows) {
    const image = yield* imageOf(ctx, kind, args.importId, held);
    const restored = image ? withLinksOf(safeRow(kind, image), held) : null;
    texts.replace(kind, held, restored);
    if (restored) yield* replaceRow(ctx, kind, held, restored, counting, change);
    else yield* removeRow(ctx, kind, held, counting, change);
    yield* touchAgain(ctx, kind, held, args.now);
  }
  yield* texts.write(ctx);
  const last = rows[rows.length - 1];
  if (last && rows.length === args.limit) {
    const externalId = String(last[COLUMN.external_id]);
    return { undone: rows.length, next: { kind, externalId } };
  }
  const following = RECORD_KINDS[RECORD_KINDS.indexOf(kind) + 1];
  const next = following === undefined ? null : { kind: following, externalId: '' };
  return { undone: rows.length, next };
}

/** What the linker found since belongs to the record, not to the import. */
function withLinksOf(image: Row, held: Row): Row {
  const restored = [...image];
  for (const column of LINK_COLUMNS) restored[COLUMN[column]] = held[COLUMN[column]] ?? null;
  return restored;
}

function* touchAgain(ctx: Context, kind: RecordKind, held: Row, now: number): Steps<void> {
  if (held[COLUMN.customer] === null && held[COLUMN.case_id] === null) return;
  yield* leaveTouches(ctx, [
    {
      slot: Number(held[COLUMN.slot]),
      kind,
      source: String(held[COLUMN.source]),
      externalId: String(held[COLUMN.external_id]),
      left: subjectsOf(kind, held),
      now,
    },
  ]);
}

function* rowsOf(
  ctx: Context,
  kind: RecordKind,
  args: { importId: string; source: string; slot: number; limit: number },
  after: string,
): Steps<Row[]> {
  const table = tableOf(ctx.dialect, kind);
  const found = yield* all(
    ctx.dialect.q
      .select()
      .from(table)
      .where(
        and(
          eq(table.slot, args.slot),
          eq(table.source, args.source),
          gt(table.external_id, after),
          eq(table.import_id, args.importId),
        ),
      )
      .orderBy(asc(table.external_id))
      .limit(args.limit),
  );
  return found.map((object) => listOf(kind, object));
}

function* imageOf(ctx: Context, kind: RecordKind, importId: string, held: Row): Steps<Row | null> {
  const { q, t } = ctx.dialect;
  const b = t.beforeImage;
  const where = and(
    eq(b.slot, Number(held[COLUMN.slot])),
    eq(b.import_id, importId),
    eq(b.kind, kind),
    eq(b.source, String(held[COLUMN.source])),
    eq(b.external_id, String(held[COLUMN.external_id])),
  );
  const found = yield* all(q.select({ image: b.image }).from(b).where(where));
  const image = found[0]?.image;
  if (image === undefined) return null;
  yield* run(q.delete(b).where(where));
  // Written by `keepImages` from a row of the same kind, perhaps before columns were added to it.
  const kept = JSON.parse(image) as Row;
  return ROW_COLUMNS[kind].map((_, i) => kept[i] ?? null);
}

/** Records that the import wrote and a later import wrote again: undoing leaves them alone. At most `limit`. */
export function* listLaterWriters(
  ctx: Context,
  args: { importId: string; limit: number },
): Steps<{ kind: string; source: string; externalId: string; laterImport: string }[]> {
  const { q, t } = ctx.dialect;
  const b = t.beforeImage;
  const rows = yield* all(
    q
      .select({
        kind: b.kind,
        source: b.source,
        external_id: b.external_id,
        import_id: b.import_id,
      })
      .from(b)
      .where(eq(b.earlier_import, args.importId))
      .limit(args.limit),
  );
  return rows.map((row) => ({
    kind: row.kind,
    source: row.source,
    externalId: row.external_id,
    laterImport: row.import_id,
  }));
}

/** Drops before-images kept since before an instant; gives how many. Imports older than that cannot be undone. */
export function* forgetImages(ctx: Context, args: { before: number }): Steps<number> {
  const { q, t } = ctx.dialect;
  return yield* run(q.delete(t.beforeImage).where(lt(t.beforeImage.kept_at, args.before)));
}
