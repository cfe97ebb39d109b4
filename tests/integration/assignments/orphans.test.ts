import { expect, it } from 'vitest';
import { openWriter } from '#db/open.ts';
import { COLUMN } from '#db/queries/record-row.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { HandChanges } from '#server/services/assignments/by-hand.ts';
import { takeBack } from '#server/services/assignments/run-changes.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { ENGINES, NOW } from '../store/engines.ts';

const MAKER = { actor: 'somebody', at: NOW, audited: null };
const SOURCES = ['desk', 'shop', 'site'];
const now = (): number => NOW;

/** What an older version, or somebody at the file, could leave behind of one record that is set. */
const LEFT_BEHIND = {
  'is gone': `DELETE FROM case_record WHERE source = 'shop'`,
  'does not say that it is set': `UPDATE case_record SET assigned = NULL, department = 0 WHERE source = 'shop'`,
};

// Damage is planted in the file, so only where there is one; `ENGINES` begins with SQLite in this thread.
const [engine] = ENGINES;

it.each(Object.entries(LEFT_BEHIND))(
  'a change is undone to its end though one of its records %s, and only by its source',
  async (_, damage) => {
    const test = await engine?.open();
    if (!test?.path) throw new Error('no store in a file');
    try {
      const repository = test.store.as(LOCAL_ADMINISTRATOR);
      for (const source of SOURCES) {
        const intake = new Intake(repository, source);
        await intake.open({ en: source, ar: source }, []);
        await intake.store([record('case', 'k1', NOW - 1000)], NOW);
      }
      const value = { dimension: 1, key: 'north', name: null, parentKey: null, kind: null };
      const [code = 0] = await repository.write('ensureValues', { values: [value] });
      const keys = SOURCES.map((source) => ({ kind: 'case' as const, source, externalId: 'k1' }));
      const hand = new HandChanges(now);
      const kept = await hand.assign(repository, MAKER, keys.slice(2), { department: code });
      const change = await hand.assign(repository, MAKER, keys.slice(0, 2), { department: code });
      const db = openWriter(test.path);
      db.exec(damage);

      await repository.write('undoChange', { id: change, maker: MAKER });
      const signal = AbortSignal.timeout(3000);
      expect(await takeBack({ repository, now, signal }, change)).toBe(true);
      const left = db.prepare('SELECT DISTINCT change_id FROM assignment').all();
      expect(left).toEqual([{ change_id: kept }]);
      db.close();
      const page = { slot: 0, kind: 'case' as const, after: null, limit: 10 };
      const { rows } = await repository.read('pageRecords', page);
      const departments = rows.map((row) => [row[COLUMN.source], row[COLUMN.department]]);
      expect(departments).toContainEqual(['desk', 0]);
      expect(departments).toContainEqual(['site', code]);
    } finally {
      await test.drop();
    }
  },
);
