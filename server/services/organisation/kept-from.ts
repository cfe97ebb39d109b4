import type { RecordKind } from '../../domain/records/fields.ts';
import type { Moment } from './reference.ts';
import type { SourceReach } from './source-reach.ts';

/** The first day from which on every record of some kinds of some sources is kept; null = all are kept. */
export function keptFromDay(
  { reference }: Pick<Moment, 'reference'>,
  sources: readonly Pick<SourceReach, 'dropped'>[],
  kinds: readonly RecordKind[],
): number | null {
  const bounds = sources.flatMap(({ dropped }) =>
    dropped?.kinds.some((kind) => kinds.includes(kind)) ? dropped.before : [],
  );
  if (bounds.length === 0) return null;
  // In another zone than the one it was cut in, the instant may lie within a day.
  return reference.zone.dayOf(Math.max(...bounds) - 1) + 1;
}
