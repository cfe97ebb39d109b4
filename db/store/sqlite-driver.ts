import type Database from 'better-sqlite3';
import type { SyncDriver } from './driver.ts';
import type { Bindable, Request } from './request.ts';
import { insertFresh } from './sqlite-fresh.ts';

/** better-sqlite3 binds Buffers and no other bytes; what it reads back are Buffers, which are Uint8Arrays. */
function bound(params: readonly Bindable[]): readonly unknown[] {
  if (!params.some((value) => value instanceof Uint8Array)) return params;
  return params.map((value) =>
    value instanceof Uint8Array
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      : value,
  );
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
        return statement(request.sql).all(bound(request.params));
      case 'run': {
        const held = statement(request.sql);
        const params = bound(request.params);
        return held.reader ? held.all(params).length : held.run(params).changes;
      }
      case 'bulk': {
        const held = statement(request.sql);
        let changes = 0;
        for (const row of request.rows) changes += held.run(bound(row)).changes;
        return changes;
      }
      case 'fresh':
        return insertFresh(statement, request);
      case 'each': {
        // Raw mode sticks to a statement, so the streamed form is prepared apart (told by the space).
        const held = statement(`${request.sql} `).raw();
        for (const row of held.iterate(bound(request.params))) {
          // Raw mode gives positional lists.
          request.row(row as Bindable[]);
        }
        return undefined;
      }
    }
  };
}
