import type Database from 'better-sqlite3';
import { CellChange } from '../cells/change.ts';
import { sqliteDialect } from '../dialect/sqlite-dialect.ts';
import { migrate } from '../migrations/migrate.ts';
import { openWriter } from '../open.ts';
import { readCalendar } from '../queries/calendar.ts';
import { raiseSequence } from '../queries/record-store.ts';
import type { CommandName } from '../registry.ts';
import { COMMANDS } from '../registry.ts';
import type { SyncDriver } from './driver.ts';
import { ErasureLedger, ledgerPath } from './erasure-ledger.ts';
import { runSync } from './driver.ts';
import { writeCells } from './write-cells.ts';
import type { Context, Steps, Viewer, WriteContext } from './request.ts';
import { sqliteDriver } from './sqlite-driver.ts';
import { storeProblem } from './store-problem.ts';

type Job = {
  viewer: Viewer;
  name: CommandName;
  args: unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
};

/** One SQLite file has one slot. */
export const SQLITE_SLOTS = 1;
/** Requests committed together at most. */
const GROUP = 64;

/** Rewrites the file, which SQLite does in no transaction. */
const OUTSIDE: CommandName = 'scrubStore';

/** Cells of a group are written at its end, under the calendar in force then: nobody's may be cut by an earlier one. */
const ALONE: ReadonlySet<CommandName> = new Set(['recutCalendar', OUTSIDE]);

type Command = (ctx: WriteContext, args: unknown) => Steps<unknown>;

/**
 * The one writer of a SQLite file. What arrives while a commit runs is committed together; each command has its own
 * savepoint, so a failing one leaves its neighbours alone. An answer is given when the group is on disk.
 */
export class SqliteWriter {
  private readonly db: Database.Database;
  private readonly driver: SyncDriver;
  private readonly ledger: ErasureLedger;
  private queue: Job[] = [];
  private scheduled = false;
  private idle: (() => void)[] = [];

  /** `ledger` = where the store's erased customers are listed; left out = beside the file. */
  constructor(path: string, now: number, ledger = ledgerPath(path)) {
    this.ledger = new ErasureLedger(ledger);
    this.db = openWriter(path);
    this.driver = sqliteDriver(this.db);
    this.db.exec('BEGIN IMMEDIATE');
    try {
      runSync(migrate('sqlite', now), this.driver);
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      this.db.close();
      throw storeProblem(error, path);
    }
  }

  write(viewer: Viewer, name: CommandName, args: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.queue.push({ viewer, name, args, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.commitGroup();
      if (this.queue.length > 0) this.schedule();
      else for (const resolve of this.idle.splice(0)) resolve();
    });
  }

  /** What is committed together: the next commands, but one that must be alone only by itself. */
  private nextGroup(): Job[] {
    const alone = this.queue.findIndex(({ name }) => ALONE.has(name));
    if (alone < 0) return this.queue.splice(0, GROUP);
    return this.queue.splice(0, Math.min(GROUP, Math.max(1, alone)));
  }

  private commitGroup(): void {
    const group = this.nextGroup();
    const answers: (() => void)[] = [];
    try {
      if (group[0]?.name === OUTSIDE) return this.carryOutAlone(group[0]);
      this.db.exec('BEGIN IMMEDIATE');
      const changes: CellChange[] = [];
      const isAlone = group.length === 1;
      for (const job of group) answers.push(this.carryOut(job, changes, isAlone));
      if (changes.length > 0) this.writeCells(changes);
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      const problem = storeProblem(error, this.db.name);
      for (const job of group) job.reject(problem);
      return;
    }
    for (const answer of answers) answer();
  }

  private carryOutAlone({ viewer, args, resolve }: Job): void {
    const change = new CellChange();
    const ctx: WriteContext = { ...this.context(viewer), cells: () => change };
    // As in `carryOut`.
    const command = COMMANDS[OUTSIDE] as Command;
    resolve(runSync(command(ctx, args), this.driver));
  }

  /**
   * Runs one command in its savepoint; gives how to answer it once the group is committed. A command alone in its group
   * has the whole transaction for it: a savepoint would copy every page that a bulk load touches.
   */
  private carryOut(job: Job, changes: CellChange[], isAlone: boolean): () => void {
    const change = new CellChange();
    const ctx: WriteContext = { ...this.context(job.viewer), cells: () => change };
    if (!isAlone) this.db.exec('SAVEPOINT command');
    try {
      // The registry pairs each command with its argument type; callers are typed by it.
      const command = COMMANDS[job.name] as Command;
      const result = runSync(command(ctx, job.args), this.driver);
      if (!isAlone) this.db.exec('RELEASE SAVEPOINT command');
      if (!change.isEmpty) changes.push(change);
      return () => job.resolve(result);
    } catch (error) {
      // A full disk may already have ended the transaction: then the whole group fails.
      if (isAlone || !this.db.inTransaction) throw error;
      this.db.exec('ROLLBACK TO SAVEPOINT command');
      this.db.exec('RELEASE SAVEPOINT command');
      const problem = storeProblem(error, this.db.name);
      return () => job.reject(problem);
    }
  }

  private writeCells(changes: readonly CellChange[]): void {
    const ctx = this.context({ kind: 'local_administrator' });
    function* steps(): Steps<void> {
      const { generation, weekStart } = yield* readCalendar(ctx);
      const seq = yield* raiseSequence(ctx, 0);
      const packs = changes.flatMap((change) => change.packs(weekStart));
      yield* writeCells(ctx, packs, { slot: 0, seq, generation });
    }
    runSync(steps(), this.driver);
  }

  private context(viewer: Viewer): Context {
    return { dialect: sqliteDialect, viewer, slots: SQLITE_SLOTS, ledger: this.ledger };
  }

  async close(): Promise<void> {
    if (this.queue.length > 0 || this.scheduled) {
      await new Promise<void>((resolve) => {
        this.idle.push(resolve);
      });
    }
    try {
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // On a full disk the log cannot be copied back; it stays, holds everything, and is read at the next start.
    }
    this.db.close();
  }
}
