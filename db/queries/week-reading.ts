import type { Period } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { ByteReader } from '../cells/bytes.ts';
import { secondsKey } from '../cells/codec.ts';
import type { DecodedWeek } from '../cells/decoded-week.ts';
import { decodeWeek, durationsAt, keepExactly, roomFor } from '../cells/decoded-week.ts';
import type { DecodedWeeks, PlacedWeek } from '../cells/decoded-weeks.ts';
import { GRAIN_DAY, GRAIN_WEEK } from '../cells/places.ts';
import { SecondsList } from '../cells/seconds-list.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import type { CellPlace, CellSource } from './cell-rows.ts';
import { readCellRows } from './cell-rows.ts';

/** What every step of reading weeks goes by. */
export type WeekSource = {
  ctx: Context;
  calendar: Calendar;
  source: Pick<CellSource, 'scopes' | 'dimension'>;
  kept: DecodedWeeks;
};

/** The weeks stored in some ranges of whole weeks: those kept in their stored version, the others read and decoded. */
export function* readWeeks(from: WeekSource, ranges: readonly Period[]): Steps<PlacedWeek[]> {
  const { ctx, calendar, source, kept } = from;
  const found: PlacedWeek[] = [];
  const unseen = new Map<string, CellPlace>();
  const days = takeKnown(from, ranges, found, unseen);
  const take = (place: CellPlace, key: string, week: DecodedWeek): void => {
    const placed = { key, bucket: place.bucket, week };
    kept.looked(cellsOf(from, place), place.bucket, placed);
    found.push(placed);
  };
  const missing = new Map<string, number>();
  const missingDays: Period[] = [];
  const versions = { grain: GRAIN_WEEK, days, columns: ['seq'] } as const;
  yield* readCellRows(ctx, calendar, source, versions, (place, [stored]) => {
    const key = keyOf(from, place);
    // What is known of one scope is read again where another's is not.
    if (!unseen.delete(key)) return;
    const seq = Number(stored);
    const week = kept.get(key, seq);
    if (week) {
      take(place, key, week);
    } else {
      missing.set(key, seq);
      missingDays.push({ from: place.bucket, to: place.bucket + 7 });
    }
  });
  for (const place of unseen.values()) kept.looked(cellsOf(from, place), place.bucket, null);
  const rows = { grain: GRAIN_WEEK, days: missingDays, columns: ['counters'] } as const;
  yield* readCellRows(ctx, calendar, source, rows, (place, [counters]) => {
    const key = keyOf(from, place);
    const seq = missing.get(key);
    if (seq === undefined) return;
    // The column is a blob that is never null.
    const week = decodeWeek(seq, counters as Uint8Array);
    kept.put(key, week);
    take(place, key, week);
  });
  return found;
}

/** Puts the weeks that need no look among those found; gives the weeks that do, and the places of their rows by key. */
function takeKnown(
  from: WeekSource,
  ranges: readonly Period[],
  found: PlacedWeek[],
  unseen: Map<string, CellPlace>,
): Period[] {
  const { ctx, source, kept } = from;
  const days: Period[] = [];
  const weeks = new Set(ranges.flatMap(weeksOf));
  for (let slot = 0; slot < ctx.slots; slot++) {
    for (const scope of source.scopes) {
      const cells = cellsOf(from, { slot, scope });
      for (const bucket of weeks) {
        const placed = kept.known(cells, bucket);
        if (placed) found.push(placed);
        if (placed !== undefined) continue;
        unseen.set(`${cells}|${bucket}`, { slot, scope, bucket });
        days.push({ from: bucket, to: bucket + 7 });
      }
    }
  }
  return days;
}

function weeksOf({ from, to }: Period): number[] {
  return Array.from({ length: Math.ceil((to - from) / 7) }, (_, i) => from + 7 * i);
}

/**
 * Makes sure that weeks know those of their durations exactly that are wanted, from the cells of their days. Gives the
 * lists (by `secondsKey`) that had to be read.
 */
export function* readExactly(
  from: WeekSource,
  weeks: readonly PlacedWeek[],
  isWanted: (bucket: number, value: number, measure: number) => boolean,
): Steps<Set<number>> {
  const { ctx, calendar, source, kept } = from;
  const read = new Set<number>();
  const lacking = new Map<string, Map<number, Lacking>>();
  const days: Period[] = [];
  for (const { key, bucket, week } of weeks) {
    const lists = lackingIn(week, (value, measure) => isWanted(bucket, value, measure));
    if (lists.size === 0) continue;
    lacking.set(key, lists);
    days.push({ from: bucket, to: bucket + 7 });
  }
  const rows = { grain: GRAIN_DAY, days, columns: ['seconds'] } as const;
  yield* readCellRows(ctx, calendar, source, rows, (place, [seconds]) => {
    const bucket = weekOf(place.bucket, calendar.weekStart);
    const lists = lacking.get(keyOf(from, { ...place, bucket }));
    // The column is a blob, null where the day has no durations.
    if (lists && seconds) decodeWanted(seconds as Uint8Array, lists);
  });
  for (const { key, week } of weeks) {
    const lists = lacking.get(key);
    if (!lists) continue;
    const room = roomFor([...lists.values()].map(({ list }) => list.all()));
    let at = 0;
    for (const [secondsOf, { place, list }] of lists) {
      keepExactly(week, place, list.all(), room.subarray(at, (at += list.length)));
      read.add(secondsOf);
    }
    kept.grown(key, week, room.byteLength);
  }
  return read;
}

/** Durations to be read of the measure at a place. */
type Lacking = { place: number; list: SecondsList };

function lackingIn(
  week: DecodedWeek,
  isWanted: (value: number, measure: number) => boolean,
): Map<number, Lacking> {
  const lists = new Map<number, Lacking>();
  let place = 0;
  week.values.forEach((value, i) => {
    for (const end = week.measureEnds[i] ?? 0; place < end; place++) {
      const measure = week.measures[place] ?? 0;
      if (week.exact[place] || !isWanted(value, measure)) continue;
      const list = new SecondsList(durationsAt(week, place));
      lists.set(secondsKey(value, measure), { place, list });
    }
  });
  return lists;
}

function decodeWanted(blob: Uint8Array, lists: ReadonlyMap<number, Lacking>): void {
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const value = reader.varint();
    const measure = reader.varint();
    const end = reader.varint() + reader.at;
    lists.get(secondsKey(value, measure))?.list.decode(blob, reader.at, end);
    reader.at = end;
  }
}

function cellsOf(
  { calendar, source }: WeekSource,
  { slot, scope }: Pick<CellPlace, 'slot' | 'scope'>,
): string {
  return `${calendar.generation}|${slot}|${scope}|${source.dimension}`;
}

function keyOf(from: WeekSource, place: CellPlace): string {
  return `${cellsOf(from, place)}|${place.bucket}`;
}
