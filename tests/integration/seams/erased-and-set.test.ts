import { describe, expect, it } from 'vitest';
import { COLUMN } from '#db/queries/record-row.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { HandChanges } from '#server/services/assignments/by-hand.ts';
import { takeBack } from '#server/services/assignments/run-changes.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { erase } from '../erasure/erasing.ts';
import { ENGINES, NOW } from '../store/engines.ts';

const MAKER = { actor: 'somebody', at: NOW, audited: null };
const now = (): number => NOW;

async function departmentOf(repository: Repository): Promise<unknown> {
  for (let slot = 0; slot < repository.slots; slot++) {
    const page = { slot, kind: 'case' as const, after: null, limit: 10 };
    const [row] = (await repository.read('pageRecords', page)).rows;
    if (row) return row[COLUMN.department];
  }
  return null;
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
});
