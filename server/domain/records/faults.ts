import type { RecordKind } from './fields.ts';

/**
 * What cannot be true of a record though every value of it can be read. Such records are stored as the source told them;
 * the list of a source's data says how many there are.
 */
export const RECORD_FAULTS = {
  case: ['in_future', 'answered_before_opened', 'resolved_before_opened', 'closed_before_opened'],
  contact: ['in_future', 'negative_duration', 'longer_than_a_day'],
  response: ['in_future', 'answered_before_invited'],
  daily_total: ['in_future', 'negative_duration', 'more_answered_than_offered'],
} as const satisfies Record<RecordKind, readonly string[]>;

export type RecordFault = (typeof RECORD_FAULTS)[RecordKind][number];
