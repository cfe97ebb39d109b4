import type { Repository } from '#db/store/store.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';

/** What the linker wrote to one record. */
export type Links = {
  recontactAt: number | null;
  contacts: number | null;
  department: number | null;
  isLinked: boolean;
};

/** Links of every record by `kind id`. */
export async function readLinks(repository: Repository): Promise<Record<string, Links>> {
  const found: Record<string, Links> = {};
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const kind of RECORD_KINDS) {
      const page = { slot, kind, after: null, limit: 10_000 };
      const { columns, rows } = await repository.read('pageRecords', page);
      for (const row of rows) {
        const cell = (name: string): number | null => {
          const value = row[columns.indexOf(name)] ?? null;
          return value === null ? null : Number(value);
        };
        found[`${kind} ${String(row[columns.indexOf('external_id')])}`] = {
          recontactAt: cell('recontact_at'),
          contacts: cell('contacts'),
          department: cell('linked_department'),
          isLinked: cell('linked_at') !== null,
        };
      }
    }
  }
  return found;
}
