import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Search } from '#server/domain/text/search.ts';
import { isFound } from '#server/domain/text/search.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import type { Row } from './record-row.ts';
import { tableOf, TEXT_PLACES } from './record-row.ts';

/** Texts that the index may name for one question; each is then looked up. */
export const SEARCH_FOUND = 100_000;

/**
 * How to find the records of a kind that have all words of a question in any order: a condition by the index. Null when
 * they are common, so that the index would name more than `most` texts.
 */
export function* rareWords(
  ctx: Context,
  { terms }: Search,
  most = SEARCH_FOUND,
): Steps<((kind: RecordKind) => SQL) | null> {
  const { search } = ctx.dialect;
  const some = sql`(${search.texts(terms)} limit ${most + 1}) as bounded`;
  if ((yield* countRows(ctx, some)) > most) return null;
  return (kind) => {
    const table = tableOf(ctx.dialect, kind);
    // A kind without text has no such column.
    if (!TEXT_PLACES[kind]) return sql`1 = 0`;
    return search.has({ slot: table.slot, text_id: sql`${table}.text_id` }, terms);
  };
}

/** Number of rows of a bounded table. */
export function* countRows(ctx: Context, rows: SQL): Steps<number> {
  const { q } = ctx.dialect;
  const [counted] = yield* all(q.select({ n: sql<number>`count(*)`.as('n') }).from(rows));
  return counted?.n ?? 0;
}

/** True when a row's text is what a question asks for. */
export function hasText(search: Search, kind: RecordKind, row: Row): boolean {
  const text = row[TEXT_PLACES[kind]?.text ?? -1] ?? null;
  return text !== null && isFound(search, String(text));
}
