import { afterEach, describe, expect, it } from 'vitest';
import type { UndoCursor } from '#db/queries/undo.ts';
import type { MetricQuestion } from '#db/queries/metric-values.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import type { TestStore } from './engines.ts';
import { ENGINES, NOW, WITH_TWO_READERS } from './engines.ts';
import { begin, undo } from './undoing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Sunday, 1 November 2026, 00:00 UTC. */
const SUNDAY = Date.UTC(2026, 10, 1);
const FIRST = SUNDAY / DAY;

const ASK: Omit<MetricQuestion, 'metrics' | 'periods'> = {
  by: null,
  filters: { dimensions: [], attributes: [] },
  alias: [],
  now: NOW,
};

function caseOf(id: string, day: number, hours: number | null, department: string) {
  const at = SUNDAY + day * DAY + 8 * HOUR;
  const resolvedAt = hours === null ? null : at + hours * HOUR;
  return record('case', id, at, { resolvedAt }, { dimensions: { department, channel: 'phone' } });
}

async function checkIsClean(repository: Repository): Promise<void> {
  for (let slot = 0; slot < repository.slots; slot++) {
    const { differences } = await repository.read('checkStore', { slot });
    expect(differences).toEqual([]);
  }
}

describe.each([...ENGINES, WITH_TWO_READERS])('the store on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<{ repository: Repository; intake: Intake }> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    return { repository, intake };
  }

  it('counts what it stores and its cells equal the records', async () => {
    const { repository, intake } = await fresh();
    const records = Array.from({ length: 120 }, (_, i) =>
      caseOf(`c${i}`, i % 10, i % 4 === 0 ? null : i % 30, i % 3 === 0 ? 'billing' : 'cards'),
    );
    const counts = await intake.store(records, NOW);
    expect(counts).toEqual({ created: 120, changed: 0, same: 0, older: 0 });
    const { values, groups } = await repository.read('metricValues', {
      ...ASK,
      metrics: [
        { id: 'volume', instrument: 0 },
        { id: 'resolve_median', instrument: 0 },
        { id: 'backlog', instrument: 0 },
      ],
      periods: [{ from: FIRST, to: FIRST + 14 }],
    });
    expect(groups).toEqual([0]);
    const [volume, median, backlog] = values[0]?.[0] ?? [];
    expect(volume?.value).toBe(120);
    expect(backlog?.value).toBe(30);
    // hours i % 30 over the 90 cases with i % 4 ≠ 0; the median was computed by sorting them by hand
    const hours = Array.from({ length: 120 }, (_, i) => i)
      .filter((i) => i % 4 !== 0)
      .map((i) => i % 30)
      .sort((a, b) => a - b);
    expect(median?.value).toBe((((hours[44] ?? 0) + (hours[45] ?? 0)) / 2) * 3600);
    expect(median?.exact).toBe(true);
    await checkIsClean(repository);
  });

  it('counts anew what was counted under a calendar that changed on the way', async () => {
    const { repository, intake } = await fresh();
    const stretch = await intake.begin(null);
    // Half past midnight in UTC is the day before in New York.
    const at = SUNDAY + DAY + HOUR / 2;
    await intake.add(stretch, [
      record('case', 'c1', at, { resolvedAt: at + HOUR }),
      record('case', 'c2', at, { resolvedAt: null }),
    ]);
    const packed = await intake.pack(stretch);
    await repository.write('recutCalendar', { zone: 'America/New_York', weekStart: 'mon' });
    await intake.send(packed, NOW, null);
    const { values } = await repository.read('metricValues', {
      ...ASK,
      metrics: [{ id: 'volume', instrument: 0 }],
      periods: [{ from: FIRST, to: FIRST + 1 }],
    });
    expect(values[0]?.[0]?.[0]?.value).toBe(2);
    await checkIsClean(repository);
  });

  it('counts by one calendar what is sent while the calendar changes', async () => {
    const { repository, intake } = await fresh();
    const stretch = await intake.begin(null);
    const late = SUNDAY + 22 * HOUR;
    await intake.add(stretch, [record('case', 'c1', late), record('case', 'c2', late + 3 * DAY)]);
    const packed = await intake.pack(stretch);
    await Promise.all([
      intake.send(packed, NOW, null),
      repository.write('recutCalendar', { zone: 'Asia/Riyadh', weekStart: 'mon' }),
      intake.store([caseOf('c3', 2, 4, 'billing')], NOW),
    ]);
    await checkIsClean(repository);
  });

  it('moves the counts when a record is sent again with other facts', async () => {
    const { repository, intake } = await fresh();
    await intake.store([caseOf('a', 1, null, 'billing'), caseOf('b', 1, 2, 'billing')], NOW);
    const again = await intake.store(
      [caseOf('a', 3, 5, 'cards'), caseOf('b', 1, 2, 'billing')],
      NOW,
    );
    expect(again).toEqual({ created: 0, changed: 1, same: 1, older: 0 });
    const { values, groups } = await repository.read('metricValues', {
      ...ASK,
      by: 1,
      metrics: [{ id: 'volume', instrument: 0 }],
      periods: [{ from: FIRST, to: FIRST + 7 }],
    });
    expect(groups.length).toBe(2);
    expect(values[0]?.map((group) => group[0]?.value)).toEqual([1, 1]);
    await checkIsClean(repository);
  });

  it('keeps the newer version when an older one comes later', async () => {
    const { repository, intake } = await fresh();
    const newer = { ...caseOf('a', 1, 4, 'billing'), updatedAt: 2000 };
    const older = { ...caseOf('a', 1, null, 'billing'), updatedAt: 1000 };
    await intake.store([newer], NOW);
    expect(await intake.store([older], NOW)).toEqual({ created: 0, changed: 0, same: 0, older: 1 });
    await checkIsClean(repository);
  });

  it('answers a slice that no cells hold from the records, with the same numbers', async () => {
    const { repository, intake } = await fresh();
    await intake.store(
      Array.from({ length: 60 }, (_, i) => caseOf(`c${i}`, i % 7, i, i % 2 ? 'billing' : 'cards')),
      NOW,
    );
    const question = {
      ...ASK,
      metrics: [
        { id: 'volume', instrument: 0 },
        { id: 'resolve_p90', instrument: 0 },
      ],
      periods: [{ from: FIRST, to: FIRST + 21 }],
    };
    const fromCells = await repository.read('metricValues', {
      ...question,
      filters: { dimensions: [{ dimension: 1, codes: [1] }], attributes: [] },
    });
    const fromRecords = await repository.read('metricValues', {
      ...question,
      filters: {
        dimensions: [
          { dimension: 1, codes: [1] },
          { dimension: 3, codes: [1] },
          { dimension: 4, codes: [0] },
        ],
        attributes: [],
      },
    });
    expect(fromCells.from).toBe('cells');
    expect(fromRecords.from).toBe('records');
    expect(fromRecords.values).toEqual(fromCells.values);
  });

  it('takes an import back: new rows go, overwritten rows return', async () => {
    const { repository, intake } = await fresh();
    await intake.store([caseOf('a', 1, null, 'billing')], NOW);
    const job = {
      source: 'desk',
      origin: 'file',
      fileName: 'x.csv',
      fingerprint: 'f',
      mapping: {},
      zone: 'Asia/Riyadh',
      header: { file: ['id', 'day'], tables: { teams: ['id'], notes: null } },
      size: 1,
      now: NOW,
    };
    await repository.write('startImport', { id: 'i1', ...job });
    const { zone, header } = job;
    expect(await repository.read('readImport', { id: 'i1' })).toMatchObject({ zone, header });
    const rows = [caseOf('a', 2, 3, 'cards'), caseOf('b', 2, 3, 'cards')];
    await intake.store(rows, NOW, 'i1');
    for (let slot = 0; slot < repository.slots; slot++) {
      let after: UndoCursor | null = null;
      do {
        const step: { undone: number; next: UndoCursor | null } = await repository.write(
          'undoImport',
          {
            importId: 'i1',
            source: 'desk',
            slot,
            after,
            limit: 100,
            now: NOW,
          },
        );
        after = step.next;
      } while (after);
    }
    const { values } = await repository.read('metricValues', {
      ...ASK,
      metrics: [
        { id: 'volume', instrument: 0 },
        { id: 'backlog', instrument: 0 },
      ],
      periods: [{ from: FIRST, to: FIRST + 7 }],
    });
    expect(values[0]?.[0]?.map((value) => value.value)).toEqual([1, 1]);
    await checkIsClean(repository);
  });

  // Four imports say of one case that it was opened on another day each.
  it.each([
    [['i4'], 3],
    [['i3', 'i4'], 2],
    [['i2', 'i3', 'i4'], 1],
    [['i1', 'i2', 'i3', 'i4'], null],
    [['i1', 'i3', 'i4'], 2],
    [['i1', 'i2', 'i3'], 4],
  ])('has after taking %s back what the others made, in whatever order', async (taken, day) => {
    const { repository, intake } = await fresh();
    for (const [i, id] of ['i1', 'i2', 'i3', 'i4'].entries()) {
      await begin(repository, id);
      await intake.store([caseOf('a', 1 + i, null, 'x')], NOW + i * 9 * DAY, id);
    }
    for (const id of taken.slice(0, -1)) await undo(repository, id);
    // What is kept to take imports back goes with time, but not where a later one still needs it.
    await repository.write('forgetImages', { before: NOW + 20 * DAY });
    await undo(repository, taken.at(-1) ?? '');
    await checkIsClean(repository);
    const { values } = await repository.read('metricValues', {
      ...ASK,
      metrics: [{ id: 'volume', instrument: 0 }],
      periods: [1, 2, 3, 4].map((one) => ({ from: FIRST + one, to: FIRST + one + 1 })),
    });
    const opened = values.map((groups) => groups[0]?.[0]?.value ?? 0);
    expect(opened).toEqual([1, 2, 3, 4].map((one) => (one === day ? 1 : 0)));
  });

  it('keeps the last of three versions that one batch carries, and brings the first back on undo', async () => {
    const { repository, intake } = await fresh();
    // More records than one statement asks for, so that versions of one record meet inside and across statements.
    const all = (day: number, department: string): RecordInput[] =>
      Array.from({ length: 300 }, (_, i) => caseOf(`c${i}`, day, i % 40, department));
    await intake.store(all(1, 'billing'), NOW, 'i0');
    const sent = all(2, 'cards').flatMap((one, i) => [one, ...all(3, 'loans').slice(i, i + 1)]);
    const counts = await intake.store([...sent, ...all(4, 'branches')], NOW, 'i1');
    expect(counts).toEqual({ created: 0, changed: 300, same: 0, older: 0 });
    const opened = async (): Promise<unknown> => {
      const days = [1, 2, 3, 4].map((day) => ({ from: FIRST + day, to: FIRST + day + 1 }));
      const { values } = await repository.read('metricValues', {
        ...ASK,
        metrics: [{ id: 'volume', instrument: 0 }],
        periods: days,
      });
      return values.map((groups) => groups[0]?.[0]?.value ?? 0);
    };
    expect(await opened()).toEqual([0, 0, 0, 300]);
    await checkIsClean(repository);
    await undo(repository, 'i1');
    expect(await opened()).toEqual([300, 0, 0, 0]);
    await checkIsClean(repository);
  });

  it('keeps what a later file goes on with by version, and gives it by id', async () => {
    const { repository, intake } = await fresh();
    const names = ['c0', 'c1', 'c2'].map((externalId) => ({ kind: 'case' as const, externalId }));
    const kept = (source = 'desk') =>
      repository.read('readGathered', {
        source,
        records: [...names, { kind: 'daily_total' as const, externalId: 'c0' }],
      });
    const [first, second] = [caseOf('c0', 1, 2, 'billing'), caseOf('c1', 1, 2, 'billing')];
    await intake.store([{ ...first, gathered: 'one' }, second], NOW, 'i0');
    expect(await kept()).toEqual(['one', null, null, null]);
    await intake.store([{ ...first, gathered: 'two' }], NOW, 'i1');
    expect(await kept()).toEqual(['two', null, null, null]);
    expect(await kept('other')).toEqual([null, null, null, null]);
    await undo(repository, 'i1');
    expect(await kept()).toEqual(['one', null, null, null]);
    await checkIsClean(repository);
  });

  it('tells its readers of a changed text, though no number moves, and not of an exact resend', async () => {
    const { repository, intake } = await fresh();
    const version = async (): Promise<number> =>
      (await repository.read('readVersion', undefined)).records;
    const saying = (text: string): RecordInput => record('case', 'a', SUNDAY, { text });
    await intake.store([saying('late again')], NOW);
    const first = await version();
    await intake.store([saying('late again')], NOW);
    expect(await version()).toBe(first);
    await intake.store([saying('late, and rude')], NOW);
    expect(await version()).toBe(first + 1);
  });
});
