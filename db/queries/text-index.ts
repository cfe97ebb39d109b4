import { and, desc, eq, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import { wordForms } from '#server/domain/text/words.ts';
import type { Context, Steps } from '../store/request.ts';
import { bulk } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Row } from './record-row.ts';
import { TEXT_PLACES, tableOf } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { textsIn, withNumbers } from './row-batch.ts';

/** A text on its way into the search index. */
type Entry = { id: number; words: string };

/** New rows of which some have a text, numbered for the search index. `entries` by place of the row. */
export type NumberedBatch = { batch: RowBatch; entries: ReadonlyMap<number, Entry> };

/**
 * What a transaction changes in one slot's search index. Whoever writes or removes a row tells it here first and calls
 * `write` before the transaction ends.
 */
export class TextChanges {
  private readonly slot: number;
  private last: number;
  private readonly added = new Map<number, string>();
  private readonly removed = new Map<number, string>();

  /** `last` is the greatest number given in the slot so far, as `lastTextId` gives it. */
  constructor(slot: number, last: number) {
    this.slot = slot;
    this.last = last;
  }

  /** Numbers the texts of rows that are to be inserted. */
  number(batch: RowBatch): NumberedBatch {
    const places = TEXT_PLACES[batch.kind];
    const texts = places ? textsIn(batch, places.text) : null;
    if (!places || !texts) return { batch, entries: new Map() };
    const entries = new Map<number, Entry>();
    const ids = new Float64Array(batch.count).fill(Number.NaN);
    texts.forEach((text, place) => {
      const words = text === null ? [] : wordForms(text);
      if (words.length === 0) return;
      const id = ++this.last;
      ids[place] = id;
      entries.set(place, { id, words: words.join(' ') });
    });
    if (entries.size === 0) return { batch, entries };
    return { batch: withNumbers(batch, places.id, ids), entries };
  }

  /** The numbered rows were inserted, but those at `taken`. */
  inserted({ entries }: NumberedBatch, taken: readonly number[]): void {
    if (entries.size === 0) return;
    const left = new Set(taken);
    for (const [place, { id, words }] of entries) if (!left.has(place)) this.added.set(id, words);
  }

  /** `next` is to stand where `held` stands (null = nothing); sets the number of its text. */
  replace(kind: RecordKind, held: Row | null, next: Row | null): void {
    const places = TEXT_PLACES[kind];
    if (!places) return;
    const before = held?.[places.text] ?? null;
    const after = next?.[places.text] ?? null;
    if (next && before === after) {
      next[places.id] = held?.[places.id] ?? null;
      return;
    }
    const id = held?.[places.id] ?? null;
    if (id !== null) this.remove(Number(id), String(before));
    if (next) next[places.id] = this.add(after === null ? [] : wordForms(String(after)));
  }

  private add(words: readonly string[]): number | null {
    if (words.length === 0) return null;
    const id = ++this.last;
    this.added.set(id, words.join(' '));
    return id;
  }

  private remove(id: number, text: string): void {
    if (!this.added.delete(id)) this.removed.set(id, wordForms(text).join(' '));
  }

  /** Writes what was told so far. Numbers rise, as the index of SQLite is written fastest. */
  *write({ dialect: { search } }: Context): Steps<void> {
    const { slot } = this;
    const inOrder = [...this.removed].sort(([a], [b]) => a - b);
    yield* bulk(
      search.drop,
      inOrder.map(([id, words]) => search.dropRow(slot, id, words)),
    );
    yield* bulk(
      search.put,
      [...this.added].map(([id, words]) => search.putRow(slot, id, words)),
    );
    this.removed.clear();
    this.added.clear();
  }
}

/** The greatest number of a text in a slot's search index; 0 = there is none. */
export function* lastTextId(ctx: Context, slot: number): Steps<number> {
  let last = 0;
  for (const kind of RECORD_KINDS) {
    if (!TEXT_PLACES[kind]) continue;
    const table = tableOf(ctx.dialect, kind);
    const [row] = yield* allOf(
      ctx,
      `last text ${kind}`,
      () =>
        ctx.dialect.q
          .select({ id: sql<number>`text_id`.as('id') })
          .from(table)
          .where(and(eq(table.slot, 0), sql`text_id is not null`))
          .orderBy(desc(sql`text_id`))
          .limit(1),
      [slot, 1],
    );
    last = Math.max(last, row?.id ?? 0);
  }
  return last;
}
