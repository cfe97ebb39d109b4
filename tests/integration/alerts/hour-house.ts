import type { Dimension } from '#server/domain/dimensions.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { RuleFacts } from '#server/domain/alerts/rule.ts';
import { record } from '#tests/builders/records.ts';
import { NOW } from '../store/engines.ts';

export const HOUR = 3_600_000;
const WEEKS = 5;

/** A rule about bursts by the hour, by its defaults in the editor. */
export const HOUR_RULE: RuleFacts = {
  name: null,
  metric: null,
  scope: null,
  each: null,
  condition: { kind: 'burst', score: 6, atLeast: 10 },
  grain: 'hour',
  minimumN: 0,
  duration: 1,
  severity: 'serious',
  endsItself: true,
  isOn: true,
};

/** Cases that came `at` an hour (UTC ms), of one value of a dimension; spread over its first minutes. */
export function casesOf(
  name: string,
  at: number,
  count: number,
  dimensions: Partial<Record<Dimension, string>>,
): RecordInput[] {
  return Array.from({ length: count }, (_, i) =>
    record('case', `${name}-${at / HOUR}-${i}`, at + i * 1000, {}, { dimensions }),
  );
}

/** How many usually come in the hour that begins at an instant (UTC ms). */
export function usualAt(at: number): number {
  const hour = (at / HOUR) % 24;
  // Seven divides no day, so that every hour of the day sees 2, 3 and 4.
  return hour < 8 || hour > 16 ? 0 : 2 + (((at / HOUR) % 7) % 3);
}

/** Five weeks before now: two to four cases an hour from 8 to 16 o'clock (UTC) of each value of a dimension. */
export function usualHoursOf(dimension: Dimension, keys: readonly string[]): RecordInput[] {
  return keys.flatMap((key) =>
    Array.from({ length: WEEKS * 7 * 24 }, (_, i) => NOW - (i + 1) * HOUR).flatMap((at) => {
      return casesOf(key, at, usualAt(at), { [dimension]: key });
    }),
  );
}
