import type { Mapping } from '#server/contract/mapping.ts';

/** The day that a person told for all records of a file, where no column does; null = a column tells it. */
export function dayToldOf({ records }: Mapping): string | null {
  for (const { at } of records) {
    const base = typeof at === 'object' && 'addDays' in at ? at.addDays.date : at;
    if (
      typeof base === 'object' &&
      'constant' in base &&
      /^\d{4}-\d{2}-\d{2}$/.test(String(base.constant))
    )
      return String(base.constant);
  }
  return null;
}
