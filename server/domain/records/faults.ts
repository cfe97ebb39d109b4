import type { RecordKind } from './fields.ts';
import type { RecordInput } from './record.ts';

/**
 * What cannot be true of a record though every value of it can be read. Such records are stored as the source told them;
 * the list of a source's data says how many there are.
 */
export const RECORD_FAULTS = {
  case: [
    'in_future',
    'resolved_in_future',
    'answered_before_opened',
    'resolved_before_opened',
    'closed_before_opened',
  ],
  contact: ['in_future', 'negative_duration', 'longer_than_a_day'],
  response: ['in_future', 'answered_before_invited'],
  daily_total: ['in_future', 'negative_duration', 'more_answered_than_offered'],
} as const satisfies Record<RecordKind, readonly string[]>;

export type RecordFault = (typeof RECORD_FAULTS)[RecordKind][number];

/** Each of them once. */
export const FAULTS: readonly RecordFault[] = [...new Set(Object.values(RECORD_FAULTS).flat())];

const DAY_SECONDS = 86_400;

/** What cannot be true of a record at a time (UTC ms); the store counts the same of what it holds. */
export function faultsOf(record: RecordInput, now: number): RecordFault[] {
  const later: RecordFault[] = record.at > now ? ['in_future'] : [];
  return [...later, ...ownFaults(record, now)];
}

function ownFaults(record: RecordInput, now: number): RecordFault[] {
  const { at } = record;
  const isBefore = (one: number | null, other: number): boolean => one !== null && one < other;
  const isOver = (one: number | null, other: number): boolean => one !== null && one > other;
  if (record.kind === 'case') {
    const { firstResponseAt, resolvedAt, closedAt } = record.fields;
    return [
      ...(isOver(resolvedAt, now) ? (['resolved_in_future'] as const) : []),
      ...(isBefore(firstResponseAt, at) ? (['answered_before_opened'] as const) : []),
      ...(isBefore(resolvedAt, at) ? (['resolved_before_opened'] as const) : []),
      ...(isBefore(closedAt, at) ? (['closed_before_opened'] as const) : []),
    ];
  }
  if (record.kind === 'contact') {
    const { wait, duration } = record.fields;
    return [
      ...(isBefore(wait, 0) || isBefore(duration, 0) ? (['negative_duration'] as const) : []),
      ...(isOver(wait, DAY_SECONDS) || isOver(duration, DAY_SECONDS)
        ? (['longer_than_a_day'] as const)
        : []),
    ];
  }
  if (record.kind === 'response') {
    const { score, deliveredAt, invitedAt } = record.fields;
    const asked = deliveredAt ?? invitedAt;
    return score !== null && isOver(asked, at) ? ['answered_before_invited'] : [];
  }
  const { answered, offered, waitSum, talkSum } = record.fields;
  return [
    ...(isBefore(waitSum, 0) || isBefore(talkSum, 0) ? (['negative_duration'] as const) : []),
    ...(offered !== null && isOver(answered, offered)
      ? (['more_answered_than_offered'] as const)
      : []),
  ];
}
