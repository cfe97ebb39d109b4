import type { Repository } from '#db/store/store.ts';
import type { RetentionChange } from '../../contract/retention.ts';
import { AppError } from '../../domain/problem.ts';

/** Sets how long the records of a source are kept; older ones are dropped by a job. @throws AppError NOT_FOUND */
export async function changeRetention(
  repository: Repository,
  source: string,
  { days }: RetentionChange,
  { by, now }: { by: string; now: number },
): Promise<void> {
  const known = await repository.write('changeRetention', { source, days, by, now });
  if (!known) throw new AppError('NOT_FOUND', { seen: source });
}
