import { and, between, eq, inArray } from 'drizzle-orm';
import type { Period } from '#server/domain/time/period.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { textOnce } from '../store/statement-text.ts';

/** Which stored cells to read, and the group each value's cell is added to (null = leave it out). */
export type CellSource = {
  scopes: readonly number[];
  dimension: number;
  groupOf: (value: number) => number | null;
};

/** Days of one period of a question. */
export type Piece = { period: number; from: number; to: number };

/** Places of the periods whose pieces hold a day. */
export function periodsAt(pieces: readonly Piece[], day: number): number[] {
  const periods: number[] = [];
  for (const { period, from, to } of pieces) if (day >= from && day < to) periods.push(period);
  return periods;
}

/** A stored row of cells within a dimension and grain. */
export type CellPlace = { slot: number; scope: number; bucket: number };
type Column = 'seq' | 'counters' | 'seconds';
type Row = (place: CellPlace, found: readonly Bindable[]) => void;

/** Reads stored rows of cells by day; `row` gets the columns asked for in their order. */
export function* readCellRows(
  ctx: Context,
  calendar: Calendar,
  { scopes, dimension }: Pick<CellSource, 'scopes' | 'dimension'>,
  { grain, days, columns }: { grain: number; days: readonly Period[]; columns: readonly Column[] },
  row: Row,
): Steps<void> {
  const slots = Array.from({ length: ctx.slots }, (_, slot) => slot);
  const sql = cellText(ctx, slots, scopes, columns);
  for (const { from, to } of stretches(days)) {
    yield {
      kind: 'each',
      sql,
      params: [...slots, calendar.generation, ...scopes, dimension, grain, from, to - 1],
      row: ([slot, scope, bucket, ...found]) =>
        row({ slot: Number(slot), scope: Number(scope), bucket: Number(bucket) }, found),
    };
  }
}

function cellText(
  ctx: Context,
  slots: readonly number[],
  scopes: readonly number[],
  columns: readonly Column[],
): string {
  const { cell } = ctx.dialect.t;
  return textOnce(ctx, `cell ${slots.length} ${scopes.length} ${columns.join()}`, () =>
    ctx.dialect.q
      .select({
        slot: cell.slot,
        scope: cell.scope,
        bucket: cell.bucket,
        ...Object.fromEntries(columns.map((column) => [column, cell[column]])),
      })
      .from(cell)
      .where(
        and(
          slots.length === 1 ? eq(cell.slot, 0) : inArray(cell.slot, [...slots]),
          eq(cell.generation, 0),
          scopes.length === 1 ? eq(cell.scope, 0) : inArray(cell.scope, [...scopes]),
          eq(cell.dimension, 0),
          eq(cell.grain, 0),
          between(cell.bucket, 0, 0),
        ),
      )
      .toSQL(),
  );
}

/** Joins overlapping or adjacent ranges, so that every row is read once and nothing between is read. */
function stretches(wanted: readonly Period[]): Period[] {
  const sorted = wanted.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
  const joined: Period[] = [];
  for (const piece of sorted) {
    const last = joined[joined.length - 1];
    if (last && piece.from <= last.to) last.to = Math.max(last.to, piece.to);
    else joined.push(piece);
  }
  return joined;
}
