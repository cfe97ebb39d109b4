import type { RecordKind } from '../records/fields.ts';
import type { Zone } from '../time/zone.ts';

/** Records of these kinds from before an instant (UTC ms) may have been dropped by age. */
export type Dropped = { readonly before: number; readonly kinds: readonly RecordKind[] };

/** The first day from which on every record of some kinds is kept; null = all are. */
export function keptFromDay(
  zone: Zone,
  dropped: readonly Dropped[],
  kinds: readonly RecordKind[],
): number | null {
  const bounds = dropped.flatMap((one) =>
    one.kinds.some((kind) => kinds.includes(kind)) ? one.before : [],
  );
  if (bounds.length === 0) return null;
  // In another zone than the one it was cut in, the instant may lie within a day.
  return zone.dayOf(Math.max(...bounds) - 1) + 1;
}
