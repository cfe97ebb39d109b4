import { and, between, eq, inArray } from 'drizzle-orm';
import type { Period, WeekStart } from '#server/domain/time/period.ts';
import { splitWeeks } from '#server/domain/time/period.ts';
import { ByteReader } from '../cells/bytes.ts';
import { GRAIN_DAY, GRAIN_WEEK } from '../cells/places.ts';
import type { Gather } from '../cells/gather.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import type { Calendar } from './calendar.ts';

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
  yield* readRows(ctx, calendar, source, GRAIN_WEEK, weeks, (periods, counters) => {
    readBodies(counters, source, gather, periods);
  });
  yield* readRows(ctx, calendar, source, GRAIN_DAY, days, (periods, counters, seconds) => {
    readBodies(counters, source, gather, periods);
    if (seconds) readSeconds(seconds, source, gather, periods, null);
  });
  if (gather.wantsMeasures) yield* readExactly(ctx, calendar, source, gather, weeks);
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

function* readExactly(
  ctx: Context,
  calendar: Calendar,
  source: CellSource,
  gather: Gather,
  weeks: readonly Piece[],
): Steps<void> {
  // Which (period, group, measure) want exact durations; keyed "period|group|measure".
  const wanted = new Set<string>();
  const again: Piece[] = [];
  for (const piece of weeks) {
    let any = false;
    for (const measure of gather.measureNumbers) {
      for (const group of gather.fewIn(piece.period, measure)) {
        wanted.add(`${piece.period}|${group}|${measure}`);
        gather.dropBins(piece.period, group, measure);
        any = true;
      }
    }
    if (any) again.push(piece);
  }
  if (wanted.size === 0) return;
  yield* readRows(ctx, calendar, source, GRAIN_DAY, again, (periods, _counters, seconds) => {
    if (seconds) readSeconds(seconds, source, gather, periods, wanted);
  });
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
    const body = reader.bytes(reader.varint());
    if (group !== null) gather.addBody(periods, group, body);
  }
}

function readSeconds(
  blob: Uint8Array,
  source: CellSource,
  gather: Gather,
  periods: readonly number[],
  wanted: ReadonlySet<string> | null,
): void {
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const group = source.groupOf(reader.varint());
    const measure = reader.varint();
    const bytes = reader.bytes(reader.varint());
    if (group === null) continue;
    const into = wanted
      ? periods.filter((period) => wanted.has(`${period}|${group}|${measure}`))
      : periods;
    if (into.length > 0) gather.addSeconds(into, group, measure, bytes);
  }
}

function* readRows(
  ctx: Context,
  calendar: Calendar,
  source: CellSource,
  grain: number,
  wanted: readonly Piece[],
  row: (periods: readonly number[], counters: Uint8Array, seconds: Uint8Array | null) => void,
): Steps<void> {
  const { q, t } = ctx.dialect;
  const slots = Array.from({ length: ctx.slots }, (_, slot) => slot);
  for (const stretch of stretches(wanted)) {
    const statement = q
      .select({ bucket: t.cell.bucket, counters: t.cell.counters, seconds: t.cell.seconds })
      .from(t.cell)
      .where(
        and(
          ctx.slots === 1 ? eq(t.cell.slot, 0) : inArray(t.cell.slot, slots),
          eq(t.cell.generation, calendar.generation),
          source.scopes.length === 1
            ? eq(t.cell.scope, source.scopes[0] ?? 0)
            : inArray(t.cell.scope, [...source.scopes]),
          eq(t.cell.dimension, source.dimension),
          eq(t.cell.grain, grain),
          between(t.cell.bucket, stretch.from, stretch.to - 1),
        ),
      );
    yield* each(statement, (found: Bindable[]) => {
      const bucket = Number(found[0]);
      const periods: number[] = [];
      for (const piece of wanted) {
        if (bucket >= piece.from && bucket < piece.to) periods.push(piece.period);
      }
      if (periods.length === 0) return;
      // The second and third columns are the blobs.
      row(periods, found[1] as Uint8Array, found[2] as Uint8Array | null);
    });
  }
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
