import { AppError } from '#server/domain/problem.ts';

/** Turns a driver's error into ours where a person can do something about it; others pass unchanged. */
export function storeProblem(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  // Drivers mark their errors with a code.
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'SQLITE_IOERR_WRITE') {
    return new AppError('STORE_FULL', { path }, { cause: error });
  }
  if (code.startsWith('SQLITE_READONLY'))
    return new AppError('STORE_READ_ONLY', { path }, { cause: error });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('STORE_DAMAGED', { path, reason: String(error) }, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY')) return new AppError('STORE_BUSY', { path }, { cause: error });
  return error;
}
