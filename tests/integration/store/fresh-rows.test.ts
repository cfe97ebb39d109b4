import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bindable, Request } from '#db/store/request.ts';
import { sqliteDriver } from '#db/store/sqlite-driver.ts';
import { repeats } from '#tests/soak.ts';

type Key = readonly [source: string, id: string];

/** The places of rows whose key came before: the words of the request, one row after the other. */
function takenAmong(keys: readonly Key[], known: Set<string>): number[] {
  return keys.flatMap((key, place) => {
    const word = JSON.stringify(key);
    const isTaken = known.has(word);
    known.add(word);
    return isTaken ? [place] : [];
  });
}

const COLUMNS = ['source', 'external_id', 'n'];

function requestOf(
  count: number,
  row: (place: number) => readonly Bindable[],
  isSame = false,
): Request {
  const columns = COLUMNS.map((name, i) => ({
    name,
    isSame: isSame && name === 'n',
    at: (place: number) => row(place)[i] ?? null,
  }));
  return { kind: 'fresh', table: 'record', key: ['source', 'external_id'], columns, count };
}

function openTable(): Database.Database {
  const db = new Database(':memory:');
  db.exec(
    'create table record (source text not null, external_id text not null, n integer, primary key (source, external_id))',
  );
  return db;
}

const key = fc.tuple(
  fc.constantFrom('a', 'b'),
  fc.integer({ min: 0, max: 400 }).map((n) => `${n}`),
);
/** Runs of new keys beside keys of a few, so that whole statements are new, known, and both. */
const batch = fc
  .array(
    fc.oneof(
      fc
        .record({ from: fc.nat(5000), count: fc.nat(150) })
        .map(({ from, count }): Key[] =>
          Array.from({ length: count }, (_, i) => ['c', `${from + i}`]),
        ),
      fc.array(key, { maxLength: 80 }),
    ),
    { maxLength: 6 },
  )
  .map((runs) => runs.flat());

test('rows with a known key are left alone and told by their place, however many a statement inserts', () => {
  fc.assert(
    fc.property(
      fc.array(batch, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (batches, isSame) => {
        const db = openTable();
        const driver = sqliteDriver(db);
        const known = new Set<string>();
        const first: unknown[][] = [];
        for (const [number, keys] of batches.entries()) {
          const row = (place: number): readonly Bindable[] => [...(keys[place] ?? []), number];
          const told = driver(requestOf(keys.length, row, isSame));
          const taken = takenAmong(keys, known);
          expect(told).toEqual(taken);
          const places = new Set(taken);
          keys.forEach((one, place) => {
            if (!places.has(place)) first.push([...one, number]);
          });
        }
        const stored = db.prepare('select source, external_id, n from record order by rowid').raw();
        expect(stored.all()).toEqual(first);
        db.close();
      },
    ),
    { numRuns: repeats(200, 5000) },
  );
});

test('a row that the table refuses for another reason stops all', () => {
  const driver = sqliteDriver(openTable());
  const row = (place: number): readonly Bindable[] => ['a', place === 70 ? null : `${place}`, 1];
  expect(() => driver(requestOf(100, row))).toThrow(/NOT NULL/);
});
