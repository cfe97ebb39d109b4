import { describe, expect, it } from 'vitest';
import { COLUMN } from '#db/queries/record-row.ts';
import { recordSlot } from '#db/queries/slot.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { HandChanges } from '#server/services/assignments/by-hand.ts';
import { runChanges, takeBack } from '#server/services/assignments/run-changes.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { erase } from '../erasure/erasing.ts';
import { ENGINES, NOW } from '../store/engines.ts';

const MAKER = { actor: 'somebody', at: NOW, audited: null };
const now = (): number => NOW;

/** Department of the case `k1`. */
async function departmentOf(repository: Repository): Promise<unknown> {
  const slot = recordSlot('case', 'desk', 'k1', repository.slots);
  const { rows } = await repository.read('pageRecords', {
    slot,
    kind: 'case',
    after: null,
    limit: 10,
  });
  const row = rows.find((one) => one[COLUMN.external_id] === 'k1');
  if (!row) throw new Error('k1 is not stored');
  return row[COLUMN.department];
}

describe.each(ENGINES)('what is set on the record of an erased customer, on $name', ({ open }) => {
  it('is not taken for told when the source sends the record again, and can be undone', async () => {
    const test = await open();
    try {
      const repository = test.store.as(LOCAL_ADMINISTRATOR);
      const intake = new Intake(repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
      const told = record('case', 'k1', NOW - 1000, { text: 'late' }, { customer: 'CUST-001' });
      await intake.store([told], NOW);
      await erase(repository, 'CUST-001');
      const value = { dimension: 1, key: 'north', name: null, parentKey: null, kind: null };
      const [code = 0] = await repository.write('ensureValues', { values: [value] });
      const key = { kind: 'case' as const, source: 'desk', externalId: 'k1' };
      const change = await new HandChanges(now).assign(repository, MAKER, [key], {
        department: code,
      });
      expect(await departmentOf(repository)).toBe(code);

      const { changed } = await intake.store([told], NOW);
      expect(await departmentOf(repository)).toBe(code);
      expect(changed).toBe(0);

      await repository.write('undoChange', { id: change, maker: MAKER });
      await takeBack({ repository, now }, change);
      expect(await departmentOf(repository)).toBe(0);
    } finally {
      await test.drop();
    }
  });

  it('is not moved by a rule that is made, changed or taken back later', async () => {
    const test = await open();
    try {
      const repository = test.store.as(LOCAL_ADMINISTRATOR);
      const intake = new Intake(repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
      const value = (key: string) => ({
        dimension: 1,
        key,
        name: null,
        parentKey: null,
        kind: null,
      });
      const [north = 0, south = 0] = await repository.write('ensureValues', {
        values: [value('north'), value('south')],
      });
      const told = record('case', 'k1', NOW - 1000, { text: 'late' }, { customer: 'CUST-001' });
      await intake.store([told], NOW);
      const whole = { sources: ['desk'], kinds: [], dimensions: [], words: [] };
      const set = (rule: number | null, department: number) =>
        repository.write('changeRule', {
          maker: MAKER,
          rule,
          version: { isOn: true, rule: { name: '?', condition: whole, sets: { department } } },
        });
      const { rule } = await set(null, north);
      await runChanges({ repository, now });
      expect(await departmentOf(repository)).toBe(north);
      await erase(repository, 'CUST-001');

      const { change } = await set(rule, south);
      await runChanges({ repository, now });
      expect(await departmentOf(repository)).toBe(north);
      await repository.write('undoChange', { id: change, maker: MAKER });
      await runChanges({ repository, now });
      expect(await departmentOf(repository)).toBe(north);
      await intake.store([told], NOW);
      expect(await departmentOf(repository)).toBe(north);
      const later = record('case', 'k2', NOW - 500, {}, { customer: 'CUST-001' });
      await intake.store([later], NOW);
      await repository.write('changeRule', { maker: MAKER, rule, version: null });
      await runChanges({ repository, now });
      expect(await departmentOf(repository)).toBe(north);
      expect(differencesOf(await checkAll(repository))).toEqual([]);
    } finally {
      await test.drop();
    }
  });
});
