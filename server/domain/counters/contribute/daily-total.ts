import type { CodedRecord } from '../../records/record.ts';
import { COUNTER as C } from '../registry.ts';
import type { Contribution, DayOf } from './emit.ts';

/** Counters of one day that the source has already added up. */
export function contributeDailyTotal(
  record: CodedRecord<'daily_total'>,
  dayOf: DayOf,
  out: Contribution,
): void {
  const f = record.fields;
  const day = dayOf(record.at);
  if (f.offered !== null) {
    out.add(day, C.contact, f.offered);
    out.add(day, C.queueOffered, f.offered);
  }
  if (f.abandoned !== null) out.add(day, C.queueAbandoned, f.abandoned);
  if (f.answered === null) return;
  out.add(day, C.queueAnswered, f.answered);
  if (f.withinLevel !== null) {
    out.add(day, C.queueLevelKnown, f.answered);
    out.add(day, C.queueWithinLevel, f.withinLevel);
  }
  if (f.withinLevel === null && f.withinShare !== null) {
    out.add(day, C.queueLevelKnown, f.answered);
    out.add(day, C.queueWithinMillionths, f.answered * f.withinShare);
  }
  if (f.waitSum !== null) {
    out.add(day, C.waitKnown, f.answered);
    out.add(day, C.waitSum, f.waitSum);
  }
  if (f.talkSum !== null) {
    out.add(day, C.talkKnown, f.answered);
    out.add(day, C.talkSum, f.talkSum);
  }
}
