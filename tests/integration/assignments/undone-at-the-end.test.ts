import { expect, it } from 'vitest';
import { COLUMN } from '#db/queries/record-row.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { runChanges } from '#server/services/assignments/run-changes.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { ENGINES, NOW } from '../store/engines.ts';

const MAKER = { actor: 'somebody', at: NOW, audited: null };
const now = (): number => NOW;

async function departments(repository: Repository): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let slot = 0; slot < repository.slots; slot++) {
    const args = { slot, kind: 'case' as const, after: null, limit: 10 };
    const { rows } = await repository.read('pageRecords', args);
    found.push(...rows.map((row) => row[COLUMN.department]));
  }
  return found;
}

/** The store, with something that happens once, just before a change is noted as gone through. */
function interrupted(repository: Repository, happen: () => Promise<unknown>): Repository {
  let isDone = false;
  const write: Repository['write'] = async (name, args) => {
    if (name === 'finishRuleChanges' && !isDone) {
      isDone = true;
      await happen();
    }
    return repository.write(name, args);
  };
  return new Proxy(repository, {
    get: (target, property) =>
      property === 'write' ? write : (Reflect.get(target, property, target) as unknown),
  });
}

it.each(ENGINES)(
  'a rule undone while its last records are set is undone, on $name',
  async (one) => {
    const test = await one.open();
    try {
      const repository = test.store.as(LOCAL_ADMINISTRATOR);
      const intake = new Intake(repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
      await intake.store([record('case', 'k1', NOW - 1000), record('case', 'k2', NOW - 900)], NOW);
      const value = { dimension: 1, key: 'north', name: null, parentKey: null, kind: null };
      const [north = 0] = await repository.write('ensureValues', { values: [value] });
      const condition = { sources: ['desk'], kinds: [], dimensions: [], words: [] };
      const rule = { name: 'North', condition, sets: { department: north } };
      const { change } = await repository.write('changeRule', {
        maker: MAKER,
        rule: null,
        version: { isOn: true, rule },
      });
      const cut = interrupted(repository, () =>
        repository.write('undoChange', { id: change, maker: MAKER }),
      );

      await runChanges({ repository: cut, now });
      expect(await departments(repository)).toEqual([north, north]);
      expect(await repository.read('readChange', { id: change })).toMatchObject({
        isRunning: true,
      });
      await runChanges({ repository, now });
      expect(await departments(repository)).toEqual([0, 0]);
      expect(await repository.read('readChange', { id: change })).toMatchObject({
        isRunning: false,
      });
    } finally {
      await test.drop();
    }
  },
);
