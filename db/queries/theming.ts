import { and, desc, eq } from 'drizzle-orm';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { ASSIGNED } from '#server/domain/records/assigned.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { themeMatcher } from '#server/domain/themes/match.ts';
import type { Taxonomy } from '#server/domain/themes/theme.ts';
import { UNCLASSIFIED } from '#server/domain/themes/theme.ts';
import type { Context, Steps } from '../store/request.ts';
import { first } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import { readValues } from './dimensions.ts';
import type { Row } from './record-row.ts';
import { ASSIGNED_PLACE, COLUMN, TEXT_PLACES } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { rowIn, withNumbers } from './row-batch.ts';
import { rulesOf, THEME } from './taxonomy.ts';

/** How texts are given themes by the taxonomy in force. `codeOf` = code of the theme that a text says. */
export type Theming = { version: number; codeOf: (text: string) => number };

/** The theming in force; null in a store without a taxonomy. */
export function* readTheming(ctx: Context): Steps<Theming | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(
    q
      .select({ version: t.taxonomy.version, rules: t.taxonomy.rules })
      .from(t.taxonomy)
      .orderBy(desc(t.taxonomy.version))
      .limit(1),
  );
  if (!row) return null;
  const codes = yield* readThemeCodes(ctx);
  const match = matcherOf(row.rules);
  return {
    version: row.version,
    codeOf: (text) => codes.get(match(text) ?? UNCLASSIFIED) ?? NOT_GIVEN,
  };
}

/** Code of every theme by its key. */
function* readThemeCodes(ctx: Context): Steps<Map<string, number>> {
  const values = yield* readValues(ctx);
  return new Map(
    values.flatMap(({ dimension, key, code }) => (dimension === THEME ? [[key, code]] : [])),
  );
}

/** Code of the theme of texts that say none; 0 = no text was given a theme yet. Asked often. */
export function* readUnclassified(ctx: Context): Steps<number> {
  const { q, t } = ctx.dialect;
  const v = t.dimensionValue;
  const rows = yield* allOf(
    ctx,
    'value by key',
    () =>
      q
        .select({ code: v.code })
        .from(v)
        .where(and(eq(v.dimension, 0), eq(v.key, ''))),
    [THEME, UNCLASSIFIED],
  );
  return rows[0]?.code ?? NOT_GIVEN;
}

type Match = (text: string) => string | null;

/** Reading a taxonomy takes milliseconds, so the last one is kept at hand. */
let last: { rules: string; match: Match } | null = null;

/** What tells the theme of a text by rules (JSON); null = it says none. */
export function matcherOf(rules: string | Taxonomy): Match {
  const json = typeof rules === 'string' ? rules : JSON.stringify(rules);
  if (last?.rules !== json) {
    const match = themeMatcher(rulesOf(json));
    last = { rules: json, match: (text) => match(text).theme };
  }
  return last.match;
}

/** True when a row's theme is what its text says, or nobody told one: neither the source nor a person or a rule did. */
function isThemedByText(kind: RecordKind, row: Row): boolean {
  const place = ASSIGNED_PLACE[kind];
  if (place === null) return false;
  const bits = Number(row[place] ?? ASSIGNED.none);
  if ((bits & ASSIGNED.themeSet) !== 0) return false;
  return (bits & ASSIGNED.themeFromText) !== 0 || row[COLUMN.theme] === NOT_GIVEN;
}

/** A row with the theme that its text says, where neither its source nor anybody else told one. */
export function themedRow(kind: RecordKind, row: Row, { codeOf }: Theming): Row {
  const places = TEXT_PLACES[kind];
  const assigned = ASSIGNED_PLACE[kind];
  const text = places ? (row[places.text] ?? null) : null;
  if (assigned === null || text === null || !isThemedByText(kind, row)) return row;
  const code = codeOf(String(text));
  const bits = Number(row[assigned] ?? ASSIGNED.none) | ASSIGNED.themeFromText;
  if (row[COLUMN.theme] === code && row[assigned] === bits) return row;
  const next = [...row];
  next[COLUMN.theme] = code;
  next[assigned] = bits;
  return next;
}

/** Rows that are to be inserted, with the themes that their texts say, as `themedRow` gives them. */
export function themedBatch(batch: RowBatch, theming: Theming): RowBatch {
  const { kind, count } = batch;
  const place = ASSIGNED_PLACE[kind];
  if (place === null || !TEXT_PLACES[kind]) return batch;
  const themes = new Float64Array(count);
  const bits = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = themedRow(kind, rowIn(batch, i), theming);
    themes[i] = Number(row[COLUMN.theme]);
    bits[i] = row[place] === null ? Number.NaN : Number(row[place]);
  }
  return withNumbers(withNumbers(batch, COLUMN.theme, themes), place, bits);
}
