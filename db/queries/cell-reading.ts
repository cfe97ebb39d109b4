import type { Period, WeekStart } from '#server/domain/time/period.ts';
import { splitWeeks } from '#server/domain/time/period.ts';
import { ByteReader } from '../cells/bytes.ts';
import type { PlacedWeek } from '../cells/decoded-weeks.ts';
import { DecodedWeeks } from '../cells/decoded-weeks.ts';
import { GRAIN_DAY } from '../cells/places.ts';
import type { Gather } from '../cells/gather.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import type { CellSource, Piece } from './cell-rows.ts';
import { periodsAt, readCellRows } from './cell-rows.ts';
import { weeksAround } from './read-ahead.ts';
import type { WeekSource } from './week-reading.ts';
import { readExactly, readWeeks } from './week-reading.ts';

/**
 * Adds the cells of every period to `gather`: whole weeks from week cells, the days at the edges from day cells. Where a
 * period's group then has too few durations for bins, its weeks' durations are added exactly too, from day cells.
 */
export function* gatherCells(
  ctx: Context,
  calendar: Calendar,
  source: CellSource,
  gather: Gather,
): Steps<void> {
  const from: WeekSource = { ctx, calendar, source, kept: ctx.weeks ?? new DecodedWeeks() };
  const { weeks, days } = pieces(gather.periods, calendar.weekStart);
  const found = yield* readWeeks(from, weeks);
  for (const { bucket, week } of found) {
    const periods = periodsAt(weeks, bucket);
    for (let place = 0; place < week.values.length; place++) {
      const group = source.groupOf(week.values[place] ?? 0);
      if (group !== null) gather.addWeek(periods, group, week, place);
    }
  }
  yield* gatherDays(from, source, days, gather);
  const exactly = weeks.filter(({ period }) => gather.wantExactly(period));
  if (exactly.length > 0) yield* gatherExactly(from, source, exactly, found, gather);
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

function* gatherDays(
  { ctx, calendar }: WeekSource,
  source: CellSource,
  days: readonly Piece[],
  gather: Gather,
): Steps<void> {
  const rows = { grain: GRAIN_DAY, days, columns: ['counters', 'seconds'] } as const;
  yield* readCellRows(ctx, calendar, source, rows, ({ bucket }, [counters, seconds]) => {
    const periods = periodsAt(days, bucket);
    // Both columns are blobs; seconds are null where the day has none.
    addDay(counters as Uint8Array, source, gather, periods);
    if (seconds) addSeconds(seconds as Uint8Array, source, gather, periods);
  });
}

function addDay(
  blob: Uint8Array,
  source: CellSource,
  gather: Gather,
  periods: readonly number[],
): void {
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const group = source.groupOf(reader.varint());
    const end = reader.varint() + reader.at;
    if (group !== null) gather.addDay(periods, group, reader);
    reader.at = end;
  }
}

function addSeconds(
  blob: Uint8Array,
  source: CellSource,
  gather: Gather,
  periods: readonly number[],
): void {
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const group = source.groupOf(reader.varint());
    const measure = reader.varint();
    const end = reader.varint() + reader.at;
    if (group !== null) gather.addSeconds(periods, group, measure, blob, reader.at, end);
    reader.at = end;
  }
}

function* gatherExactly(
  from: WeekSource,
  { scopes, dimension, groupOf }: CellSource,
  wanted: readonly Piece[],
  weeks: readonly PlacedWeek[],
  gather: Gather,
): Steps<void> {
  const periodsOf = new Map(weeks.map(({ bucket }) => [bucket, periodsAt(wanted, bucket)]));
  const isWanted = (bucket: number, value: number, measure: number): boolean => {
    const group = groupOf(value);
    if (group === null) return false;
    const periods = periodsOf.get(bucket) ?? [];
    return periods.some((period) => gather.isWanted(period, group, measure));
  };
  const lists = yield* readExactly(from, weeks, isWanted);
  if (lists.size > 0)
    from.kept.plan({ scopes, dimension, lists, weeks: weeksAround(wanted), inVain: 0 });
  for (const { bucket, week } of weeks) {
    const periods = periodsOf.get(bucket) ?? [];
    let place = 0;
    week.values.forEach((value, i) => {
      const group = groupOf(value);
      for (const end = week.measureEnds[i] ?? 0; place < end; place++) {
        const exact = week.exact[place];
        if (!exact || group === null) continue;
        for (const period of periods) {
          gather.addExactly(period, group, week.measures[place] ?? 0, exact);
        }
      }
    });
  }
}
