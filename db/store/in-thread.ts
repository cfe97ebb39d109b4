import type { CommandName, QueryName } from '../registry.ts';
import type { Viewer } from './request.ts';
import { SqliteReader } from './sqlite-reader.ts';
import { SQLITE_SLOTS, SqliteWriter } from './sqlite-writer.ts';
import type { Store } from './store.ts';
import { storeOver } from './store.ts';

/** Opens a SQLite file with writer and reader in the calling thread: for tests and bulk work from the command line. */
export function openInThread(path: string, now: number, ledger?: string): Store {
  const writer = new SqliteWriter(path, now, ledger);
  const reader = new SqliteReader(path, ledger);
  return storeOver({
    slots: SQLITE_SLOTS,
    write: (viewer: Viewer, name: CommandName, args: unknown) => writer.write(viewer, name, args),
    read: async (viewer: Viewer, name: QueryName, args: unknown) => reader.read(viewer, name, args),
    close: async () => {
      reader.close();
      await writer.close();
    },
  });
}
