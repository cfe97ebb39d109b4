import { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { contribute } from '#server/domain/counters/contribute/record.ts';
import type { Instrument } from '#server/domain/records/instrument.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { CellFold } from '../cells/fold.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { readCalendar } from './calendar.ts';
import { readInstruments } from './instruments.ts';
import type { Row } from './record-row.ts';
import { recordOf } from './record-row.ts';

/** Counts rows into cells the way the organisation's calendar and instruments say. */
export type Counting = {
  calendar: Calendar;
  /** Adds a row's contribution to the fold (1) or takes it out (−1). */
  count: (fold: CellFold, kind: RecordKind, row: Row, sign: 1 | -1) => void;
  /** Moves the fold from a row's earlier version to its present one; what both add alike touches no cell. */
  recount: (fold: CellFold, kind: RecordKind, before: Row, after: Row) => void;
};

/** The counting in force: calendar and instruments as stored now. */
export function* readCounting(ctx: Context): Steps<Counting> {
  const calendar = yield* readCalendar(ctx);
  const instruments = yield* readInstruments(ctx);
  return { calendar, ...counter(calendar, instruments) };
}

/** Counts rows under a given calendar. */
export function counter(
  calendar: Calendar,
  instruments: readonly Instrument[],
): Omit<Counting, 'calendar'> {
  const zone = zoneOf(calendar.zone);
  const dayOf = (instant: number): number => zone.dayOf(instant);
  const byCode = new Map(instruments.map((instrument) => [instrument.code, instrument]));
  const instrumentOf = (code: number): Instrument => {
    const found = byCode.get(code);
    if (!found) throw new Error(`a stored response names instrument ${code}, which is not stored`);
    return found;
  };
  const out = new Contribution();
  const earlier = new Contribution();
  const count: Counting['count'] = (fold, kind, row, sign) => {
    out.clear();
    const record = recordOf(kind, row);
    contribute(record, dayOf, instrumentOf, out);
    fold.add(record.codes, out, sign);
  };
  const recount: Counting['recount'] = (fold, kind, before, after) => {
    const old = recordOf(kind, before);
    const present = recordOf(kind, after);
    earlier.clear();
    contribute(old, dayOf, instrumentOf, earlier);
    out.clear();
    contribute(present, dayOf, instrumentOf, out);
    if (old.codes.every((code, i) => code === present.codes[i])) cancel(earlier, out);
    fold.add(old.codes, earlier, -1);
    fold.add(present.codes, out, 1);
  };
  return { count, recount };
}

/** Takes out of two contributions to the same cells what stands in both. */
function cancel(a: Contribution, b: Contribution): void {
  cancelLists([a.counterDays, a.counters, a.amounts], [b.counterDays, b.counters, b.amounts]);
  cancelLists([a.measureDays, a.measures, a.seconds], [b.measureDays, b.measures, b.seconds]);
}

type Columns = readonly [number[], number[], number[]];

/** Both lists are short: a record adds to some thirty counters. */
function cancelLists(a: Columns, b: Columns): void {
  const paired = new Set<number>();
  let kept = 0;
  for (let i = 0; i < a[0].length; i++) {
    const twin = b[0].findIndex(
      (_, j) => !paired.has(j) && a.every((column, k) => column[i] === b[k]?.[j]),
    );
    if (twin >= 0) {
      paired.add(twin);
      continue;
    }
    for (const column of a) column[kept] = column[i] ?? 0;
    kept++;
  }
  for (const column of a) column.length = kept;
  let left = 0;
  for (let j = 0; j < b[0].length; j++) {
    if (paired.has(j)) continue;
    for (const column of b) column[left] = column[j] ?? 0;
    left++;
  }
  for (const column of b) column.length = left;
}
