import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps, WriteContext } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { readRuleReader } from './assignment-rules.ts';
import { takeImages } from './before-images.ts';
import { readCounting } from './counting.ts';
import { raiseSettings } from './organisation.ts';
import { RecordAssignments } from './record-assignments.ts';
import type { Row } from './record-row.ts';
import { COLUMN, LINK_COLUMNS, listOf, tableOf } from './record-row.ts';
import { overwriteRows, removeRows } from './record-writes.ts';
import { lastTextId, TextChanges } from './text-index.ts';
import { safeRow } from './text-waiting.ts';
import { readTheming, themedRow } from './theming.ts';
import { recallLastAt } from './sources.ts';
import type { Touch } from './touch.ts';
import { isInStory, leaveTouches, subjectsOf, touchOf } from './touch.ts';

/** Before-images are kept this long. */
export const IMAGE_DAYS = 30;

/** Where an undo stands: the last record it has looked at. */
export type UndoCursor = { kind: RecordKind; externalId: string };

/**
 * Undoes up to `limit` rows of an import in one slot, from the cursor on: rows it created go, rows it overwrote come
 * back from their before-image, both only where the import is still the last writer. What an import wrote that was taken
 * back meanwhile does not come back: then it is what was there before that one. Gives the number undone and the cursor to
 * go on from; null = finished.
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
  const theming = yield* readTheming(ctx);
  const change = ctx.cells(args.slot);
  const texts = new TextChanges(args.slot, yield* lastTextId(ctx, args.slot));
  const assignments = new RecordAssignments(args.slot, yield* readRuleReader(ctx));
  const kind = args.after?.kind ?? RECORD_KINDS[0];
  const rows = yield* rowsOf(ctx, kind, args, args.after?.externalId ?? '');
  const ids = rows.map((held) => String(held[COLUMN.external_id]));
  const images = yield* standingImages(ctx, { ...args, kind, ids });
  yield* assignments.know(ctx, kind, rows);
  const restored: Row[] = [];
  const gone: Row[] = [];
  const touches: Touch[] = [];
  for (const [i, held] of rows.entries()) {
    const image = images.get(ids[i] ?? '');
    if (image) {
      const safe = withLinksOf(safeRow(kind, image), held);
      const next = assignments.lay(kind, theming ? themedRow(kind, safe, theming) : safe);
      texts.replace(kind, held, next);
      counting.recount(change, kind, held, next);
      restored.push(next);
    } else {
      texts.replace(kind, held, null);
      counting.count(change, kind, held, -1);
      assignments.forget(kind, held);
      gone.push(held);
    }
    // What comes back may be in stories that the version taken back was not in.
    const left = isInStory(held) ? subjectsOf(kind, held) : [];
    const touch = touchOf(kind, image ? (restored.at(-1) ?? held) : held, left, args.now);
    if (touch) touches.push(touch);
  }
  yield* overwriteRows(ctx, kind, restored);
  yield* removeRows(ctx, kind, gone);
  yield* texts.write(ctx);
  yield* assignments.write(ctx);
  yield* leaveTouches(ctx, touches);
  const last = rows[rows.length - 1];
  if (last && rows.length === args.limit) {
    const externalId = String(last[COLUMN.external_id]);
    return { undone: rows.length, next: { kind, externalId } };
  }
  const following = RECORD_KINDS[RECORD_KINDS.indexOf(kind) + 1];
  const next = following === undefined ? null : { kind: following, externalId: '' };
  // What is held of the organisation goes by what was ever answered.
  if (next === null) yield* raiseSettings(ctx);
  // Every other slot is done by now.
  if (next === null && args.slot === ctx.slots - 1) yield* recallLastAt(ctx, args);
  return { undone: rows.length, next };
}

/**
 * The rows that come back for those that an import overwrote, by external id: as they were before it, and before all
 * earlier imports that were taken back since. Records that none of what still stands has made are left out.
 */
function* standingImages(
  ctx: Context,
  args: Parameters<typeof takeImages>[1],
): Steps<Map<string, Row>> {
  const images = yield* takeImages(ctx, args);
  for (;;) {
    const writers = new Map<string, string[]>();
    for (const [id, image] of images) {
      const writer = image[COLUMN.import_id];
      if (typeof writer !== 'string') continue;
      const ids = writers.get(writer);
      if (ids) ids.push(id);
      else writers.set(writer, [id]);
    }
    const gone = yield* takenBack(ctx, [...writers.keys()]);
    if (gone.length === 0) return images;
    for (const importId of gone) {
      const ids = writers.get(importId) ?? [];
      const earlier = yield* takeImages(ctx, { ...args, importId, ids });
      for (const id of ids) {
        const image = earlier.get(id);
        if (image) images.set(id, image);
        else images.delete(id);
      }
    }
  }
}

/** Those of some imports of which nothing is to stay. */
function* takenBack(ctx: Context, ids: readonly string[]): Steps<string[]> {
  if (ids.length === 0) return [];
  const { q, t } = ctx.dialect;
  const j = t.importJob;
  const states = ['undone', 'undoing', 'failed'];
  const rows = yield* all(
    q
      .select({ id: j.id })
      .from(j)
      .where(and(inArray(j.id, [...ids]), inArray(j.state, states))),
  );
  return rows.map(({ id }) => id);
}

/** What the linker found since belongs to the record, not to the import. */
function withLinksOf(image: Row, held: Row): Row {
  const restored = [...image];
  for (const column of LINK_COLUMNS) restored[COLUMN[column]] = held[COLUMN[column]] ?? null;
  return restored;
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

/** Records that an import wrote and a later import wrote again: undoing leaves them alone. */
export type LaterWritten = {
  kind: string;
  source: string;
  externalId: string;
  laterImport: string;
};

/** Those records: the first `limit` of them, and how many there are in all. */
export function* listLaterWriters(
  ctx: Context,
  args: { importId: string; limit: number },
): Steps<{ records: LaterWritten[]; total: number }> {
  const { q, t } = ctx.dialect;
  const b = t.beforeImage;
  const written = eq(b.earlier_import, args.importId);
  const rows = yield* all(
    q
      .select({
        kind: b.kind,
        source: b.source,
        external_id: b.external_id,
        import_id: b.import_id,
      })
      .from(b)
      .where(written)
      .limit(args.limit),
  );
  const records = rows.map((row) => ({
    kind: row.kind,
    source: row.source,
    externalId: row.external_id,
    laterImport: row.import_id,
  }));
  if (rows.length < args.limit) return { records, total: rows.length };
  const [whole] = yield* all(
    q
      .select({ total: sql<number>`count(*)`.as('total') })
      .from(b)
      .where(written),
  );
  return { records, total: whole?.total ?? 0 };
}

/** Drops before-images kept since before an instant; gives how many. Imports older than that cannot be undone. */
export function* forgetImages(ctx: Context, args: { before: number }): Steps<number> {
  const { q, t } = ctx.dialect;
  const b = t.beforeImage;
  // What an import that was taken back kept is needed where a later one that overwrote the same record may be taken back.
  const isTakenBack = sql`${b.import_id} in (select id from import_job where state in ('undone', 'undoing', 'failed'))`;
  const isKeptSince = sql`(${b.slot}, ${b.kind}, ${b.source}, ${b.external_id}) in (select slot, kind, source, external_id from before_image where kept_at >= ${args.before})`;
  return yield* run(
    q
      .delete(b)
      .where(and(lt(b.kept_at, args.before), sql`not (${isTakenBack} and ${isKeptSince})`)),
  );
}
