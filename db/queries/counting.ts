import { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { contribute } from '#server/domain/counters/contribute/record.ts';
import type { Instrument } from '#server/domain/records/instrument.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { CodedRecord } from '#server/domain/records/record.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { CellChange } from '../cells/change.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { readCalendar } from './calendar.ts';
import { readInstruments } from './instruments.ts';
import type { Row } from './record-row.ts';
import { recordOf } from './record-row.ts';

/** Counts rows into cells the way the organisation's calendar and instruments say. */
export type Counting = {
  calendar: Calendar;
  /** Adds a row's contribution to the cells (1) or takes it out (−1). */
  count: (change: CellChange, kind: RecordKind, row: Row, sign: 1 | -1) => void;
  /** Moves the cells from a row's earlier version to its present one; what both add alike touches no cell. */
  recount: (change: CellChange, kind: RecordKind, before: Row, after: Row) => void;
};

/** The counting in force: calendar and instruments as stored now. */
export function* readCounting(ctx: Context): Steps<Counting> {
  const calendar = yield* readCalendar(ctx);
  const instruments = yield* readInstruments(ctx);
  return { calendar, ...counter(calendar, instruments) };
}

/** Gives a record's contribution under a calendar; the list is used again for the next record. */
export function contributor(
  calendar: Pick<Calendar, 'zone'>,
  instruments: readonly Instrument[],
): (record: CodedRecord) => Contribution {
  const zone = zoneOf(calendar.zone);
  const dayOf = (instant: number): number => zone.dayOf(instant);
  const byCode = new Map(instruments.map((instrument) => [instrument.code, instrument]));
  const instrumentOf = (code: number): Instrument => {
    const found = byCode.get(code);
    if (!found) throw new Error(`a stored response names instrument ${code}, which is not stored`);
    return found;
  };
  const out = new Contribution();
  return (record) => {
    out.clear();
    contribute(record, dayOf, instrumentOf, out);
    return out;
  };
}

/** Counts rows under a given calendar. */
export function counter(
  calendar: Calendar,
  instruments: readonly Instrument[],
): Omit<Counting, 'calendar'> {
  const contributionOf = contributor(calendar, instruments);
  const earlierOf = contributor(calendar, instruments);
  const count: Counting['count'] = (change, kind, row, sign) => {
    const record = recordOf(kind, row);
    change.add(record.codes, contributionOf(record), sign);
  };
  const recount: Counting['recount'] = (change, kind, before, after) => {
    const old = recordOf(kind, before);
    const present = recordOf(kind, after);
    const earlier = earlierOf(old);
    const out = contributionOf(present);
    if (old.codes.every((code, i) => code === present.codes[i])) {
      earlier.counters.cancel(out.counters);
      earlier.measures.cancel(out.measures);
    }
    change.add(old.codes, earlier, -1);
    change.add(present.codes, out, 1);
  };
  return { count, recount };
}
