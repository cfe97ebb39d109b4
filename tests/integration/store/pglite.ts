import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, protocol } from '@electric-sql/pglite';
import type { PgConnection } from '#db/store/pg-store.ts';
import type { Bindable } from '#db/store/request.ts';
import { madeOnce } from '#tests/builders/made-once.ts';

const FILE = 'empty.tar';

/** A database without tables. Laying one down takes five seconds of processor time: it is done once a run, and opened again in half a second. */
export async function startPglite(): Promise<PgliteConnection> {
  const folder = await madeOnce('pglite', async (making) => {
    const first = await PGlite.create();
    const dump = await first.dumpDataDir('none');
    writeFileSync(join(making, FILE), Buffer.from(await dump.arrayBuffer()));
    await first.close();
  });
  const pglite = await PGlite.create({ loadDataDir: new Blob([readFileSync(join(folder, FILE))]) });
  return new PgliteConnection(pglite);
}

/** What the database has told of a statement that it keeps under a name. */
type Prepared = { name: string; params: number[]; fields: { name: string; dataTypeID: number }[] };

/** Beyond so many, the statement that was prepared first is forgotten. */
const KEPT = 500;

/** So many runs of a statement go in one message. */
const TOGETHER = 256;

const { serialize } = protocol;
const {
  CommandCompleteMessage,
  DataRowMessage,
  ParameterDescriptionMessage,
  RowDescriptionMessage,
} = protocol.messages;
type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];

/** How many rows a statement has changed: "INSERT 0 5", "UPDATE 3"; what reads has changed nothing. */
function changesOf(text: string): number {
  const [, count] = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)/.exec(text) ?? [];
  return Number(count ?? 0);
}

/**
 * A connection as a program's own driver has it: each statement is prepared when it first comes, and bound and run in one
 * message from then on. PGlite's own `query` sends five for each run, which took more time than what they ask for.
 */
class PgliteConnection implements PgConnection {
  private readonly prepared = new Map<string, Prepared>();
  private readonly pglite: PGlite;
  private count = 0;

  constructor(pglite: PGlite) {
    this.pglite = pglite;
  }

  async query(
    sql: string,
    params: readonly Bindable[],
  ): Promise<{ rows: Record<string, unknown>[]; changes: number }> {
    const { fields, lists, changes } = await this.run(sql, params);
    const rows = lists.map((list) =>
      Object.fromEntries(fields.map(({ name }, i) => [name, list[i]])),
    );
    return { rows, changes };
  }

  async queryLists(sql: string, params: readonly Bindable[]): Promise<Bindable[][]> {
    return (await this.run(sql, params)).lists;
  }

  async runEach(sql: string, rows: readonly (readonly Bindable[])[]): Promise<number[]> {
    const prepared = this.prepared.get(sql) ?? (await this.prepare(sql));
    const counts: number[] = [];
    for (let from = 0; from < rows.length; from += TOGETHER) {
      const runs = rows.slice(from, from + TOGETHER).flatMap((row) => this.bound(prepared, row));
      for (const message of await this.send(...runs, serialize.sync())) {
        if (message instanceof CommandCompleteMessage) counts.push(changesOf(message.text));
      }
    }
    return counts;
  }

  async close(): Promise<void> {}

  private async run(
    sql: string,
    params: readonly Bindable[],
  ): Promise<{ fields: Prepared['fields']; lists: Bindable[][]; changes: number }> {
    const prepared = this.prepared.get(sql) ?? (await this.prepare(sql));
    const { fields } = prepared;
    const told = await this.send(...this.bound(prepared, params), serialize.sync());
    const lists: Bindable[][] = [];
    let changes = 0;
    for (const message of told) {
      if (message instanceof DataRowMessage) {
        lists.push(message.fields.map((text, i) => this.read(text, fields[i]?.dataTypeID ?? 0)));
      } else if (message instanceof CommandCompleteMessage) {
        changes += changesOf(message.text);
      }
    }
    return { fields, lists, changes };
  }

  private async prepare(sql: string): Promise<Prepared> {
    const name = `s${(this.count += 1)}`;
    const told = await this.send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const one: Prepared = { name, params: [], fields: [] };
    for (const message of told) {
      if (message instanceof ParameterDescriptionMessage) one.params = message.dataTypeIDs;
      if (message instanceof RowDescriptionMessage) one.fields = message.fields;
    }
    this.prepared.set(sql, one);
    const [oldest] = this.prepared;
    if (this.prepared.size > KEPT && oldest) {
      this.prepared.delete(oldest[0]);
      await this.send(serialize.close({ type: 'S', name: oldest[1].name }), serialize.sync());
    }
    return one;
  }

  /** Binds a statement's values and runs it. */
  private bound({ name, params: types }: Prepared, params: readonly Bindable[]): Uint8Array[] {
    const values = params.map((value, i) => this.written(value, types[i] ?? 0));
    return [serialize.bind({ statement: name, values }), serialize.execute({})];
  }

  private send(...parts: Uint8Array[]): Promise<Message[]> {
    return this.pglite.execProtocolStream(Buffer.concat(parts), { syncToFs: false });
  }

  private written(value: Bindable, type: number): string | Uint8Array | null {
    if (value === null || value instanceof Uint8Array) return value;
    return this.pglite.serializers[type]?.(value) ?? String(value);
  }

  private read(text: string | null, type: number): Bindable {
    if (text === null) return null;
    // The parsers give what the store's columns are read as: numbers, texts and bytes.
    return (this.pglite.parsers[type]?.(text, type) ?? text) as Bindable;
  }
}
