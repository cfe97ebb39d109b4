import type { ArgsOf, CommandName, Commands, Queries, QueryName, ResultOf } from '../registry.ts';
import type { Viewer } from './request.ts';
import { refuseBeyondRights } from './rights.ts';

/**
 * The store as services see it, bound to a viewer: the only way to data. A write is answered when it is on disk; a
 * read sees one snapshot.
 */
export type Repository = {
  write<K extends CommandName>(name: K, args: ArgsOf<Commands[K]>): Promise<ResultOf<Commands[K]>>;
  read<K extends QueryName>(name: K, args: ArgsOf<Queries[K]>): Promise<ResultOf<Queries[K]>>;
  /** Number of slots records are spread over. */
  readonly slots: number;
};

export type Store = {
  /** The store as one viewer may see it. */
  as(viewer: Viewer): Repository;
  readonly slots: number;
  /** Waits for what was accepted, then lets go of the files. */
  close(): Promise<void>;
};

/** What the wirings implement: one call in, one answer out. */
export type Backend = {
  write(viewer: Viewer, name: CommandName, args: unknown): Promise<unknown>;
  read(viewer: Viewer, name: QueryName, args: unknown): Promise<unknown>;
  readonly slots: number;
  close(): Promise<void>;
};

export function storeOver(backend: Backend): Store {
  return {
    slots: backend.slots,
    close: () => backend.close(),
    as: (viewer) => ({
      slots: backend.slots,
      // The registry ties names to argument and result types; the backends carry them untyped.
      write: async (name, args) => {
        refuseBeyondRights(viewer, name);
        // As said above.
        return (await backend.write(viewer, name, args)) as never;
      },
      read: async (name, args) => {
        refuseBeyondRights(viewer, name);
        // As said above.
        return (await backend.read(viewer, name, args)) as never;
      },
    }),
  };
}
