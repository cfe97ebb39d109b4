import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { Intake } from '#server/services/intake.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { record } from '#tests/builders/records.ts';
import { withPeople } from '../alerts/raising.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const HOUR = 3_600_000;
const EVERYTHING = { states: [], departments: [], owner: null, overdueAt: null };

const onFailure = (error: unknown): never => {
  throw error;
};

/** An answer about billing, of a customer. */
function answer(id: string, score: number, customer: string | null, hoursAgo = 1): RecordInput {
  const fields = { score, instrument: 'service', text: `Words of ${id}` };
  return record('response', id, NOW - hoursAgo * HOUR, fields, {
    customer,
    dimensions: { department: 'billing' },
  });
}

describe.each(DIALECTS)('follow-ups of unhappy answers, on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function watched() {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, [
      {
        id: 'service',
        kind: 'csat',
        question: { en: 'Service', ar: 'الخدمة' },
        scaleMin: 1,
        scaleMax: 5,
        topFrom: 4,
        bottomTo: 2,
      },
    ]);
    const detector = new Detector({
      repository,
      readMoment: createMomentReader(repository),
      now: () => NOW,
      onFailure,
    });
    const look = async () => {
      const asked = { name: 'detection', holder: 'one', now: NOW, forMs: 10_000 };
      const fence = await repository.write('takeLease', asked);
      return fence === null ? null : detector.round({ name: 'detection', fence });
    };
    const list = async (filters: Partial<typeof EVERYTHING> = {}, reader = 'nobody') =>
      repository.read('listFollowUps', {
        filters: { ...EVERYTHING, ...filters },
        after: null,
        limit: 50,
        now: NOW,
        reader,
      });
    const store = async (...records: RecordInput[]) => intake.store(records, NOW);
    return { repository, look, list, store };
  }

  it('are made once for each unhappy customer that is known, and for nobody else', async () => {
    const { look, list, store } = await watched();
    await store(
      answer('r1', 1, 'C-1001'),
      answer('r2', 2, 'C-1002', 3),
      answer('happy', 5, 'C-1003'),
      answer('middling', 3, 'C-1004'),
      answer('nameless', 1, null),
      answer('old', 1, 'C-1005', 60),
    );
    await look();
    const { followUps, counts } = await list();
    const told = followUps.map(({ followUp }) => [followUp.externalId, followUp.customer]);
    // What came first is due first.
    expect(told).toEqual([
      ['r2', 'C-1002'],
      ['r1', 'C-1001'],
    ]);
    expect(counts).toEqual({ open: 2, contacted: 0, closed: 0 });
    // Sent again, looked at again: nothing new.
    await store(answer('r1', 1, 'C-1001'), answer('r2', 1, 'C-1002', 3));
    await look();
    expect((await list()).counts.open).toBe(2);
  });

  it('join another answer of a customer who waits already, and are made anew once that one is over', async () => {
    const { repository, look, list, store } = await watched();
    await store(answer('r1', 1, 'C-1001'));
    await look();
    await store(answer('r2', 2, 'C-1001'));
    await look();
    await store(answer('r2', 2, 'C-1001'));
    await look();
    const [first] = (await list()).followUps;
    const id = first?.followUp.id ?? 0;
    const story = await repository.read('readFollowUp', { id, reader: 'nobody' });
    expect(story?.lines.map(({ kind }) => kind)).toEqual(['made', 'again']);
    const rule = { isOn: true, instruments: [], hours: 16, holdDays: 14 };
    const deed = { kind: 'unreachable', note: null } as const;
    await repository.write('workOnFollowUp', { id, deed, rule, by: 'head', now: NOW });
    await store(answer('r3', 1, 'C-1001'));
    await look();
    expect((await list()).counts).toEqual({ open: 1, contacted: 0, closed: 1 });
  });

  it('are not made while the rule is off, or of questions it does not name', async () => {
    const { repository, look, list, store } = await watched();
    const rule = (some: object) =>
      repository.write('writeSettings', {
        settings: {
          organisation: {
            weekend: [5, 6],
            followUps: { isOn: true, instruments: [], hours: 16, holdDays: 14, ...some },
          },
        },
      });
    await rule({ isOn: false });
    await store(answer('r1', 1, 'C-1001'));
    await look();
    await rule({ instruments: ['another'] });
    await store(answer('r2', 1, 'C-1002'));
    await look();
    await rule({ instruments: ['service'] });
    await store(answer('r3', 1, 'C-1003'));
    await look();
    expect((await list()).followUps.map(({ followUp }) => followUp.externalId)).toEqual(['r3']);
  });

  it('take one of two deeds at once', async () => {
    const { repository, look, list, store } = await watched();
    await store(answer('r1', 1, 'C-1001'));
    await look();
    const id = (await list()).followUps[0]?.followUp.id ?? 0;
    const rule = { isOn: true, instruments: [], hours: 16, holdDays: 14 };
    const deeds = Array.from({ length: 20 }, () =>
      repository.write('workOnFollowUp', {
        id,
        deed: { kind: 'accepted', note: 'We called' },
        rule,
        by: 'head',
        now: NOW,
      }),
    );
    const done = await Promise.allSettled(deeds);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const story = await repository.read('readFollowUp', { id, reader: 'head' });
    expect(story?.lines.map(({ kind }) => kind)).toEqual(['made', 'accepted']);
    expect((await list({ overdueAt: null })).counts.contacted).toBe(1);
  });

  it('are read by departments of the reader, and by whom they were given to', async () => {
    const { repository, look, store } = await watched();
    await store(answer('r1', 1, 'C-1001'));
    await look();
    const read = async (departments: readonly number[], reader: string) => {
      const asked = { filters: EVERYTHING, after: null, limit: 50, now: NOW, reader };
      const as = test.store.as({ kind: 'reader', departments });
      return (await as.read('listFollowUps', asked)).followUps.map(({ row }) => row !== null);
    };
    const { values } = await repository.read('readReference', undefined);
    const billing = values.find(({ key }) => key === 'billing')?.code ?? 0;
    expect(await read([billing], 'head')).toEqual([true]);
    expect(await read([billing + 1000], 'other')).toEqual([]);
    expect(await read([], 'clerk')).toEqual([]);
    const rule = { isOn: true, instruments: [], hours: 16, holdDays: 14 };
    const deed = { kind: 'give', note: null, owner: 'clerk' } as const;
    await repository.write('workOnFollowUp', { id: 1, deed, rule, by: 'head', now: NOW });
    expect(await read([], 'clerk')).toEqual([true]);
    expect(await read([], 'another')).toEqual([]);
  });
});
