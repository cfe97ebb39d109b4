import { and, between, eq, inArray } from 'drizzle-orm';
import type { Period, WeekStart } from '#server/domain/time/period.ts';
import { splitWeeks } from '#server/domain/time/period.ts';
import { ByteReader } from '../cells/bytes.ts';
import { GRAIN_DAY, GRAIN_WEEK } from '../cells/fold.ts';
import type { Gather } from '../cells/gather.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { textOf } from './statement-text.ts';

/** Which stored cells to read, and the group each value's cell is added to (null = leave it out). */
export type CellSource = {
  scopes: readonly number[];
  dimension: number;
  groupOf: (value: number) => number | null;
};

type Piece = { period: number; from: number; to: number };

/**
 * Adds the cells of every period to `gather`: whole weeks from week cells, the days at the edges from day cells. Where a
 * period's group then has too few durations for bins, its weeks' durations are read again, exactly, from day cells.
 */
export function* gatherCells(
  ctx: Context,
  calendar: Calendar,
  source: CellSource,
  gather: Gather,
): Steps<void> {
  const { weeks, days } = pieces(gather.periods, calendar.weekStart);
  const read = (grain: number, wanted: readonly Piece[], columns: readonly Blob[], row: Row) =>
    readRows(ctx, calendar, source, { grain, wanted, columns, row });
  yield* read(GRAIN_WEEK, weeks, ['counters'], (periods, counters) => {
    if (counters) readBodies(counters, source, gather, periods);
  });
  yield* read(GRAIN_DAY, days, ['counters', 'seconds'], (periods, counters, seconds) => {
    if (counters) readBodies(counters, source, gather, periods);
    if (seconds) readSeconds(seconds, source, gather, () => periods);
  });
  const again = weeks.filter(({ period }) => gather.wantExactly(period));
  yield* read(GRAIN_DAY, again, ['seconds'], (periods, seconds) => {
    if (!seconds) return;
    readSeconds(seconds, source, gather, (group, measure) =>
      periods.filter((period) => gather.isWanted(period, group, measure)),
    );
  });
}

function pieces(
  periods: readonly Period[],
  weekStart: WeekStart,
): { weeks: Piece[]; days: Piece[] } {
  const weeks: Piece[] = [];
  const days: Piece[] = [];
  periods.forEach((range, period) => {
    const split = splitWeeks(range, weekStart);
    if (split.weeks) weeks.push({ period, ...split.weeks });
    if (split.head) days.push({ period, ...split.head });
    if (split.tail) days.push({ period, ...split.tail });
  });
  return { weeks, days };
}

function readBodies(
  blob: Uint8Array,
  source: CellSource,
  gather: Gather,
  periods: readonly number[],
): void {
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const group = source.groupOf(reader.varint());
    const end = reader.varint() + reader.at;
    if (group !== null) gather.addBody(periods, group, reader, end);
    reader.at = end;
  }
}

function readSeconds(
  blob: Uint8Array,
  source: CellSource,
  gather: Gather,
  into: (group: number, measure: number) => readonly number[],
): void {
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const group = source.groupOf(reader.varint());
    const measure = reader.varint();
    const end = reader.varint() + reader.at;
    if (group !== null) {
      gather.addSeconds(into(group, measure), group, measure, blob, reader.at, end);
    }
    reader.at = end;
  }
}

type Blob = 'counters' | 'seconds';
/** Gets the periods a stored row lies in and its blobs, in the order of the columns asked for. */
type Row = (periods: readonly number[], ...blobs: (Uint8Array | null)[]) => void;
type Wanted = { grain: number; wanted: readonly Piece[]; columns: readonly Blob[]; row: Row };

function* readRows(
  ctx: Context,
  calendar: Calendar,
  { scopes, dimension }: CellSource,
  { grain, wanted, columns, row }: Wanted,
): Steps<void> {
  if (wanted.length === 0) return;
  const slots = Array.from({ length: ctx.slots }, (_, slot) => slot);
  const sql = cellText(ctx, slots, scopes, columns);
  for (const { from, to } of stretches(wanted)) {
    yield {
      kind: 'each',
      sql,
      params: [...slots, calendar.generation, ...scopes, dimension, grain, from, to - 1],
      row: ([at, ...blobs]: Bindable[]) => {
        const bucket = Number(at);
        const periods: number[] = [];
        for (const piece of wanted) {
          if (bucket >= piece.from && bucket < piece.to) periods.push(piece.period);
        }
        // The columns after the first are the blobs.
        if (periods.length > 0) row(periods, ...(blobs as (Uint8Array | null)[]));
      },
    };
  }
}

/** Rows of cells by slots, generation, scopes, dimension, grain, first and last bucket. */
function cellText(
  ctx: Context,
  slots: readonly number[],
  scopes: readonly number[],
  columns: readonly Blob[],
): string {
  const { cell } = ctx.dialect.t;
  return textOf(ctx.dialect, `cell ${slots.length} ${scopes.length} ${columns.join()}`, () =>
    ctx.dialect.q
      .select({
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
      ),
  );
}

/** Joins overlapping or adjacent pieces, so that every row is read once and nothing between is read. */
function stretches(wanted: readonly Piece[]): Period[] {
  const sorted = wanted.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
  const joined: Period[] = [];
  for (const piece of sorted) {
    const last = joined[joined.length - 1];
    if (last && piece.from <= last.to) last.to = Math.max(last.to, piece.to);
    else joined.push(piece);
  }
  return joined;
}
