import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sqliteDialect } from '#db/dialect/sqlite-dialect.ts';
import { openReader } from '#db/open.ts';
import { COLUMN } from '#db/queries/record-row.ts';
import type { RowPlace } from '#db/queries/rows-in-time.ts';
import { rowsInTime } from '#db/queries/rows-in-time.ts';
import { runSync } from '#db/store/driver.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { ErasureLedger } from '#db/store/erasure-ledger.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { sqliteDriver } from '#db/store/sqlite-driver.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { NOW } from './engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'basira-in-time-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('meets every row once and in order of time, in steps that end amid rows of one instant', async () => {
  const path = join(folder, 'basira.db');
  const store = openInThread(path, NOW);
  for (const source of ['phone', 'desk']) {
    const intake = new Intake(store.as(LOCAL_ADMINISTRATOR), source);
    await intake.open({ en: source, ar: source }, []);
    // Three instants, the first before 1970, with seven cases of each source.
    const instants = [-1000, 0, 1000];
    const all = instants.flatMap((at) =>
      Array.from({ length: 7 }, (_, i) => record('case', `${at} ${i}`, at)),
    );
    await intake.store(all.reverse(), NOW);
  }
  await store.close();
  const db = openReader(path);
  const context = {
    dialect: sqliteDialect,
    viewer: LOCAL_ADMINISTRATOR,
    slots: 1,
    ledger: new ErasureLedger(null),
  };
  const met: { at: number; key: string }[] = [];
  let steps = 0;
  let after: RowPlace | null = null;
  do {
    const step = rowsInTime(context, { kind: 'case', after, limit: 4 }, (row) => {
      const key = `${String(row[COLUMN.source])} ${String(row[COLUMN.external_id])}`;
      met.push({ at: Number(row[COLUMN.at]), key });
    });
    after = runSync(step, sqliteDriver(db));
    steps++;
  } while (after);
  db.close();
  expect(steps).toBe(11);
  expect(new Set(met.map(({ key }) => key)).size).toBe(42);
  expect(met.map(({ at }) => at)).toEqual(met.map(({ at }) => at).sort((a, b) => a - b));
  expect(met).toHaveLength(42);
});
