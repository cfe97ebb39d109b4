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
};

export function* readCounting(ctx: Context): Steps<Counting> {
  const calendar = yield* readCalendar(ctx);
  const instruments = yield* readInstruments(ctx);
  return { calendar, count: counter(calendar, instruments) };
}

/** Counts rows under a given calendar. */
export function counter(calendar: Calendar, instruments: readonly Instrument[]): Counting['count'] {
  const zone = zoneOf(calendar.zone);
  const dayOf = (instant: number): number => zone.dayOf(instant);
  const byCode = new Map(instruments.map((instrument) => [instrument.code, instrument]));
  const instrumentOf = (code: number): Instrument => {
    const found = byCode.get(code);
    if (!found) throw new Error(`a stored response names instrument ${code}, which is not stored`);
    return found;
  };
  const out = new Contribution();
  return (fold, kind, row, sign) => {
    out.clear();
    const record = recordOf(kind, row);
    contribute(record, dayOf, instrumentOf, out);
    fold.add(record.codes, out, sign);
  };
}
