import type { RecordsAnswer } from '../../contract/records.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { keptFromDay } from '../organisation/kept-from.ts';
import type { Moment } from '../organisation/reference.ts';

/** The sources of which records in a period may be gone, by id: what they counted still counts. */
export function notKept(moment: Moment, period: Period): RecordsAnswer['notKept'] {
  return moment.sources.flatMap((source) => {
    const day = keptFromDay(moment, [source]);
    if (day === null || period.from >= day) return [];
    return [{ source: source.id, name: source.name, before: formatDay(day) }];
  });
}
