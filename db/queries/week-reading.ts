import type { Period } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { ByteReader } from '../cells/bytes.ts';
import { secondsKey } from '../cells/codec.ts';
import type { DecodedWeek } from '../cells/decoded-week.ts';
import { decodeWeek, durationsAt, keepExactly, roomFor } from '../cells/decoded-week.ts';
import type { DecodedWeeks } from '../cells/decoded-weeks.ts';
import { GRAIN_DAY, GRAIN_WEEK } from '../cells/places.ts';
import { SecondsList } from '../cells/seconds-list.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import type { CellPlace, CellSource } from './cell-rows.ts';
import { readCellRows } from './cell-rows.ts';

/** A decoded week with its first day and the key it is kept by. */
export type PlacedWeek = { key: string; bucket: number; week: DecodedWeek };

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
  const unseen = new Set<string>();
  const days = takeKnown(from, ranges, found, unseen);
  const missing = new Map<string, number>();
  const missingDays: Period[] = [];
  const versions = { grain: GRAIN_WEEK, days, columns: ['seq'] } as const;
  yield* readCellRows(ctx, calendar, source, versions, (place, [stored]) => {
    const key = keyOf(from, place);
    // Another scope's row of a week that is looked at for the sake of one.
    if (!unseen.delete(key)) return;
    const seq = Number(stored);
    const week = kept.get(key, seq);
    if (week) {
      found.push({ key, bucket: place.bucket, week });
      kept.looked(key, true);
    } else {
      missing.set(key, seq);
      missingDays.push({ from: place.bucket, to: place.bucket + 7 });
    }
  });
  for (const key of unseen) kept.looked(key, false);
  const rows = { grain: GRAIN_WEEK, days: missingDays, columns: ['counters'] } as const;
  yield* readCellRows(ctx, calendar, source, rows, (place, [counters]) => {
    const key = keyOf(from, place);
    const seq = missing.get(key);
    if (seq === undefined) return;
    // The column is a blob that is never null.
    const week = decodeWeek(seq, counters as Uint8Array);
    kept.put(key, week);
    kept.looked(key, true);
    found.push({ key, bucket: place.bucket, week });
  });
  return found;
}

/** Puts the weeks that need no look among those found; gives the weeks that do, and the keys of their rows. */
function takeKnown(
  from: WeekSource,
  ranges: readonly Period[],
  found: PlacedWeek[],
  unseen: Set<string>,
): Period[] {
  const { ctx, source, kept } = from;
  const days: Period[] = [];
  const taken = new Set<number>();
  for (const range of ranges) {
    for (let bucket = range.from; bucket < range.to; bucket += 7) {
      if (taken.has(bucket)) continue;
      taken.add(bucket);
      const before = unseen.size;
      for (let slot = 0; slot < ctx.slots; slot++) {
        for (const scope of source.scopes) {
          const key = keyOf(from, { slot, scope, bucket });
          const week = kept.known(key);
          if (week) found.push({ key, bucket, week });
          else if (week === undefined) unseen.add(key);
        }
      }
      if (unseen.size > before) days.push({ from: bucket, to: bucket + 7 });
    }
  }
  return days;
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

function keyOf({ calendar, source }: WeekSource, { slot, scope, bucket }: CellPlace): string {
  return `${calendar.generation}|${slot}|${scope}|${source.dimension}|${bucket}`;
}
