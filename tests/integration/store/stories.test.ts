import { afterEach, describe, expect, it } from 'vitest';
import type { TimelineQuestion } from '#db/queries/customer-timeline.ts';
import { COLUMN } from '#db/queries/record-row.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import type { TestStore } from './engines.ts';
import { ENGINES, NOW } from './engines.ts';

const DAY = 86_400_000;
const on = (day: number): number => Date.UTC(2026, 10, day, 9);
const BILLING = { department: 'billing', channel: 'phone' };
const CARDS = { department: 'cards', channel: 'chat' };

const ASK: Omit<TimelineQuestion, 'customer'> = {
  sort: 'oldest',
  after: null,
  limit: 50,
  now: NOW,
};

describe.each(ENGINES)('stories on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  it('are found by customer and by record, over all slots, as far as the reader may see', async () => {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    const of = { customer: 'c1' };
    await intake.store(
      [
        record('case', 'A', on(2), { resolvedAt: on(9) }, { ...of, dimensions: BILLING }),
        record('contact', 'k1', on(3), {}, { ...of, caseId: 'A', dimensions: CARDS }),
        record('contact', 'k2', on(4), {}, { ...of, caseId: 'A', dimensions: BILLING }),
        record('contact', 'k3', on(5), {}, { customer: 'c2', dimensions: CARDS }),
      ],
      NOW,
    );
    await linkAll(repository, () => NOW);
    const whole = await repository.read('customerTimeline', { customer: 'c1', ...ASK });
    const idOf = ({ record: own }: NonNullable<typeof whole>['steps'][number]) =>
      own?.row[COLUMN.external_id] ?? null;
    expect(whole?.steps.map(idOf)).toEqual(['A', 'k1', 'k2']);
    const values = await repository.read('readValues', undefined);
    const billing = values.filter(({ key }) => key === 'billing').map(({ code }) => code);
    const head = test.store.as({ kind: 'reader', departments: billing });
    const part = await head.read('customerTimeline', { customer: 'c1', ...ASK });
    expect([part?.total, part?.hidden, part?.steps.map(idOf)]).toEqual([3, 1, ['A', null, 'k2']]);
    expect(await head.read('customerTimeline', { customer: 'c2', ...ASK })).toBeNull();
    const key = { kind: 'case', source: 'desk', externalId: 'A' } as const;
    const story = await head.read('recordStory', key);
    expect(story?.related.map(({ row }) => row[COLUMN.external_id])).toEqual(['k2']);
    expect(story?.hidden).toBe(1);
    const other = { kind: 'contact', source: 'desk', externalId: 'k1' } as const;
    expect(await head.read('recordStory', other)).toBeNull();
  });

  it('hold what an import overwrote, for readers of every record', async () => {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    const statuses = ['new', 'open', 'closed'];
    for (const [i, status] of statuses.entries()) {
      const id = `i${i}`;
      await repository.write('startImport', {
        id,
        source: 'desk',
        origin: 'file',
        fileName: 'x.csv',
        fingerprint: id,
        mapping: {},
        zone: 'UTC',
        header: { file: ['id'], tables: {} },
        size: 10,
        now: NOW + i,
      });
      const version = record('case', 'A', on(2), { status }, { dimensions: BILLING });
      await intake.store([version], NOW + i * DAY, id);
    }
    const key = { kind: 'case', source: 'desk', externalId: 'A' } as const;
    const story = await repository.read('recordStory', key);
    expect(
      story?.earlier.map(({ importId, keptAt, earlierImport }) => [
        importId,
        keptAt,
        earlierImport,
      ]),
    ).toEqual([
      ['i2', NOW + 2 * DAY, 'i1'],
      ['i1', NOW + DAY, 'i0'],
    ]);
    expect(story?.earlier.map(({ row }) => row.includes('open'))).toEqual([true, false]);
    const values = await repository.read('readValues', undefined);
    const head = test.store.as({ kind: 'reader', departments: values.map(({ code }) => code) });
    expect((await head.read('recordStory', key))?.earlier).toEqual([]);
  });
});
