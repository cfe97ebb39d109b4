import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A lock on a data folder that one process holds; it ends with the process, however that ends. */
export type FolderLock = { release(): void };

/** What a lock is for: the server serving the folder, the linker or an import of the command line at work on a store. */
export type LockName = 'server' | 'linker' | 'import';

/**
 * Takes a lock in a data folder, which is made when it is not there. The lock is a SQLite file that is held open
 * exclusively: the operating system frees it when the process dies, so no stale lock can be left. Null = somebody else
 * has it.
 */
export function lockFolder(folder: string, name: LockName): FolderLock | null {
  mkdirSync(folder, { recursive: true });
  const db = new Database(join(folder, `${name}.lock`), { timeout: 0 });
  try {
    // Without a journal file beside it: a journal left by a killed process would be replayed by the next.
    db.pragma('journal_mode = memory');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => db.close() };
}
