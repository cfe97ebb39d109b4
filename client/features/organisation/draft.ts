import type { OrganisationAnswer, OrganisationChange } from '#server/contract/organisation.ts';

/** What the form edits: every setting of the organisation that a person can choose. */
export type OrganisationDraft = Pick<
  OrganisationAnswer,
  'name' | 'zone' | 'weekStart' | 'weekend' | 'currency' | 'language' | 'timeReversed'
>;

export function draftOf(organisation: OrganisationAnswer): OrganisationDraft {
  const { name, zone, weekStart, weekend, currency, language, timeReversed } = organisation;
  return { name, zone, weekStart, weekend, currency, language, timeReversed };
}

/** What differs from what is in force; empty when nothing does. */
export function changeOf(
  before: OrganisationDraft,
  { weekend, ...rest }: OrganisationDraft,
): OrganisationChange {
  // Both have the same keys.
  const held = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(rest).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(held[key]),
  );
  const sorted = (days: readonly number[]) => days.toSorted((a, b) => a - b);
  const isSameWeekend = String(sorted(weekend)) === String(sorted(before.weekend));
  return { ...Object.fromEntries(changed), ...(isSameWeekend ? {} : { weekend: sorted(weekend) }) };
}

/** Such a change counts every record again. */
export function isRecount(change: OrganisationChange): boolean {
  return change.zone !== undefined || change.weekStart !== undefined;
}

export function hasName({ name }: Pick<OrganisationDraft, 'name'>): boolean {
  return name.en.trim() !== '' || name.ar.trim() !== '';
}
