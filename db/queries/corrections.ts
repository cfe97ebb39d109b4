import type { RecordKind } from '#server/domain/records/fields.ts';
import type { CellChange } from '../cells/change.ts';
import type { Context, Steps } from '../store/request.ts';
import { keepImages } from './before-images.ts';
import { CHUNK } from './chunks.ts';
import type { Counting } from './counting.ts';
import { keptAnonymous } from './erasure-row.ts';
import type { Row } from './record-row.ts';
import type { RecordAssignments } from './record-assignments.ts';
import { COLUMN, DAY_PRECISION, LINK_COLUMNS, TEXT_PLACES } from './record-row.ts';
import { overwriteRows } from './record-writes.ts';
import type { RowBatch } from './row-batch.ts';
import { rowIn } from './row-batch.ts';
import { readRows } from './rows-by-key.ts';
import type { TextChanges } from './text-index.ts';
import type { Touch } from './touch.ts';
import { leaveTouches, subjectsOf, touchOf } from './touch.ts';

/** Where a transaction gathers what follows from changes of one slot's records. */
export type RecordChanges = {
  counting: Counting;
  cells: CellChange;
  texts: TextChanges;
  assignments: RecordAssignments;
};

/**
 * What became of records whose key was taken. `older` = the store holds a newer version and kept it. What an import wrote
 * itself is counted already, however many of its rows are about it.
 */
export type CorrectionCounts = { changed: number; same: number; older: number };

/**
 * Deals with the rows of a batch whose keys are taken, in their order: changed ones replace the stored version (whose
 * image is kept when an import does it) and leave a touch for the linker, older versions and exact resends are left
 * alone. `changes` get the difference between the stored version and the new one. Versions are compared as the source told
 * them; what people and rules set lies over the new one as over the old.
 */
export function* correctRows(
  ctx: Context,
  batch: RowBatch,
  taken: readonly number[],
  changes: RecordChanges,
  now: number,
): Steps<CorrectionCounts> {
  const counts: CorrectionCounts = { changed: 0, same: 0, older: 0 };
  for (let from = 0; from < taken.length; from += CHUNK) {
    const rows = taken.slice(from, from + CHUNK).map((place) => rowIn(batch, place));
    yield* correctChunk(ctx, batch.kind, rows, changes, now, counts);
  }
  return counts;
}

/** What is written is on its way before the next chunk is read, so a key may come again in any of them. */
function* correctChunk(
  ctx: Context,
  kind: RecordKind,
  rows: readonly Row[],
  changes: RecordChanges,
  now: number,
  counts: CorrectionCounts,
): Steps<void> {
  const { counting, cells, texts, assignments } = changes;
  const stored = yield* readStored(ctx, kind, rows);
  yield* assignments.know(ctx, kind, [...stored.values()]);
  const changed = new Map<string, Row>();
  const images: Row[] = [];
  const touches: Touch[] = [];
  for (const row of rows) {
    const id = String(row[COLUMN.external_id]);
    const held = stored.get(id);
    if (!held) throw new Error('a row whose key is taken is not there');
    const earlier = assignments.told(kind, held);
    const told = keepOwn(kind, keptFine(keptAnonymous(kind, row, earlier), earlier), held);
    const fate = fateOf(told, earlier);
    const importId = row[COLUMN.import_id] ?? null;
    const isOwn = importId !== null && importId === held[COLUMN.import_id];
    if (!isOwn) counts[fate]++;
    if (fate !== 'changed') continue;
    // What an import overwrites of its own needs no image: undoing must not bring it back.
    if (importId !== null && !isOwn) images.push(earlier);
    const next = assignments.lay(kind, told);
    counting.recount(cells, kind, held, next);
    texts.replace(kind, held, next);
    const touch = touchOf(kind, next, subjectsOf(kind, held), now);
    if (touch) touches.push(touch);
    stored.set(id, next);
    changed.set(id, next);
  }
  const importId = rows[0]?.[COLUMN.import_id] ?? null;
  yield* keepImages(ctx, { kind, importId, rows: images, now });
  yield* overwriteRows(ctx, kind, [...changed.values()]);
  yield* texts.write(ctx);
  yield* assignments.write(ctx);
  yield* leaveTouches(ctx, touches);
}

/** The stored rows with the keys of some rows of one slot and source, by external id. */
function* readStored(
  ctx: Context,
  kind: RecordKind,
  rows: readonly Row[],
): Steps<Map<string, Row>> {
  const keys = rows.map((row) => ({
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
  }));
  const found = yield* readRows(ctx, kind, Number(rows[0]?.[COLUMN.slot]), keys);
  return new Map(found.map((row) => [String(row[COLUMN.external_id]), row]));
}

function fateOf(next: Row, held: Row): keyof CorrectionCounts {
  const heldVersion = held[COLUMN.updated_at] ?? null;
  const version = next[COLUMN.updated_at] ?? null;
  const isOlder = heldVersion !== null && (version === null || version < heldVersion);
  if (isOlder) return 'older';
  return isSame(next, held) ? 'same' : 'changed';
}

/**
 * A resent record keeps what no source tells: what the linker found (the touch makes the linker look again) and the
 * number of its text.
 */
function keepOwn(kind: RecordKind, row: Row, held: Row): Row {
  const next = [...row];
  for (const column of LINK_COLUMNS) next[COLUMN[column]] = held[COLUMN[column]] ?? null;
  const places = TEXT_PLACES[kind];
  if (places) next[places.id] = held[places.id] ?? null;
  return next;
}

/** The very same instant, told with a time of day by both: to the minute in one file, to the second in another. */
function isOneMoment(next: Row, held: Row): boolean {
  return (
    [next, held].every((row) => row[COLUMN.precision] !== DAY_PRECISION) &&
    next[COLUMN.at] === held[COLUMN.at]
  );
}

/** The row as finely told as it was, where it tells the same moment. */
function keptFine(next: Row, held: Row): Row {
  const [precision, before] = [Number(next[COLUMN.precision]), Number(held[COLUMN.precision])];
  if (precision >= before || !isOneMoment(next, held)) return next;
  return next.with(COLUMN.precision, before);
}

/** Equal but for the import that carried them, and for how finely they tell one moment. */
function isSame(next: Row, held: Row): boolean {
  return next.every(
    (value, i) =>
      i === COLUMN.import_id ||
      value === (held[i] ?? null) ||
      (i === COLUMN.precision && isOneMoment(next, held)),
  );
}
