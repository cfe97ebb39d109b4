import type { CodedRecord } from '../../records/record.ts';
import type { Instrument } from '../../records/instrument.ts';
import type { Contribution, DayOf } from './emit.ts';

/** Scale and box of an instrument by its code. */
export type InstrumentOf = (code: number) => Instrument;

/**
 * Counters of one survey response, kept per instrument. An invitation without a score counts as delivered only; an
 * answer without an invitation counts as answer only.
 */
export function contributeResponse(
  record: CodedRecord<'response'>,
  dayOf: DayOf,
  instrumentOf: InstrumentOf,
  out: Contribution,
): void {
  const { deliveredAt, invitedAt, score } = record.fields;
  const code = record.instrument;
  const sent = deliveredAt ?? invitedAt;
  if (sent !== null) {
    const day = dayOf(sent);
    out.instrument(day, code, 'delivered');
    if (score !== null) out.instrument(day, code, 'replied');
  }
  if (score === null) return;
  const { topFrom, bottomTo } = instrumentOf(code);
  const day = dayOf(record.at);
  out.instrument(day, code, 'answers');
  if (score >= topFrom) out.instrument(day, code, 'top');
  if (score <= bottomTo) out.instrument(day, code, 'bottom');
  out.instrument(day, code, 'sum', score);
  out.instrument(day, code, 'squares', score * score);
}
