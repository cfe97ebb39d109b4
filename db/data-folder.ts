import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A lock on a data folder that one process holds; it ends with the process, however that ends. */
export type FolderLock = { release(): void };

/**
 * What a lock is for: the server serving the folder; the linker, an import of the command line, the inbox, what
 * goes through records when their department or theme is set, each at work on a store. What must hold beyond one folder is a lease.
 */
export type LockName = 'server' | 'linker' | 'import' | 'inbox' | 'assignments';

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

/** The store of one's own data. */
export function ownStorePath(folder: string): string {
  return join(folder, 'basira.db');
}

/** The store of the demonstration, kept apart so that the two never mix. */
export function demoStorePath(folder: string): string {
  return join(folder, 'demonstration.db');
}

/** The store that is served and that commands are about: one's own once it holds anything, else the demonstration. */
export function shownStorePath(folder: string): string {
  return isBegun(ownStorePath(folder)) ? ownStorePath(folder) : demoStorePath(folder);
}

/** True when somebody has put settings or records into a store; false also while it is not there or not yet made. */
export function isBegun(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const db = new Database(path, { readonly: true, timeout: 1000 });
    try {
      const begun =
        'SELECT EXISTS (SELECT 1 FROM source) OR EXISTS (SELECT 1 FROM setting) AS begun';
      // The statement names the one column.
      return (db.prepare(begun).get() as { begun: number }).begun === 1;
    } finally {
      db.close();
    }
  } catch (error) {
    // Its tables are still to be made. What else may be wrong with it is told when it is opened.
    return !(error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR');
  }
}
