import { and, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import type { Dimension } from '#server/domain/dimensions.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { tableOf } from './record-row.ts';

/** Any of these codes of one dimension (its number: 1 = department …). */
export type DimensionFilter = { dimension: number; codes: readonly number[] };
/** Any of these values of one declared attribute. */
export type AttributeFilter = { attribute: string; values: readonly string[] };
/** Conditions a record must all meet. */
export type Filters = {
  dimensions: readonly DimensionFilter[];
  attributes: readonly AttributeFilter[];
};

/** Instants `[from, to)` in UTC milliseconds. */
export type Span = { from: number; to: number };

/** Columns of a kind whose instants count somewhere; a record is in a span when any of them is. */
const ANCHOR_COLUMNS: Record<RecordKind, readonly string[]> = {
  case: ['at', 'first_response_at', 'resolved_at', 'due_at'],
  contact: ['at'],
  response: ['at', 'delivered_at', 'invited_at'],
  daily_total: ['at'],
};

function column(dialect: Dialect, kind: RecordKind, name: string): SQL {
  return sql`${tableOf(dialect, kind)}.${sql.identifier(name)}`;
}

/** What a record carries of a dimension, as a code. A department that it inherits counts as its own. */
export function dimensionColumn(
  dialect: Dialect,
  kind: RecordKind,
  name: Dimension,
): SQL<number> | Column {
  const table = tableOf(dialect, kind);
  if (name !== 'department') return table[name];
  return sql`case when ${table.department} = 0 then coalesce(${table.linked_department}, 0) else ${table.department} end`;
}

/** Condition: the record carries every filter's value. */
export function filterCondition(
  dialect: Dialect,
  kind: RecordKind,
  filters: Filters,
): SQL | undefined {
  const table = tableOf(dialect, kind);
  const parts = filters.dimensions.map(({ dimension, codes }) => {
    const name = DIMENSIONS[dimension - 1] ?? 'department';
    return inArray(sql`${dimensionColumn(dialect, kind, name)}`, [...codes]);
  });
  const attributes = filters.attributes.map(({ attribute, values }) =>
    inArray(dialect.attribute(table.attributes, attribute), [...values]),
  );
  return and(...parts, ...attributes);
}

/** Condition: at least one of the record's counting instants lies in one of the spans. */
export function spanCondition(
  dialect: Dialect,
  kind: RecordKind,
  spans: readonly Span[],
): SQL | undefined {
  const within = spans.flatMap((span) =>
    ANCHOR_COLUMNS[kind].map((name) => {
      const anchor = column(dialect, kind, name);
      return and(gte(anchor, span.from), lt(anchor, span.to));
    }),
  );
  return or(...within);
}

/** Condition: the case was open at an instant (UTC ms), as `isOpenAt` says. */
export function openAt({ resolved_at, end_told }: Dialect['t']['caseRecord'], at: number) {
  return or(gte(resolved_at, at), and(isNull(resolved_at), or(isNull(end_told), eq(end_told, 0))));
}
