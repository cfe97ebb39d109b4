import { LOCAL_ADMINISTRATOR } from './request.ts';
import { SqliteReader } from './sqlite-reader.ts';
import type { Store } from './store.ts';
import { storeOver } from './store.ts';
import { SQLITE_SLOTS } from './sqlite-writer.ts';

/** The reading half of a repository. */
type Reading = Pick<ReturnType<Store['as']>, 'read'>;

/**
 * Asks a SQLite file, in the calling thread and without ever writing to it, for a few small things while another store is
 * served. The file must exist and be migrated.
 */
export async function readAside<T>(
  path: string,
  work: (repository: Reading) => Promise<T>,
): Promise<T> {
  const reader = new SqliteReader(path);
  const store = storeOver({
    slots: SQLITE_SLOTS,
    read: async (viewer, name, args) => reader.read(viewer, name, args),
    write: () => Promise.reject(new TypeError('a store that is only read was written to')),
    close: async () => reader.close(),
  });
  try {
    return await work(store.as(LOCAL_ADMINISTRATOR));
  } finally {
    await store.close();
  }
}
