import { and, gte, isNotNull, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { AppError } from '#server/domain/problem.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Search } from '#server/domain/text/search.ts';
import { isFound, needsText } from '#server/domain/text/search.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { TopRows } from './top-rows.ts';
import type { RecordOrder, RecordPlace } from './records-behind.ts';
import { orderOf } from './records-behind.ts';
import type { Row } from './record-row.ts';
import { COLUMN, tableOf } from './record-row.ts';
import { readRows } from './rows-by-key.ts';
import type { Filters, Span } from './slice.ts';
import { filterCondition } from './slice.ts';
import { countRows, rareWords, SEARCH_FOUND } from './search-words.ts';
import { readTextsWaiting } from './text-waiting.ts';
import { departmentsOf, readableOnly } from './visible.ts';

/** Texts that may be read one by one where the words are in more than that. */
const SEARCH_READ = 50_000;
const BOUNDS = { found: SEARCH_FOUND, read: SEARCH_READ };

/** Kinds of records that have a text, in the order of a page's records of the same instant. */
export const TEXT_KINDS = ['case', 'contact', 'response'] as const satisfies readonly RecordKind[];

/** Which words, in which records (of the instants of the span; null = ever), and which page of them. */
export type SearchQuestion = {
  search: Search;
  kinds: readonly RecordKind[];
  span: Span | null;
  filters: Filters;
  sort: RecordOrder;
  /** Last record of the page before; null = from the first. */
  after: RecordPlace | null;
  limit: number;
  /** Texts that the index may name, and that may be read instead where it names more; left out = as many as is quick. */
  bounds?: { found: number; read: number };
};

/** One page of the records with the words. */
export type FoundRecords = {
  /** Records with the words in all that the viewer may read. */
  total: number;
  page: { kind: RecordKind; row: Row }[];
  /** True while records that are older than the search index are still being taken into it. */
  isIncomplete: boolean;
};

/**
 * The records whose text has the words asked for, of those that the viewer may read: others do not exist here. Rare words
 * are looked up in the index; where they are common, the texts of the span are read. Both are bounded before anything is
 * read, for a viewer who may not read everything by the number of texts in the span alone: a refusal must not tell how
 * common a word is in texts of others.
 * @throws AppError SEARCH_TOO_BROAD { limit, read } when the words are common and the span has too many texts, or
 * { what: 'own', read } when it has too many for a viewer who may not read everything
 */
export function* searchRecords(ctx: Context, question: SearchQuestion): Steps<FoundRecords> {
  const { search, kinds, limit } = question;
  const asked = TEXT_KINDS.filter((kind) => kinds.includes(kind));
  const bounds = question.bounds ?? BOUNDS;
  const words = yield* rareWords(ctx, search, bounds.found);
  if (departmentsOf(ctx.viewer) !== 'all') {
    yield* refuseTooMany(ctx, asked, question, { what: 'own', read: bounds.found });
  } else if (!words) {
    yield* refuseTooMany(ctx, asked, question, { limit: bounds.found, read: bounds.read });
  }
  const mustRead = !words || needsText(search);
  const { after } = question;
  const order = orderOf(question.sort);
  const isAfter = (one: RecordPlace): boolean => after === null || order(one, after) > 0;
  const top = new TopRows<FoundPlace>(order, isAfter, limit);
  let total = 0;
  for (const kind of asked) {
    const where = and(condition(ctx, kind, question), words?.(kind));
    yield* each(select(ctx, kind, where, mustRead), (row: Bindable[]) => {
      if (mustRead && !isFound(search, String(row[PLACE_COLUMNS]))) return;
      total++;
      top.offer(placeOf(kind, row));
    });
  }
  return {
    total,
    page: yield* rowsAt(ctx, top.rows()),
    isIncomplete: yield* readTextsWaiting(ctx),
  };
}

type FoundPlace = RecordPlace & { slot: number };

/** Columns of `select` before the text. */
const PLACE_COLUMNS = 4;

function placeOf(kind: RecordKind, [slot, at, source, externalId]: Bindable[]): FoundPlace {
  return {
    kind,
    slot: Number(slot),
    at: Number(at),
    source: String(source),
    externalId: String(externalId),
  };
}

function select(ctx: Context, kind: RecordKind, where: SQL | undefined, withText: boolean) {
  const table = tableOf(ctx.dialect, kind);
  const columns = {
    slot: table.slot,
    at: table.at,
    source: table.source,
    external_id: table.external_id,
  };
  const text = sql<string>`${table}.text`.as('text');
  return ctx.dialect.q
    .select(withText ? { ...columns, text } : columns)
    .from(table)
    .where(where);
}

/** All that is asked but the words. */
function condition(
  ctx: Context,
  kind: RecordKind,
  { span, filters }: SearchQuestion,
): SQL | undefined {
  const table = tableOf(ctx.dialect, kind);
  return and(
    isNotNull(sql`${table}.text_id`),
    span ? and(gte(table.at, span.from), lt(table.at, span.to)) : undefined,
    filterCondition(ctx.dialect, kind, filters),
    readableOnly(ctx.dialect, ctx.viewer, kind),
  );
}

function* refuseTooMany(
  ctx: Context,
  kinds: readonly RecordKind[],
  question: SearchQuestion,
  told: { what: 'own'; read: number } | { limit: number; read: number },
): Steps<void> {
  let left = told.read;
  for (const kind of kinds) {
    const where = condition(ctx, kind, question);
    const table = tableOf(ctx.dialect, kind);
    const some = sql`(select 1 from ${table} where ${where} limit ${left + 1}) as bounded`;
    left -= yield* countRows(ctx, some);
    if (left < 0) throw new AppError('SEARCH_TOO_BROAD', told);
  }
}

/** The rows at some places, in the order of the places. */
function* rowsAt(ctx: Context, places: readonly FoundPlace[]): Steps<FoundRecords['page']> {
  const rows = new Map<string, Row>();
  for (const kind of TEXT_KINDS) {
    const slots = new Set(places.map(({ slot }) => slot));
    for (const slot of slots) {
      const keys = places.filter((place) => place.kind === kind && place.slot === slot);
      for (const row of yield* readRows(ctx, kind, slot, keys)) rows.set(keyOf(kind, row), row);
    }
  }
  return places.flatMap((place) => {
    const row = rows.get(`${place.kind}\n${place.source}\n${place.externalId}`);
    return row ? [{ kind: place.kind, row }] : [];
  });
}

function keyOf(kind: RecordKind, row: Row): string {
  return `${kind}\n${String(row[COLUMN.source])}\n${String(row[COLUMN.external_id])}`;
}
