import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import type { TestStore } from '../store/engines.ts';
import { ENGINES, NOW } from '../store/engines.ts';
import { erase, findInFiles } from './erasing.ts';

const DAY = 86_400_000;
const SUNDAY = Date.UTC(2026, 10, 1);
const PERSON = 'CANARY-العميل-4711';
/** One unlike word for each place, so that what is left is named. */
const WORDS = {
  text: 'zqtextcanary',
  arabic: 'زقكناريالنص',
  earlier: 'zqearliercanary',
  attribute: 'zqattributecanary',
  gathered: 'zqgatheredcanary',
  contact: 'zqcontactcanary',
  response: 'zqresponsecanary',
};

/** Two customers who come back, with words of their own. */
function records(): RecordInput[] {
  const of = (customer: string, prefix: string, words: typeof WORDS) => [
    record(
      'case',
      `${prefix}-1`,
      SUNDAY,
      { text: `${words.text} ${words.arabic}`, resolvedAt: SUNDAY + DAY },
      {
        customer,
        attributes: { name: words.attribute },
        dimensions: { theme: 'late' },
        gathered: JSON.stringify([words.gathered]),
      },
    ),
    record(
      'contact',
      `${prefix}-2`,
      SUNDAY + 3 * DAY,
      { text: words.contact },
      { customer, caseId: `${prefix}-1`, dimensions: { theme: 'late' } },
    ),
    record(
      'contact',
      `${prefix}-3`,
      SUNDAY + 4 * DAY,
      {},
      { customer, dimensions: { theme: 'late' } },
    ),
    record(
      'response',
      `${prefix}-4`,
      SUNDAY + 5 * DAY,
      { instrument: 'nps', score: 3, text: words.response },
      { customer: null, caseId: `${prefix}-1` },
    ),
    record(
      'case',
      `${prefix}-5`,
      SUNDAY + 20 * DAY,
      { resolvedAt: SUNDAY + 21 * DAY },
      { customer },
    ),
  ];
  const other = Object.fromEntries(
    Object.keys(WORDS).map((name) => [name, `other ${name}`]),
  ) as typeof WORDS;
  return [...of(PERSON, `desk/${PERSON}`, WORDS), ...of('somebody-else', 'else', other)];
}

const NPS = {
  id: 'nps',
  kind: 'nps' as const,
  question: { en: '', ar: '' },
  scaleMin: 0,
  scaleMax: 10,
  topFrom: 9,
  bottomTo: 6,
};

describe.each(ENGINES)('erasing a customer on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function filled(): Promise<{ repository: Repository; intake: Intake }> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, [NPS]);
    // An earlier text of the first case, so that the index and the images have something to forget.
    const [first, ...rest] = records();
    await intake.store(
      [
        record(
          'case',
          first?.externalId ?? '',
          SUNDAY,
          { text: WORDS.earlier },
          { customer: PERSON },
        ),
      ],
      NOW,
    );
    await intake.store([...(first ? [first] : []), ...rest], NOW, 'import-1');
    await linkAll(repository, () => NOW);
    return { repository, intake };
  }

  async function differences(repository: Repository): Promise<unknown[]> {
    await linkAll(repository, () => NOW);
    const found = await checkAll(repository);
    expect(found.linkDifferences).not.toBeNull();
    return differencesOf(found);
  }

  /** Every counter of every cell, from the metrics that rest on links too. */
  async function numbers(repository: Repository): Promise<unknown> {
    const found: unknown[] = [];
    for (let slot = 0; slot < repository.slots; slot++) {
      found.push(await repository.read('checkStore', { slot }));
    }
    return found;
  }

  async function exported(repository: Repository): Promise<string> {
    const lines: string[] = [];
    for await (const one of exportRecords(repository)) lines.push(JSON.stringify(one));
    return lines.join('\n');
  }

  it('takes every word of theirs out of the store and its files, and leaves the counters', async () => {
    const { repository } = await filled();
    const before = await numbers(repository);
    // Without their beginnings, which the search index keeps only once.
    const words = [PERSON, ...Object.values(WORDS).map((word) => word.slice(2))];
    const found = (): string[] => (test.path ? findInFiles(dirname(test.path), words) : []);
    const earlier = found();
    if (test.path) for (const word of words) expect(earlier.join()).toContain(word);
    await erase(repository, PERSON);
    expect(await differences(repository)).toEqual([]);
    expect(await numbers(repository)).toEqual(before);
    const text = await exported(repository);
    for (const word of words) expect(text).not.toContain(word);
    expect(text).toContain('other text');
    expect(found()).toEqual([]);
  });

  it('takes the words of an answer that comes together with the case it names, whatever stands first', async () => {
    const { repository, intake } = await filled();
    await erase(repository, PERSON);
    const late = (n: number): RecordInput[] => {
      const caseId = `new/${PERSON}/${n}`;
      const fields = { instrument: 'nps', score: 2, text: 'zqlatecanary' };
      return [
        record('response', `late-${n}`, SUNDAY, fields, { customer: null, caseId }),
        record('case', caseId, SUNDAY, {}, { customer: PERSON }),
      ];
    };
    // Many, so that a store of several slots has them in every order.
    await intake.store(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? late(n) : late(n).toReversed())).flat(),
      NOW,
    );
    expect(await differences(repository)).toEqual([]);
    const text = await exported(repository);
    expect(text.match(/late-\d+/g)).toHaveLength(20);
    expect(text).not.toContain('zqlatecanary');
    expect(text).not.toContain(PERSON);
  });
});
