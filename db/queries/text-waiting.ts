import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { safeText } from '#server/domain/text/record-text.ts';
import type { Context, Steps, WriteContext } from '../store/request.ts';
import { each, run } from '../store/request.ts';
import { readMeta } from './calendar.ts';
import { readCounting } from './counting.ts';
import type { Row } from './record-row.ts';
import { COLUMN, rowColumns, tableOf, TEXT_PLACES } from './record-row.ts';
import { overwriteRows } from './record-writes.ts';
import { lastTextId, TextChanges } from './text-index.ts';

/** Fact of a store whose records are older than the search index and not all in it yet. */
const WAITING = 'texts_waiting';

/** A stored row with its text redacted and its language told by the script where nobody told it. */
export function safeRow(kind: RecordKind, row: Row): Row {
  const places = TEXT_PLACES[kind];
  const text = places ? (row[places.text] ?? null) : null;
  if (!places || text === null) return row;
  const language = row[places.language] ?? null;
  const safe = safeText(String(text), language === null ? null : String(language));
  const next = [...row];
  next[places.text] = safe.text;
  next[places.language] = safe.language;
  return next;
}

/** True while records that are older than the search index may not be in it. */
export function* readTextsWaiting(ctx: Context): Steps<boolean> {
  return (yield* readMeta(ctx, WAITING)) !== null;
}

/** Notes that every text is in the search index. */
export function* finishTexts(ctx: Context): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(q.delete(t.meta).where(eq(t.meta.name, WAITING)));
}

/** The last record that was looked at. */
export type TextPlace = { source: string; externalId: string };

/**
 * Looks at up to `limit` records of a kind with a text, in the order of their keys from a place on, and takes those that
 * are older than the search index into it: redacted, and with a language. Gives the place to go on from; null = done.
 */
export function* indexTexts(
  ctx: WriteContext,
  args: { slot: number; kind: RecordKind; after: TextPlace | null; limit: number },
): Steps<TextPlace | null> {
  const { slot, kind, limit } = args;
  const places = TEXT_PLACES[kind];
  if (!places) return null;
  const rows = yield* rowsWithText(ctx, args);
  const texts = new TextChanges(slot, yield* lastTextId(ctx, slot));
  const counting = yield* readCounting(ctx);
  const changed: Row[] = [];
  for (const held of rows) {
    if ((held[places.id] ?? null) !== null) continue;
    const next = safeRow(kind, held);
    texts.replace(kind, null, next);
    // No number moves; but what was answered about the record does not hold any more.
    counting.recount(ctx.cells(slot), kind, held, next);
    changed.push(next);
  }
  yield* overwriteRows(ctx, kind, changed);
  yield* texts.write(ctx);
  const last = rows.at(-1);
  return last && rows.length === limit
    ? { source: String(last[COLUMN.source]), externalId: String(last[COLUMN.external_id]) }
    : null;
}

function* rowsWithText(
  ctx: Context,
  {
    slot,
    kind,
    after,
    limit,
  }: { slot: number; kind: RecordKind; after: TextPlace | null; limit: number },
): Steps<Row[]> {
  const table = tableOf(ctx.dialect, kind);
  const rows: Row[] = [];
  yield* each(
    ctx.dialect.q
      .select(rowColumns(ctx.dialect, kind))
      .from(table)
      .where(
        and(
          eq(table.slot, slot),
          isNotNull(sql`text`),
          after === null
            ? undefined
            : sql`(${table.source}, ${table.external_id}) > (${after.source}, ${after.externalId})`,
        ),
      )
      .orderBy(asc(table.source), asc(table.external_id))
      .limit(limit),
    (row) => rows.push(row),
  );
  return rows;
}
