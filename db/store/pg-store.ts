import { CellChange } from '../cells/change.ts';
import { pgDialect } from '../dialect/pg-dialect.ts';
import { migrate } from '../migrations/migrate.ts';
import { readCalendar } from '../queries/calendar.ts';
import { scrubStore } from '../queries/erasure-scrub.ts';
import { raiseSequence } from '../queries/record-store.ts';
import type { CommandName, QueryName } from '../registry.ts';
import { COMMANDS, QUERIES } from '../registry.ts';
import type { AsyncDriver } from './driver.ts';
import { ErasureLedger } from './erasure-ledger.ts';
import { runAsync } from './driver.ts';
import { insertText } from './insert-text.ts';
import { writeCells } from './write-cells.ts';
import type { Bindable, Context, Request, Steps, Viewer, WriteContext } from './request.ts';
import type { Store } from './store.ts';
import { storeOver } from './store.ts';

/** The little of a PostgreSQL connection that the store needs; whole numbers must come back as numbers. */
export type PgConnection = {
  query(
    sql: string,
    params: readonly Bindable[],
  ): Promise<{ rows: Record<string, unknown>[]; changes: number }>;
  queryLists(sql: string, params: readonly Bindable[]): Promise<Bindable[][]>;
  /** Runs one writing statement once per row, sent together; gives how many rows each of them changed. */
  runEach(sql: string, rows: readonly (readonly Bindable[])[]): Promise<number[]>;
  close(): Promise<void>;
};

function driverOver(connection: PgConnection): AsyncDriver {
  return async (request: Request): Promise<unknown> => {
    switch (request.kind) {
      case 'all':
        return (await connection.query(request.sql, request.params)).rows;
      case 'run':
        return (await connection.query(request.sql, request.params)).changes;
      case 'bulk': {
        const changes = await connection.runEach(request.sql, request.rows);
        return changes.reduce((sum, one) => sum + one, 0);
      }
      case 'fresh': {
        const text = insertText(request, 1, (_column, place) => `$${place + 1}`);
        const rows = Array.from({ length: request.count }, (_, place) =>
          request.columns.map(({ at }) => at(place)),
        );
        const changes = await connection.runEach(text, rows);
        return changes.flatMap((one, place) => (one === 0 ? [place] : []));
      }
      case 'each':
        for (const row of await connection.queryLists(request.sql, request.params))
          request.row(row);
        return undefined;
    }
  };
}

type Unit = (ctx: WriteContext, args: unknown) => Steps<unknown>;

/**
 * The store on PostgreSQL: each command is one transaction, each query one snapshot, one after the other on one
 * connection. Commands on records touch one slot each, so on a cluster they stay on one shard.
 */
export async function openPg(
  connection: PgConnection,
  slots: number,
  now: number,
  ledgerFile: string | null = null,
): Promise<Store> {
  const ledger = new ErasureLedger(ledgerFile);
  const driver = driverOver(connection);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const transaction = async <R>(begin: string, work: () => Promise<R>): Promise<R> => {
    await connection.query(begin, []);
    try {
      const result = await work();
      await connection.query('COMMIT', []);
      return result;
    } catch (error) {
      await connection.query('ROLLBACK', []);
      throw error;
    }
  };
  await inTurn(() => transaction('BEGIN', () => runAsync(migrate('pg', now), driver)));

  const write = (viewer: Viewer, name: CommandName, args: unknown): Promise<unknown> =>
    inTurn(() => {
      // Rewriting tables is done in no transaction.
      if (name === 'scrubStore') {
        const ctx: Context = { dialect: pgDialect, viewer, slots, ledger };
        return runAsync(scrubStore(ctx), driver);
      }
      return transaction('BEGIN', async () => {
        const changes = new Map<number, CellChange>();
        const base: Context = { dialect: pgDialect, viewer, slots, ledger };
        const ctx: WriteContext = {
          ...base,
          cells: (slot) => {
            let change = changes.get(slot);
            if (!change) changes.set(slot, (change = new CellChange()));
            return change;
          },
        };
        // The registry pairs each command with its argument type; callers are typed by it.
        const result = await runAsync((COMMANDS[name] as Unit)(ctx, args), driver);
        for (const [slot, change] of changes) {
          if (!change.isEmpty) await runAsync(writeChange(base, slot, change), driver);
        }
        return result;
      });
    });
  const read = (viewer: Viewer, name: QueryName, args: unknown): Promise<unknown> =>
    inTurn(() =>
      transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', () => {
        const ctx = { dialect: pgDialect, viewer, slots, ledger };
        // As above.
        return runAsync((QUERIES[name] as unknown as Unit)(ctx as WriteContext, args), driver);
      }),
    );
  return storeOver({
    slots,
    write,
    read,
    close: async () => {
      await last;
      await connection.close();
    },
  });
}

function* writeChange(ctx: Context, slot: number, change: CellChange): Steps<void> {
  const { generation, weekStart } = yield* readCalendar(ctx);
  const seq = yield* raiseSequence(ctx, slot);
  yield* writeCells(ctx, change.packs(weekStart), { slot, seq, generation });
}
