import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { AppError } from '#server/domain/problem.ts';
import { openReader } from './open.ts';
import { gatherLedgers, ledgerPath } from './store/erasure-ledger.ts';
import type { Audited } from './queries/audit.ts';
import { settleRestoredCopy } from './restored.ts';
import { LOCAL_ADMINISTRATOR } from './store/request.ts';
import { SqliteReader } from './store/sqlite-reader.ts';
import { SQLITE_SLOTS, SqliteWriter } from './store/sqlite-writer.ts';
import { storeProblem } from './store/store-problem.ts';

/** What a backup holds, as found when it was opened and checked. */
export type BackupFacts = { bytes: number; records: number };

/** The end of a backup: this word and the SHA-256 of all before it, in ASCII. A cut or changed file cannot have it. */
const SEAL = '\nbasira backup 1 ';
const SEAL_BYTES = SEAL.length + 64;

/**
 * Writes a copy of a store in use to a new file, opens it, checks pages and counters, and only then gives it its name.
 * @throws AppError BACKUP_EXISTS { path }, BACKUP_INVALID { path, reason } when the copy is not sound, STORE_*
 */
export async function backUp(store: string, target: string): Promise<BackupFacts> {
  if (await exists(target)) throw new AppError('BACKUP_EXISTS', { path: target });
  const partial = `${target}.partial`;
  await rm(partial, { force: true });
  const source = openReader(store);
  try {
    source.prepare('VACUUM INTO ?').run(partial);
  } catch (error) {
    await rm(partial, { force: true });
    throw storeProblem(error, target);
  } finally {
    source.close();
  }
  try {
    const records = verifyStore(partial, target);
    const seal = Buffer.from(`${SEAL}${await digestOf(partial)}`, 'latin1');
    const file = await open(partial, 'a');
    try {
      await file.write(seal);
      await file.sync();
    } finally {
      await file.close();
    }
    const { size } = await stat(partial);
    await rename(partial, target);
    // Taken later than the copy: it lists at least those that the copy knows to be erased.
    gatherLedgers(ledgerPath(target), [ledgerPath(store)]);
    await syncFolder(dirname(target));
    return { bytes: size, records };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/**
 * Puts a backup in the place of a store nobody uses: the backup is checked byte for byte, brought to this version's
 * shape and checked again before anything is touched; the old file stays beside as `….before-restore`. Nobody is signed in
 * to it, and the audit log goes on with `audited`. Customers erased since are listed in the ledgers beside the store, beside
 * the backup and in `ledgers`: `prepare` is given the copy, with a ledger beside it that says what all of these say, to erase
 * them again before it takes the place.
 * @throws AppError BACKUP_INVALID { path, reason } (the store is then untouched), STORE_NEWER
 */
export async function restore(
  backup: string,
  store: string,
  restoring: {
    now: number;
    audited: Audited;
    prepare: (copy: string) => Promise<void>;
    ledgers: readonly string[];
  },
): Promise<BackupFacts> {
  const { now, audited, prepare, ledgers } = restoring;
  const bytes = await checkSeal(backup);
  const coming = `${store}.restoring`;
  await removeStore(coming);
  try {
    await pipeline(
      createReadStream(backup, { end: bytes - SEAL_BYTES - 1 }),
      createWriteStream(coming, { flush: true }),
    );
    await migrateCopy(coming, backup, now);
    const known = [store, backup].map(ledgerPath);
    gatherLedgers(ledgerPath(coming), [...known, ...ledgers]);
    await settleRestoredCopy(coming, { store, now, audited });
    await prepare(coming);
    const records = verifyStore(coming, backup);
    // First the ledger: it may list more than a store knows, never less.
    gatherLedgers(ledgerPath(store), [ledgerPath(coming)]);
    await keepOld(store);
    await rename(coming, store);
    await rm(ledgerPath(coming), { force: true });
    await syncFolder(dirname(store));
    return { bytes, records };
  } catch (error) {
    await removeStore(coming);
    await rm(ledgerPath(coming), { force: true });
    throw storeProblem(error, store);
  }
}

async function migrateCopy(copy: string, backup: string, now: number): Promise<void> {
  try {
    const writer = new SqliteWriter(copy, now);
    await writer.close();
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'STORE_NEWER') throw error;
    throw new AppError('BACKUP_INVALID', { path: backup, reason: String(error) }, { cause: error });
  }
}

/** Checks pages, keys and counters of a store; gives the number of its records. */
function verifyStore(path: string, shownPath: string): number {
  const invalid = (reason: string): AppError =>
    new AppError('BACKUP_INVALID', { path: shownPath, reason });
  try {
    const db = openReader(path);
    try {
      const found = db.pragma('integrity_check(1)', { simple: true });
      if (found !== 'ok') throw invalid(`integrity_check: ${String(found)}`);
    } finally {
      db.close();
    }
    const reader = new SqliteReader(path);
    let records = 0;
    try {
      for (let slot = 0; slot < SQLITE_SLOTS; slot++) {
        // The registry ties the name to this result; the reader carries it untyped.
        const check = reader.read(LOCAL_ADMINISTRATOR, 'checkStore', { slot }) as {
          records: number;
          differences: unknown[];
        };
        if (check.differences.length > 0) throw invalid(`check: ${check.differences.length}`);
        records += check.records;
      }
    } finally {
      reader.close();
    }
    return records;
  } catch (error) {
    throw error instanceof AppError ? error : invalid(String(error));
  }
}

/** Size of a backup whose seal holds. @throws AppError FILE_MISSING, FILE_IS_DIRECTORY, BACKUP_INVALID */
async function checkSeal(backup: string): Promise<number> {
  const found = await stat(backup).catch((cause: unknown) => {
    throw new AppError('FILE_MISSING', { path: backup, reason: 'ENOENT' }, { cause });
  });
  if (found.isDirectory()) throw new AppError('FILE_IS_DIRECTORY', { path: backup });
  const invalid = (reason: string): AppError =>
    new AppError('BACKUP_INVALID', { path: backup, reason });
  if (found.size <= SEAL_BYTES) throw invalid('size');
  const file = await open(backup, 'r');
  const end = Buffer.alloc(SEAL_BYTES);
  try {
    await file.read(end, 0, SEAL_BYTES, found.size - SEAL_BYTES);
  } finally {
    await file.close();
  }
  const text = end.toString('latin1');
  if (!text.startsWith(SEAL)) throw invalid('seal');
  const digest = await digestOf(backup, found.size - SEAL_BYTES - 1);
  if (digest !== text.slice(SEAL.length)) throw invalid('sha256');
  return found.size;
}

async function digestOf(path: string, end?: number): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, end === undefined ? {} : { end }), hash);
  return hash.digest('hex');
}

/** Moves a store's log into its file, so that the file alone is all of it, and gives the file a second name. */
async function keepOld(store: string): Promise<void> {
  if (!(await exists(store))) return;
  const kept = `${store}.before-restore`;
  await removeStore(kept);
  try {
    const db = new Database(store);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch {
    // A damaged store is kept as it is, log and all.
  }
  // A log that stayed would be played into the restored file: it moves with the old one.
  for (const log of ['-wal', '-shm']) {
    if (await exists(store + log)) await rename(store + log, kept + log);
  }
  await link(store, kept);
}

async function removeStore(path: string): Promise<void> {
  for (const part of ['', '-wal', '-shm', '-journal']) await rm(path + part, { force: true });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes a rename in a folder survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
