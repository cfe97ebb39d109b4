import type { ImportDetail } from '#server/contract/imports.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { addDays } from '../../../format/day.ts';
import { dayIn } from '../../../format/instant.ts';

/**
 * The days `[from, to)` on which anything of an import counts, and the `last` day of its records; null when it has none.
 * Cases of its last day are resolved later: such days count up to today.
 */
export function daysOfImport(
  { firstAt, lastAt, countedTo }: ImportDetail,
  { zone, today }: Pick<OrganisationAnswer, 'zone' | 'today'>,
): { from: string; to: string; last: string } | null {
  if (firstAt === null || lastAt === null) return null;
  const last = dayIn(zone, lastAt);
  const counted = countedTo === null ? last : dayIn(zone, countedTo);
  const past = counted > today ? today : counted;
  return { from: dayIn(zone, firstAt), to: addDays(past > last ? past : last, 1), last };
}
