import { and, eq, inArray, sql } from 'drizzle-orm';
import { ASSIGNED } from '#server/domain/records/assigned.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, each, first } from '../store/request.ts';
import { TEXT_KINDS } from './record-search.ts';
import { ASSIGNED_PLACE, tableOf } from './record-row.ts';

/** Where a going through the texts stands: the last record it has looked at. */
export type TextCursor = { slot: number; kind: RecordKind; source: string; externalId: string };

/** A record's text with what is known of its theme. */
export type ThemedText = {
  source: string;
  externalId: string;
  text: string;
  /** Code of its theme; with `isSet` the one that a person or a rule set over what was told. */
  theme: number;
  isFromText: boolean;
  isSet: boolean;
};

/** The next texts of one slot and kind in the order of their keys, at most `limit`. */
export function* readTexts(
  ctx: Context,
  args: { slot: number; kind: RecordKind; after: TextCursor | null; limit: number },
): Steps<ThemedText[]> {
  const { slot, kind, after, limit } = args;
  const table = tableOf(ctx.dialect, kind);
  const texts: ThemedText[] = [];
  const statement = ctx.dialect.q
    .select({
      source: table.source,
      external_id: table.external_id,
      theme: table.theme,
      text: sql<string>`${table}.text`.as('text'),
      assigned: sql<number | null>`${table}.assigned`.as('assigned'),
    })
    .from(table)
    .where(
      and(
        eq(table.slot, slot),
        sql`text is not null`,
        after === null
          ? undefined
          : sql`(${table.source}, ${table.external_id}) > (${after.source}, ${after.externalId})`,
      ),
    )
    .orderBy(table.source, table.external_id)
    .limit(limit);
  yield* each(statement, ([source, externalId, theme, text, assigned]: Bindable[]) => {
    const bits = Number(assigned ?? ASSIGNED.none);
    texts.push({
      source: String(source),
      externalId: String(externalId),
      text: String(text),
      theme: Number(theme),
      isFromText: (bits & ASSIGNED.themeFromText) !== 0,
      isSet: (bits & ASSIGNED.themeSet) !== 0,
    });
  });
  return texts;
}

/** How many records have a text. */
export function* countTexts(ctx: Context): Steps<number> {
  let count = 0;
  for (const kind of TEXT_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    const statement = ctx.dialect.q
      .select({ n: sql<number>`count(*)`.as('n') })
      .from(table)
      .where(sql`text is not null`);
    count += (yield* first(statement))?.n ?? 0;
  }
  return count;
}

/** A theme that its source told or somebody set. */
const TOLD = sql`(assigned is null or (assigned & ${ASSIGNED.themeFromText}) = 0 or (assigned & ${ASSIGNED.themeSet}) <> 0)`;

/** How many records carry each of some themes because their source told it or somebody set it, by code. */
export function* countToldThemes(
  ctx: Context,
  args: { codes: readonly number[] },
): Steps<[number, number][]> {
  const counts = new Map<number, number>();
  for (const kind of RECORD_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    const rows = yield* all(
      ctx.dialect.q
        .select({ theme: table.theme, n: sql<number>`count(*)`.as('n') })
        .from(table)
        .where(
          and(
            inArray(table.theme, [...args.codes]),
            ASSIGNED_PLACE[kind] === null ? undefined : TOLD,
          ),
        )
        .groupBy(table.theme),
    );
    for (const { theme, n } of rows) counts.set(theme, (counts.get(theme) ?? 0) + n);
  }
  return [...counts];
}
