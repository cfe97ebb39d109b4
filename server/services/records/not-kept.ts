import type { RecordsAnswer } from '../../contract/records.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { formatDay } from '../../domain/time/day.ts';
import { keptFromDay } from '../../domain/retention/kept-from-day.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Moment } from '../organisation/reference.ts';

/** The sources of which records of some kinds in a period may be gone, by id: what they counted still counts. */
export function notKept(
  moment: Moment,
  period: Period,
  kinds: readonly RecordKind[],
): RecordsAnswer['notKept'] {
  return moment.sources.flatMap((source) => {
    const day = keptFromDay(moment.reference.zone, source.dropped ? [source.dropped] : [], kinds);
    if (day === null || period.from >= day) return [];
    return [{ source: source.id, name: source.name, before: formatDay(day) }];
  });
}
