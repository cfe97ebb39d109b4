import Database from 'better-sqlite3';
import { AppError } from '#server/domain/problem.ts';

/** First SQLite without the WAL-reset fault (tursodatabase/libsql #2271; RELIABILITY.md section 1a). */
const LOWEST_SQLITE = [3, 51, 3];

type Pragma = { name: string; value: string | number; why: string };

/** Settings of every connection, each with its reason. */
const PRAGMAS: readonly Pragma[] = [
  { name: 'page_size', value: 8192, why: 'rows of cells are kilobytes; holds for a new file only' },
  {
    name: 'wal_autocheckpoint',
    value: 32_768,
    why: 'hot pages are copied back once per 256 MiB of log',
  },
  {
    name: 'busy_timeout',
    value: 10_000,
    why: 'a second process waits for its turn instead of failing',
  },
  { name: 'journal_mode', value: 'wal', why: 'readers never wait for the writer' },
  { name: 'synchronous', value: 'full', why: 'an acknowledged row survives a power cut' },
  { name: 'foreign_keys', value: 'on', why: 'declared references hold' },
  { name: 'temp_store', value: 'memory', why: 'sorts need no second disk' },
  {
    name: 'journal_size_limit',
    value: 268_435_456,
    why: 'the log shrinks again after a bulk load',
  },
];

/** Pages the writer keeps, in KiB: those of hot cells and of one stretch of the key index, into which ids go in order. */
const WRITER_CACHE_KIB = 32_768;

/** Opens the file for the one writer. @throws AppError STORE_UNSAFE when SQLite is too old or the settings do not hold. */
export function openWriter(path: string): Database.Database {
  const db = open(path, {});
  assertVersion(db);
  for (const { name, value } of PRAGMAS) db.pragma(`${name} = ${value}`);
  db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
  // better-sqlite3's build falls back to synchronous=NORMAL at the first write unless FULL was set explicitly, so
  // the settings are read back after one.
  db.exec('CREATE TABLE IF NOT EXISTS opened (id integer PRIMARY KEY, at integer NOT NULL)');
  db.prepare('INSERT OR REPLACE INTO opened (id, at) VALUES (1, unixepoch())').run();
  assertSettings(db);
  return db;
}

/**
 * What a reader is for: `questions` that come again and again about the same cells, or `passes` over records, which are read
 * once: pages kept for those would only be memory.
 */
export type ReaderUse = 'questions' | 'passes';

const READER_CACHE_KIB: Record<ReaderUse, number> = { questions: 65_536, passes: 8192 };
/** For questions only: the memory of who writes, or reads everything, would grow with the file. */
const READER_MMAP_BYTES: Record<ReaderUse, number> = { questions: 268_435_456, passes: 0 };

/** Opens the file for reading only; it must exist and be migrated. */
export function openReader(path: string, use: ReaderUse = 'passes'): Database.Database {
  const db = open(path, { readonly: true });
  for (const { name, value } of PRAGMAS) {
    if (name !== 'journal_mode' && name !== 'synchronous') db.pragma(`${name} = ${value}`);
  }
  db.pragma(`cache_size = -${READER_CACHE_KIB[use]}`);
  db.pragma(`mmap_size = ${READER_MMAP_BYTES[use]}`);
  return db;
}

function open(path: string, options: Database.Options): Database.Database {
  try {
    return new Database(path, options);
  } catch (cause) {
    throw new AppError('STORE_DAMAGED', { path, reason: String(cause) }, { cause });
  }
}

function assertVersion(db: Database.Database): void {
  // The statement names the one column.
  const row = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const parts = row.version.split('.').map(Number);
  for (const [i, lowest] of LOWEST_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > lowest) return;
    if (part < lowest) {
      throw new AppError('STORE_UNSAFE', {
        setting: 'sqlite_version',
        seen: row.version,
        expected: `≥ ${LOWEST_SQLITE.join('.')}`,
      });
    }
  }
}

/** What a safe connection answers. 2 = FULL. */
const REQUIRED: Record<string, string | number> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
};

function assertSettings(db: Database.Database): void {
  for (const [setting, expected] of Object.entries(REQUIRED)) {
    // These pragmas answer one number or word.
    const seen = db.pragma(setting, { simple: true }) as string | number;
    if (seen !== expected) throw new AppError('STORE_UNSAFE', { setting, seen, expected });
  }
}
