import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import { readLinks } from '../links/linked-records.ts';
import { ENGINES, NOW } from '../store/engines.ts';
import { undo } from '../store/undoing.ts';

const DAY = 86_400_000;
const now = (): number => NOW;

describe.each(ENGINES)('an import that brought the newest records, on $name', ({ open }) => {
  it('leaves, once undone, the source with the day its data ended before', async () => {
    const test = await open();
    try {
      const repository = test.store.as(LOCAL_ADMINISTRATOR);
      const intake = new Intake(repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
      const lastAt = async () =>
        (await repository.read('readSources', undefined)).map((source) => source.lastAt);
      const [before, after] = [NOW - 5 * DAY, NOW - DAY];
      await intake.store([record('case', 'c1', before, {}, {})], NOW);
      await intake.store([record('case', 'c2', after, {}, {})], NOW, 'import-2');
      expect(await lastAt()).toEqual([after]);
      await undo(repository, 'import-2');
      expect(await lastAt()).toEqual([before]);
    } finally {
      await test.drop();
    }
  });
});

describe.each(ENGINES)('an import that took a customer off a record, on $name', ({ open }) => {
  it('leaves, once undone, the record in the customer’s story again', async () => {
    const test = await open();
    try {
      const repository = test.store.as(LOCAL_ADMINISTRATOR);
      const intake = new Intake(repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
      const call = (id: string, at: number, customer: string | null) =>
        record('contact', id, at, {}, { customer });
      const [first, again] = [NOW - 3 * DAY, NOW - DAY];
      await intake.store([call('k1', first, 'CUST-001'), call('k2', again, 'CUST-001')], NOW);
      // Before the linker has looked at it.
      await intake.store([call('k1', first, null)], NOW, 'import-1');
      await linkAll(repository, now);
      await undo(repository, 'import-1');
      await linkAll(repository, now);
      expect((await readLinks(repository))['contact k1']?.recontactAt).toBe(again);
      expect(differencesOf(await checkAll(repository))).toEqual([]);
    } finally {
      await test.drop();
    }
  });
});
