import type Database from 'better-sqlite3';
import { DecodedWeeks } from '../cells/decoded-weeks.ts';
import { sqliteDialect } from '../dialect/sqlite-dialect.ts';
import type { ReaderUse } from '../open.ts';
import { openReader } from '../open.ts';
import { readAhead } from '../queries/read-ahead.ts';
import type { QueryName } from '../registry.ts';
import { QUERIES } from '../registry.ts';
import type { SyncDriver } from './driver.ts';
import { ErasureLedger, ledgerPath } from './erasure-ledger.ts';
import { runSync } from './driver.ts';
import type { Context, Steps, Viewer } from './request.ts';
import { LOCAL_ADMINISTRATOR } from './request.ts';
import { sqliteDriver } from './sqlite-driver.ts';
import { SQLITE_SLOTS } from './sqlite-writer.ts';
import { storeProblem } from './store-problem.ts';

type Query = (ctx: Context, args: unknown) => Steps<unknown>;

/** A read-only connection; each query sees one snapshot of the file. */
export class SqliteReader {
  private readonly db: Database.Database;
  private readonly driver: SyncDriver;
  private readonly weeks = new DecodedWeeks();
  private readonly commits: Database.Statement<[], number>;
  private readonly ledger: ErasureLedger;

  /** `ledger` as for the writer. */
  constructor(path: string, ledger = ledgerPath(path), use: ReaderUse = 'passes') {
    this.ledger = new ErasureLedger(ledger);
    this.db = openReader(path, use);
    this.driver = sqliteDriver(this.db);
    this.commits = this.db.prepare<[], number>('PRAGMA data_version').pluck();
  }

  read(viewer: Viewer, name: QueryName, args: unknown): unknown {
    // The registry pairs each query with its argument type; callers are typed by it.
    const query = QUERIES[name] as Query;
    return this.inSnapshot(query(this.context(viewer), args));
  }

  /**
   * Reads a little of what the next questions will most likely need; for moments in which nobody asks. False when there
   * is nothing to read, or it cannot be read: then the question itself will tell.
   */
  readAhead(): boolean {
    try {
      return this.inSnapshot(readAhead(this.context(LOCAL_ADMINISTRATOR)));
    } catch {
      return false;
    }
  }

  private context(viewer: Viewer): Context {
    const { ledger, weeks } = this;
    return { dialect: sqliteDialect, viewer, slots: SQLITE_SLOTS, ledger, weeks };
  }

  private inSnapshot<R>(steps: Steps<R>): R {
    this.db.exec('BEGIN');
    try {
      // Begins the snapshot: SQLite's number of what others have committed to it.
      this.weeks.readFrom(this.commits.get() ?? 0);
      return runSync(steps, this.driver);
    } catch (error) {
      throw storeProblem(error, this.db.name);
    } finally {
      this.db.exec('COMMIT');
    }
  }

  close(): void {
    this.db.close();
  }
}
