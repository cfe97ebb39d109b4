import type { Retention } from '#db/queries/retention.ts';
import type { Repository } from '#db/store/store.ts';
import type { RetentionInfo, RetentionPreview } from '../../contract/retention.ts';
import { AppError } from '../../domain/problem.ts';
import { isKeptDays, LEAST_DAYS, MOST_DAYS } from '../../domain/retention/kept-days.ts';

/** How long the records of a source are kept, as the API tells it; null = that was never set. */
export function retentionInfo(retention: Retention | null): RetentionInfo {
  return {
    days: retention?.days ?? null,
    state: retention?.state ?? 'idle',
    droppedBefore: retention?.droppedBefore ?? null,
    dropped: retention?.dropped ?? 0,
    runDropped: retention?.runDropped ?? 0,
    openCases: retention?.openCases ?? 0,
    beganAt: retention?.beganAt ?? null,
    finishedAt: retention?.finishedAt ?? null,
  };
}

/** What keeping a source's records for so many days would drop. @throws AppError NOT_FOUND, REQUEST_INVALID */
export async function previewRetention(
  repository: Repository,
  source: string,
  days: number,
  now: number,
): Promise<RetentionPreview> {
  if (!isKeptDays(days)) {
    const expected = `${LEAST_DAYS} … ${MOST_DAYS}`;
    throw new AppError('REQUEST_INVALID', { field: 'days', seen: String(days), expected });
  }
  const sources = await repository.read('readSources', undefined);
  if (!sources.some(({ id }) => id === source)) throw new AppError('NOT_FOUND', { seen: source });
  const { before, records, openCases } = await repository.read('countAged', { source, days, now });
  return { before: before ?? now, records, openCases };
}
