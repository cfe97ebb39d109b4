import type { Repository } from '#db/store/store.ts';
import { AppError } from '../../domain/problem.ts';

/** Does a piece of work and writes down when it began and how it ended; gives what it gives, throws what it throws. */
export async function noted<T>(
  { repository, now }: { repository: Repository; now: () => number },
  name: string,
  work: () => Promise<T>,
  detailsOf: (found: T) => unknown = () => null,
): Promise<T> {
  await repository.write('beginJob', { name, now: now() });
  try {
    const found = await work();
    const details = JSON.stringify(detailsOf(found));
    await repository.write('endJob', { name, now: now(), problem: null, details });
    return found;
  } catch (error) {
    // What nobody foresaw stands in the log, which this is no second one of.
    const problem =
      error instanceof AppError ? error.problem : { code: 'INTERNAL' as const, params: {} };
    await repository.write('endJob', { name, now: now(), problem, details: null });
    throw error;
  }
}
