import type Database from 'better-sqlite3';
import type { SyncDriver } from './driver.ts';
import type { Bindable, Request } from './request.ts';

/** better-sqlite3 binds Buffers; bytes read back are Buffers, which are Uint8Arrays. */
function bindable(value: Bindable): unknown {
  return value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : value;
}

/** A driver over one better-sqlite3 connection, with its statements prepared once. */
export function sqliteDriver(db: Database.Database): SyncDriver {
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    let held = prepared.get(sql);
    if (!held) prepared.set(sql, (held = db.prepare(sql)));
    return held;
  };
  return (request: Request): unknown => {
    switch (request.kind) {
      case 'all':
        return statement(request.sql).all(...request.params.map(bindable));
      case 'run': {
        const held = statement(request.sql);
        const params = request.params.map(bindable);
        return held.reader ? held.all(...params).length : held.run(...params).changes;
      }
      case 'bulk': {
        const held = statement(request.sql);
        let changes = 0;
        for (const row of request.rows) changes += held.run(...row.map(bindable)).changes;
        return changes;
      }
      case 'each': {
        const held = statement(`${request.sql} `).raw();
        for (const row of held.iterate(...request.params.map(bindable))) {
          // Raw mode gives positional lists.
          request.row(row as Bindable[]);
        }
        return undefined;
      }
    }
  };
}
