import { and, eq, isNull, notInArray, or, sql } from 'drizzle-orm';
import { ERASED_SEALED, ERASED_UNKNOWN } from '#server/domain/erasure/anonymous.ts';
import { ASSIGNED } from '#server/domain/records/assigned.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import { wordForms } from '#server/domain/text/words.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { ASSIGNED_PLACE, COLUMN, rowColumns, tableOf, TEXT_PLACES } from './record-row.ts';
import { readTextsWaiting } from './text-waiting.ts';

/** A text that the search index knows otherwise than its record tells. */
export type TextDifference = {
  slot: number;
  /** Number of the text in the index; null = the record's text was never taken into it. */
  text: number | null;
  /**
   * `missing` = words that the index does not have; `extra` = the index has a text of no record; `theme` = the record's theme
   * is said to be read from a text that is not there.
   */
  kind: 'different' | 'missing' | 'extra' | 'theme';
  /** The record; null when there is none. */
  record: { kind: RecordKind; source: string; externalId: string } | null;
};

/** What a comparison found: texts with words, and every one that differs. */
export type TextCheck = { texts: number; differences: TextDifference[] };

/** Numbers of texts are spread over this many sums. */
const BUCKETS = 65_536;

/**
 * Compares the search index of one slot with the texts of its records, in memory that does not grow with the store: both
 * sides add up a hash of every pair of text and word. Null while old records are still being taken into the index.
 */
export function* checkTexts(ctx: Context, args: { slot: number }): Steps<TextCheck | null> {
  if (yield* readTextsWaiting(ctx)) return null;
  const { slot } = args;
  const told = new Sums();
  const held = new Sums();
  const differences: TextDifference[] = [];
  let texts = 0;
  yield* eachText(ctx, slot, (id, words, record) => {
    texts++;
    if (id === null) differences.push({ slot, text: null, kind: 'missing', record: record() });
    else for (const word of words) told.add(id, word);
  });
  yield* eachPair(ctx, slot, (id, word) => held.add(id, word));
  const buckets = told.unlike(held);
  if (buckets.size > 0) differences.push(...(yield* nameDifferences(ctx, slot, buckets)));
  differences.push(...(yield* themesWithoutText(ctx, slot)));
  return { texts, differences };
}

/** Records whose theme is said to be read from their text, and that have none; but for erased customers, whose texts went. */
function* themesWithoutText(ctx: Context, slot: number): Steps<TextDifference[]> {
  const differences: TextDifference[] = [];
  for (const kind of RECORD_KINDS) {
    if (ASSIGNED_PLACE[kind] === null) continue;
    const table = tableOf(ctx.dialect, kind);
    const rows = ctx.dialect.q
      .select({ source: table.source, external_id: table.external_id })
      .from(table)
      .where(
        and(
          eq(table.slot, slot),
          sql`text is null and (assigned & ${ASSIGNED.themeFromText}) <> 0`,
          or(isNull(table.customer), notInArray(table.customer, [ERASED_SEALED, ERASED_UNKNOWN])),
        ),
      );
    yield* each(rows, ([source, externalId]: Bindable[]) => {
      const record = { kind, source: String(source), externalId: String(externalId) };
      differences.push({ slot, text: null, kind: 'theme', record });
    });
  }
  return differences;
}

type TakeText = (
  id: number | null,
  words: readonly string[],
  record: () => NonNullable<TextDifference['record']>,
) => void;

/** Every record whose text has words, or that has a number in the index. */
function* eachText(ctx: Context, slot: number, take: TakeText): Steps<void> {
  for (const kind of RECORD_KINDS) {
    const places = TEXT_PLACES[kind];
    if (!places) continue;
    const table = tableOf(ctx.dialect, kind);
    const rows = ctx.dialect.q
      .select(rowColumns(ctx.dialect, kind))
      .from(table)
      .where(eq(table.slot, slot));
    yield* each(rows, (row: Bindable[]) => {
      const text = row[places.text] ?? null;
      const id = row[places.id] ?? null;
      const words = text === null ? [] : wordForms(String(text));
      if (words.length === 0 && id === null) return;
      take(id === null ? null : Number(id), words, () => ({
        kind,
        source: String(row[COLUMN.source]),
        externalId: String(row[COLUMN.external_id]),
      }));
    });
  }
}

function* eachPair(
  ctx: Context,
  slot: number,
  take: (id: number, word: string) => void,
): Steps<void> {
  const pairs = ctx.dialect.statement(ctx.dialect.search.pairs(slot));
  yield* each(pairs, ([id, word]: Bindable[]) => take(Number(id), String(word)));
}

/** Goes through both sides again and compares the texts of some buckets one by one. */
function* nameDifferences(
  ctx: Context,
  slot: number,
  buckets: ReadonlySet<number>,
): Steps<TextDifference[]> {
  const told = new Map<number, { sum: number; record: TextDifference['record'] }>();
  const held = new Map<number, number>();
  const differences: TextDifference[] = [];
  yield* eachText(ctx, slot, (id, words, record) => {
    if (id === null || !buckets.has(id % BUCKETS)) return;
    const sum = words.reduce((all, word) => (all + pairHash(id, word)) | 0, 0);
    const other = told.get(id);
    // One number for two records: the index can hold the words of one at most.
    if (other) differences.push({ slot, text: id, kind: 'different', record: record() });
    else told.set(id, { sum, record: record() });
  });
  yield* eachPair(ctx, slot, (id, word) => {
    if (buckets.has(id % BUCKETS)) held.set(id, ((held.get(id) ?? 0) + pairHash(id, word)) | 0);
  });
  for (const [id, { sum, record }] of told) {
    const found = held.get(id);
    held.delete(id);
    if (found === undefined) differences.push({ slot, text: id, kind: 'missing', record });
    else if (found !== sum) differences.push({ slot, text: id, kind: 'different', record });
  }
  for (const id of held.keys()) differences.push({ slot, text: id, kind: 'extra', record: null });
  return differences;
}

/** Sums of pairs by bucket of the text's number; equal for equal sets of pairs, in any order. */
class Sums {
  private readonly sums = new Int32Array(BUCKETS);

  add(id: number, word: string): void {
    const bucket = id % BUCKETS;
    this.sums[bucket] = (this.sums[bucket] ?? 0) + pairHash(id, word);
  }

  unlike(other: Sums): Set<number> {
    const buckets = new Set<number>();
    this.sums.forEach((sum, i) => {
      if (sum !== other.sums[i]) buckets.add(i);
    });
    return buckets;
  }
}

/** FNV-1a of the word, mixed with the number by the finaliser of MurmurHash3 (public domain); 32 bits. */
function pairHash(id: number, word: string): number {
  let h = 0x811c_9dc5 ^ Math.imul(id, 0x9e37_79b1);
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x0100_0193);
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return h ^ (h >>> 16);
}
