import { ByteWriter } from '#db/cells/bytes.ts';
import { joinBodies, splitBodies } from '#db/cells/codec.ts';
import { openWriter } from '#db/open.ts';

/** A fault planted into a store's file, and how it is taken out again. */
export type Damage = { name: string; plant: () => void; mend: () => void };

type Cell = { rowid: number; counters: Buffer };

/** Each kind of damage that a check must find: in the cells, in a record, in its text, in the links. */
export function damages(path: string): Damage[] {
  const run = (sql: string, ...params: unknown[]): void => {
    const db = openWriter(path);
    try {
      db.prepare(sql).run(...params);
    } finally {
      db.close();
    }
  };
  const cell = (): Cell => {
    const db = openWriter(path);
    try {
      const where = 'scope = 0 AND dimension = 0 AND grain = 0';
      const sql = `SELECT bucket AS rowid, counters FROM cell WHERE ${where} ORDER BY bucket LIMIT 1`;
      // The columns that were just named.
      return db.prepare(sql).get() as Cell;
    } finally {
      db.close();
    }
  };
  const ONE = 'scope = 0 AND dimension = 0 AND grain = 0 AND bucket = ?';
  const { rowid: bucket, counters } = cell();
  return [
    {
      name: 'a counter off by one',
      plant: () => run(`UPDATE cell SET counters = ? WHERE ${ONE}`, offByOne(counters), bucket),
      mend: () => run(`UPDATE cell SET counters = ? WHERE ${ONE}`, counters, bucket),
    },
    {
      name: 'a row of cells missing',
      plant: () => run(`UPDATE cell SET generation = -1 WHERE ${ONE}`, bucket),
      mend: () => run(`UPDATE cell SET generation = 1 WHERE ${ONE}`, bucket),
    },
    {
      name: 'a row of cells too many',
      plant: () =>
        run(
          `INSERT INTO cell (slot, generation, scope, dimension, grain, bucket, seq, counters, seconds)
           SELECT slot, generation, scope, dimension, grain, 1, seq, counters, seconds FROM cell WHERE ${ONE}`,
          bucket,
        ),
      mend: () => run(`DELETE FROM cell WHERE ${ONE}`, 1),
    },
    {
      name: 'a record that is gone',
      plant: () => run(`UPDATE case_record SET slot = 9 WHERE external_id = 's0-0-0'`),
      mend: () => run(`UPDATE case_record SET slot = 0 WHERE external_id = 's0-0-0'`),
    },
    {
      name: 'a text that the search index does not know',
      plant: () => run(`UPDATE case_record SET text = 'x' || text WHERE external_id = 's0-0-0'`),
      mend: () => run(`UPDATE case_record SET text = substr(text, 2) WHERE external_id = 's0-0-0'`),
    },
    {
      name: 'a link that no story tells',
      plant: () =>
        run(`UPDATE case_record SET contacts = contacts + 1 WHERE external_id = 's0-0-0'`),
      mend: () =>
        run(`UPDATE case_record SET contacts = contacts - 1 WHERE external_id = 's0-0-0'`),
    },
  ];
}

/** A body begins with the number of its counters, the first counter, and its amount (twice the number, for the sign). */
function offByOne(counters: Buffer): Buffer {
  const bodies = splitBodies(new Uint8Array(counters));
  const [value, body] = [...bodies][0] ?? [0, new Uint8Array()];
  const changed = Uint8Array.from(body);
  changed[2] = (changed[2] ?? 0) + 2;
  bodies.set(value, changed);
  return Buffer.from(joinBodies(bodies, new ByteWriter()));
}
