import type { RecordKind } from '#server/domain/records/fields.ts';
import type { CellChange } from '../cells/change.ts';
import type { Context, Steps } from '../store/request.ts';
import { keepImages } from './before-images.ts';
import { CHUNK } from './chunks.ts';
import type { Counting } from './counting.ts';
import { keptAnonymous } from './erasure-row.ts';
import type { Row } from './record-row.ts';
import { COLUMN, LINK_COLUMNS, TEXT_PLACES } from './record-row.ts';
import { overwriteRows } from './record-writes.ts';
import type { RowBatch } from './row-batch.ts';
import { rowIn } from './row-batch.ts';
import { readRows } from './rows-by-key.ts';
import type { TextChanges } from './text-index.ts';
import type { Touch } from './touch.ts';
import { leaveTouches, subjectsOf } from './touch.ts';

/** What became of rows whose key was taken. `older` = the store holds a newer version and kept it. */
export type CorrectionCounts = { changed: number; same: number; older: number };

/**
 * Deals with the rows of a batch whose keys are taken, in their order: changed ones replace the stored version (whose
 * image is kept when an import does it) and leave a touch for the linker, older versions and exact resends are left
 * alone. `cells` and `texts` get the difference between the stored version and the new one.
 */
export function* correctRows(
  ctx: Context,
  batch: RowBatch,
  taken: readonly number[],
  counting: Counting,
  cells: CellChange,
  texts: TextChanges,
  now: number,
): Steps<CorrectionCounts> {
  const counts: CorrectionCounts = { changed: 0, same: 0, older: 0 };
  for (let from = 0; from < taken.length; from += CHUNK) {
    const rows = taken.slice(from, from + CHUNK).map((place) => rowIn(batch, place));
    yield* correctChunk(ctx, batch.kind, rows, counting, cells, texts, now, counts);
  }
  return counts;
}

/** What is written is on its way before the next chunk is read, so a key may come again in any of them. */
function* correctChunk(
  ctx: Context,
  kind: RecordKind,
  rows: readonly Row[],
  counting: Counting,
  cells: CellChange,
  texts: TextChanges,
  now: number,
  counts: CorrectionCounts,
): Steps<void> {
  const stored = yield* readStored(ctx, kind, rows);
  const changed = new Map<string, Row>();
  const images: Row[] = [];
  const touches: Touch[] = [];
  for (const row of rows) {
    const id = String(row[COLUMN.external_id]);
    const held = stored.get(id);
    if (!held) throw new Error('a row whose key is taken is not there');
    const next = keepOwn(kind, keptAnonymous(kind, row, held), held);
    const fate = fateOf(next, held);
    counts[fate]++;
    if (fate !== 'changed') continue;
    const importId = row[COLUMN.import_id];
    // What an import overwrites of its own needs no image: undoing must not bring it back.
    if (importId !== null && importId !== held[COLUMN.import_id]) images.push(held);
    counting.recount(cells, kind, held, next);
    texts.replace(kind, held, next);
    touch(kind, next, subjectsOf(kind, held), now, touches);
    stored.set(id, next);
    changed.set(id, next);
  }
  const importId = rows[0]?.[COLUMN.import_id] ?? null;
  yield* keepImages(ctx, { kind, importId, rows: images, now });
  yield* overwriteRows(ctx, kind, [...changed.values()]);
  yield* texts.write(ctx);
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

/** Equal but for the import that carried them. */
function isSame(next: Row, held: Row): boolean {
  return next.every((value, i) => i === COLUMN.import_id || value === (held[i] ?? null));
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
