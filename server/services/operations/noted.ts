import type { Held } from '#db/queries/leases.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../../domain/problem.ts';

export type NotedDeps = {
  readonly repository: Repository;
  readonly now: () => number;
  /** The lease the work is done under; null = somebody asked for it. */
  readonly held: Held | null;
};

/**
 * Does a piece of work and writes down when it began and how it ended; gives what it gives, throws what it throws. Once the lease is
 * somebody else's nothing is begun, and nothing written down.
 */
export async function noted<T>(
  { repository, now, held }: NotedDeps,
  name: string,
  work: () => Promise<T>,
  detailsOf: (found: T) => unknown = () => null,
): Promise<T> {
  if (!(await repository.write('beginJob', { name, held, now: now() })))
    throw new Error(`${name}: another process does this by now`);
  try {
    const found = await work();
    const details = JSON.stringify(detailsOf(found));
    await repository.write('endJob', { name, held, now: now(), problem: null, details });
    return found;
  } catch (error) {
    // What nobody foresaw stands in the log, which this is no second one of.
    const problem =
      error instanceof AppError ? error.problem : { code: 'INTERNAL' as const, params: {} };
    await repository.write('endJob', { name, held, now: now(), problem, details: null });
    throw error;
  }
}
