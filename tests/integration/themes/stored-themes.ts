import { COLUMN, ROW_COLUMNS, TEXT_PLACES } from '#db/queries/record-row.ts';
import type { Repository } from '#db/store/store.ts';

/** A record as it is stored: its text, the key of its theme ('' = none) and the bits of `assigned` (null = none). */
export type Stored = { text: string | null; theme: string; assigned: number | null };

/** Every record with a text or a theme, by kind and id. */
export async function storedThemes(repository: Repository): Promise<Record<string, Stored>> {
  const values = await repository.read('readValues', undefined);
  const keys = new Map(values.flatMap((one) => (one.dimension === 9 ? [[one.code, one.key]] : [])));
  const found: Record<string, Stored> = {};
  for (let slot = 0; slot < repository.slots; slot++) {
    for (const kind of ['case', 'contact', 'response'] as const) {
      const { rows } = await repository.read('pageRecords', {
        slot,
        kind,
        after: null,
        limit: 1_000_000,
      });
      for (const row of rows) {
        const text = row[TEXT_PLACES[kind]?.text ?? -1] ?? null;
        const assigned = row[ROW_COLUMNS[kind].indexOf('assigned')] ?? null;
        found[`${kind} ${String(row[COLUMN.external_id])}`] = {
          text: text === null ? null : String(text),
          theme: keys.get(Number(row[COLUMN.theme])) ?? '',
          assigned: assigned === null ? null : Number(assigned),
        };
      }
    }
  }
  return found;
}
