import { and, gt, gte, lt, sql } from 'drizzle-orm';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { DAY_PRECISION, tableOf } from './record-row.ts';
import type { DimensionFilter, Span } from './slice.ts';
import { dimensionColumn, filterCondition } from './slice.ts';

/** Kinds whose records have an instant of their own that says when a customer came. */
const COUNTED = ['case', 'contact'] as const;

/** Hours since 1970-01-01 (UTC), codes of the dimension (0 = not given, or none was asked), and how many records. */
export type HourCount = { hour: number; code: number; count: number };

/**
 * Cases and contacts by the hour in which they came, in `span` and of all of `within`, by the codes of a dimension (its number; null = as a whole).
 * Read from the records themselves: nothing is kept that could differ from them. Records of which only the day is known are left
 * out; hours without any have no row.
 */
export function* hourCounts(
  ctx: Context,
  { span, by, within }: { span: Span; by: number | null; within: readonly DimensionFilter[] },
): Steps<HourCount[]> {
  const found: HourCount[] = [];
  for (const kind of COUNTED) {
    const table = tableOf(ctx.dialect, kind);
    const hour = sql<number>`${table.at} / 3600000`;
    const name = by === null ? null : (DIMENSIONS[by - 1] ?? null);
    const code = name === null ? sql<number>`0` : dimensionColumn(ctx.dialect, kind, name);
    const counted = ctx.dialect.q
      .select({
        hour: hour.as('hour'),
        code: sql<number>`${code}`.as('code'),
        count: sql<number>`count(*)`.as('count'),
      })
      .from(table)
      .where(
        and(
          gte(table.at, span.from),
          lt(table.at, span.to),
          gt(table.precision, DAY_PRECISION),
          filterCondition(ctx.dialect, kind, { dimensions: within, attributes: [] }),
        ),
      )
      .groupBy(sql.raw('1'), sql.raw('2'));
    yield* each(counted, ([inHour, ofCode, count]: Bindable[]) => {
      found.push({ hour: Number(inHour), code: Number(ofCode), count: Number(count) });
    });
  }
  return found;
}
