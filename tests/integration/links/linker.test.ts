import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll, linkSome } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import { readLinks } from './linked-records.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 4);
const WEEKS = { from: START / DAY, to: START / DAY + 42 };
const SERVICE = {
  id: 'service',
  kind: 'csat',
  question: { en: '', ar: '' },
  scaleMin: 1,
  scaleMax: 5,
  topFrom: 4,
  bottomTo: 2,
} as const;

type Rest = Parameters<typeof record>[4];

function solved(
  id: string,
  day: number,
  customer: string | null,
  dimensions: Rest = {},
): RecordInput {
  const at = START + day * DAY;
  return record('case', id, at, { resolvedAt: at + HOUR }, { customer, ...dimensions });
}

function call(
  id: string,
  day: number,
  customer: string | null,
  caseId: string | null,
): RecordInput {
  return record('contact', id, START + day * DAY, {}, { customer, caseId });
}

function answer(id: string, day: number, caseId: string, rest: Rest = {}): RecordInput {
  const fields = { instrument: 'service', score: 5 };
  return record('response', id, START + day * DAY, fields, { caseId, ...rest });
}

describe.each(DIALECTS)('the linker on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<{
    repository: Repository;
    send: (...some: RecordInput[]) => Promise<void>;
  }> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, [SERVICE]);
    return {
      repository,
      send: async (...some) => {
        await intake.store(some, NOW);
        await linkAll(repository, () => NOW);
      },
    };
  }

  async function metric(repository: Repository, id: string, by: number | null = null) {
    const instruments = await repository.read('readInstruments', undefined);
    const { values, groups } = await repository.read('metricValues', {
      metrics: [{ id, instrument: id === 'csat' ? (instruments[0]?.code ?? 0) : 0 }],
      periods: [WEEKS],
      by,
      filters: { dimensions: [], attributes: [] },
      alias: [],
      now: NOW,
    });
    return { groups, values: values[0]?.map(([value]) => value) ?? [] };
  }

  async function expectClean(repository: Repository): Promise<void> {
    const check = await checkAll(repository);
    expect(check).toMatchObject({ cellDifferences: [], linkDifferences: [] });
    expect(isClean(check)).toBe(true);
  }

  it('tells which cases were followed by another one of the same customer within a week', async () => {
    const { repository, send } = await fresh();
    const theme = (word: string): Rest => ({ dimensions: { theme: word } });
    await send(
      solved('a', 0, 'c1', theme('bill')),
      solved('b', 3, 'c1', theme('bill')), // a came back
      solved('c', 12, 'c1', theme('bill')), // b did not within 7 days
      solved('d', 1, 'c2', theme('bill')),
      solved('e', 2, 'c2', theme('card')), // another theme: d is solved
      solved('f', 1, null, theme('bill')), // nobody to follow
    );
    const links = await readLinks(repository);
    expect(links['case a']?.recontactAt).toBe(START + 3 * DAY);
    expect(links['case b']?.recontactAt).toBe(START + 12 * DAY);
    expect(links['case d']?.recontactAt).toBeNull();
    // a came back, b c d e did not; f has no customer and is out. 4 of 5, counted by hand.
    const { values } = await metric(repository, 'fcr_recontact');
    expect(values[0]?.n).toBe(5);
    await expectClean(repository);
  });

  it('counts the contacts of a case, also of one without a customer and of one that comes later', async () => {
    const { repository, send } = await fresh();
    await send(call('t1', 0, null, 'a'), call('t2', 1, null, 'a'), call('t3', 2, null, 'b'));
    await send(solved('a', 0, null), solved('b', 0, null), solved('z', 0, null));
    const links = await readLinks(repository);
    expect(links['case a']?.contacts).toBe(2);
    expect(links['case b']?.contacts).toBe(1);
    await expectClean(repository);
  });

  it('makes cases that were there before anybody named a case part of their stories', async () => {
    const { repository, send } = await fresh();
    await send(solved('a', 0, null), solved('b', 0, null));
    expect((await readLinks(repository))['case a']).toMatchObject({
      contacts: null,
      isLinked: false,
    });
    await send(call('t1', 1, null, 'a'), call('t2', 2, null, 'a'), call('t3', 2, null, 'a'));
    expect((await readLinks(repository))['case a']).toMatchObject({ contacts: 3, isLinked: true });
    await expectClean(repository);
  });

  it('lends a response the department of its case, and follows the case when it moves', async () => {
    const { repository, send } = await fresh();
    const department = (word: string): Rest => ({ dimensions: { department: word } });
    await send(answer('r1', 2, 'a'), answer('r2', 2, 'a', department('cards')));
    await send(solved('a', 0, null, department('billing')));
    const values = await repository.read('readValues', undefined);
    const code = (key: string): number => values.find((one) => one.key === key)?.code ?? -1;
    const before = await metric(repository, 'csat', 1);
    expect(new Set(before.groups)).toEqual(new Set([code('cards'), code('billing')]));
    await send(solved('a', 0, null, department('cards')));
    const after = await metric(repository, 'csat', 1);
    const cards = after.groups.indexOf(code('cards'));
    expect(after.values[cards]?.n).toBe(2);
    await expectClean(repository);
    await send(solved('a', 0, null));
    expect((await readLinks(repository))['response r1']?.department).toBeNull();
    await expectClean(repository);
  });

  it('takes a record out of one customer’s story when it is sent again with another', async () => {
    const { repository, send } = await fresh();
    await send(solved('a', 0, 'c1'), solved('b', 2, 'c1'), solved('x', 1, 'c2'));
    await send(solved('b', 2, 'c2'));
    const links = await readLinks(repository);
    expect(links['case a']?.recontactAt).toBeNull();
    expect(links['case x']?.recontactAt).toBe(START + 2 * DAY);
    await send(solved('b', 2, null));
    expect((await readLinks(repository))['case x']?.recontactAt).toBeNull();
    await expectClean(repository);
  });

  it('gives the same links whatever the order in which records arrive and however it is cut up', async () => {
    const { repository, send } = await fresh();
    const some = [
      solved('a', 0, 'c1'),
      call('t1', 0, 'c1', 'a'),
      solved('b', 2, 'c1'),
      call('t2', 3, 'c1', 'b'),
      call('t3', 5, 'c1', null),
    ];
    await send(...some);
    const inOrder = await readLinks(repository);
    await test.drop();
    const other = await fresh();
    for (const one of [...some].reverse()) {
      const intake = new Intake(other.repository, 'desk');
      await intake.open({ en: '', ar: '' }, [SERVICE]);
      await intake.store([one], NOW);
      for (let slot = 0; slot < other.repository.slots; slot++) {
        await linkSome(other.repository, slot, NOW, 1);
      }
    }
    await linkAll(other.repository, () => NOW);
    expect(await readLinks(other.repository)).toEqual(inOrder);
    await expectClean(other.repository);
  });
});
