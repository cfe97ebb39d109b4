import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInThread } from '#db/store/in-thread.ts';
import type { PgConnection } from '#db/store/pg-store.ts';
import { openPg } from '#db/store/pg-store.ts';
import { openInWorkers } from '#db/store/worker-store.ts';
import { ledgerPath } from '#db/store/erasure-ledger.ts';
import type { Store } from '#db/store/store.ts';
import { isSoak, repeats } from '#tests/soak.ts';
import { startPglite } from './pglite.ts';

export const NOW = Date.UTC(2026, 10, 22, 12);

/** A store of its own for one test, and how to throw it away. */
export type TestStore = { store: Store; path: string | null; drop: () => Promise<void> };

function temporaryFile(): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'basira-'));
  return {
    path: join(folder, 'basira.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function inThread(): Promise<TestStore> {
  const { path, remove } = temporaryFile();
  const store = openInThread(path, NOW);
  return { store, path, drop: () => store.close().then(remove) };
}

/** Each thread takes a tenth of a second of processor time to begin, and who reads one thing after the other is answered by the first reader. */
async function inWorkers(readers: number): Promise<TestStore> {
  const { path, remove } = temporaryFile();
  const built = new URL('../../../dist/server/', import.meta.url);
  const scripts = {
    writer: new URL('writer-worker.js', built),
    reader: new URL('reader-worker.js', built),
  };
  const store = await openInWorkers(path, NOW, scripts, readers);
  return { store, path, drop: () => store.close().then(remove) };
}

/** PGlite takes seconds to start and a while to make its tables, so one serves all tests of a worker and is emptied for each. */
let running: Promise<PgConnection> | null = null;

/** Leaves its tables as they were made: without rows, counting from the start. */
async function empty(connection: PgConnection): Promise<void> {
  const [[which] = []] = await connection.queryLists(
    `SELECT string_agg(format('SELECT %L WHERE EXISTS (TABLE %I)', quote_ident(tablename), tablename), ' UNION ALL ')
    FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`,
    [],
  );
  if (typeof which !== 'string') return;
  const filled = (await connection.queryLists(which, [])).flat().join(', ');
  if (filled !== '') await connection.query(`TRUNCATE ${filled} CASCADE`, []);
  // Also of tables that have been emptied by themselves.
  await connection.query(
    `SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL`,
    [],
  );
}

async function onPglite(): Promise<TestStore> {
  const connection = await (running ??= startPglite());
  await empty(connection);
  const { path, remove } = temporaryFile();
  const store = await openPg(connection, 8, NOW, ledgerPath(path));
  return { store, path: null, drop: () => store.close().then(remove) };
}

export type Engine = {
  name: string;
  open: () => Promise<TestStore>;
  /** False = each store begins threads, or is emptied: a test that opens many takes fewer. */
  startsQuickly: boolean;
};

/** The three wirings the one behaviour suite runs on. */
export const ENGINES: readonly Engine[] = [
  { name: 'SQLite in the calling thread', open: inThread, startsQuickly: true },
  { name: 'SQLite in worker threads', open: () => inWorkers(repeats(1, 2)), startsQuickly: false },
  { name: 'PGlite with 8 slots', open: onPglite, startsQuickly: false },
];

/**
 * What a thread hears and answers is a copy, and so it is here: what cannot be copied fails, and nothing is shared. Beginning
 * threads for each store takes a third of such a test's time.
 */
async function inThreadByCopies(): Promise<TestStore> {
  const test = await inThread();
  const { store } = test;
  const as: Store['as'] = (viewer) => {
    const repository = store.as(viewer);
    return {
      slots: repository.slots,
      read: async (name, args) =>
        structuredClone(await repository.read(name, structuredClone(args))),
      write: async (name, args) =>
        structuredClone(await repository.write(name, structuredClone(args))),
    };
  };
  return { ...test, store: { ...store, as } };
}

/** Both dialects, for what is built on the store; `npm run soak` has the threads too. How the store itself behaves is tested on all `ENGINES`. */
export const DIALECTS: readonly Engine[] = isSoak
  ? ENGINES
  : [
      { name: 'SQLite', open: inThreadByCopies, startsQuickly: true },
      { name: 'PGlite with 8 slots', open: onPglite, startsQuickly: false },
    ];

/** As a server has it: what is asked at the same time is read by two threads. */
export const WITH_TWO_READERS: Engine = {
  name: 'SQLite in worker threads with two readers',
  open: () => inWorkers(2),
  startsQuickly: false,
};
