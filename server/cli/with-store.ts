import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../domain/problem.ts';

/** Opens a store in this thread, also beside a running server, for one piece of work. */
export async function withStore<T>(
  path: string,
  now: () => number,
  work: (repository: Repository) => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  const store = openInThread(path, now());
  try {
    return await work(store.as(LOCAL_ADMINISTRATOR));
  } finally {
    await store.close();
  }
}

/** As `withStore`, for commands that make no sense without data. @throws AppError FILE_MISSING */
export async function withExistingStore<T>(
  path: string,
  now: () => number,
  work: (repository: Repository) => Promise<T>,
): Promise<T> {
  if (!existsSync(path)) throw new AppError('FILE_MISSING', { path, reason: 'ENOENT' });
  return withStore(path, now, work);
}
