import type { RecordInput } from '#server/domain/records/record.ts';
import { record } from '#tests/builders/records.ts';

/** Word that stands in every text and name of the other department's records, and nowhere else. */
export const CANARY = 'Kanarie';
/** Whom all departments met. */
export const SHARED_CUSTOMER = 'everybody’s';
const DEPARTMENTS = ['own', 'other', null] as const;

const START = Date.UTC(2026, 10, 15);
const HOUR = 3_600_000;

/**
 * Records of one's own department, of another, and of none, in three kinds; those of others carry the canary in each of
 * their texts and names.
 */
export function canaryRecords(): RecordInput[] {
  return DEPARTMENTS.flatMap((department) =>
    Array.from({ length: 12 }, (_, i) => recordsOf(department, i)).flat(),
  );
}

function recordsOf(department: string | null, i: number): RecordInput[] {
  const word = department === 'own' ? 'Amsel' : CANARY;
  const at = START + i * 9 * HOUR;
  // The last of each department has an id that may stand in a question: its echo is not the canary.
  const id = i === 11 ? `plain-${department ?? 'none'}` : `${word}-${department ?? 'none'}-${i}`;
  const place = {
    customer: i % 3 === 0 ? SHARED_CUSTOMER : `${word}-customer-${i % 5}`,
    dimensions: {
      ...(department === null ? {} : { department }),
      region: i % 2 ? 'north' : 'south',
    },
    attributes: { tier: `${word}-tier` },
  };
  const words = { text: `${word} said so`, language: 'en' };
  return [
    record(
      'case',
      `${id}-c`,
      at,
      { resolvedAt: at + HOUR, status: `${word} status`, priority: `${word} first`, ...words },
      place,
    ),
    record(
      'contact',
      `${id}-k`,
      at + HOUR,
      { agentKind: 'person', wait: 5, ...words },
      // Every other contact of others goes on with a case of one's own department.
      { ...place, caseId: i % 2 ? `Amsel-own-${i % 11}-c` : `${id}-c` },
    ),
    record(
      'response',
      `${id}-r`,
      at,
      { instrument: 'service', score: 1 + (i % 5), ...words },
      place,
    ),
  ];
}
