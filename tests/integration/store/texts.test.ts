import { afterEach, describe, expect, it } from 'vitest';
import type { SearchQuestion } from '#db/queries/record-search.ts';
import type { RecordPlace } from '#db/queries/records-behind.ts';
import { placeOf } from '#db/queries/records-behind.ts';
import { rowReader } from '#db/queries/visible.ts';
import { openWriter } from '#db/open.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { readSearch } from '#server/domain/text/search.ts';
import { linkAll } from '#server/services/linker.ts';
import { checkAll } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { indexWaitingTexts } from '#server/services/texts.ts';
import { record } from '#tests/builders/records.ts';
import { INSTRUMENTS } from '../api/house-records.ts';
import type { TestStore } from './engines.ts';
import { ENGINES, NOW } from './engines.ts';
import { undo } from './undoing.ts';

const DAY = 86_400_000;
const SUNDAY = Date.UTC(2026, 10, 1);

describe.each(ENGINES)('texts in the store on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<{ repository: Repository; intake: Intake }> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    return { repository, intake };
  }

  async function find(repository: Repository, words: string, more: Partial<SearchQuestion> = {}) {
    const search = readSearch(words);
    if (!search) throw new Error(`no word in ${words}`);
    const filters = { dimensions: [], attributes: [] };
    const { total, page } = await repository.read('searchRecords', {
      search,
      kinds: ['case', 'contact', 'response'],
      span: null,
      filters,
      sort: 'newest',
      after: null,
      limit: 50,
      ...more,
    });
    const ids = page.map(({ kind, row }) => placeOf(kind, row).externalId);
    return { total, ids, page };
  }

  async function differences(repository: Repository): Promise<unknown[]> {
    const found: unknown[] = [];
    for (let slot = 0; slot < repository.slots; slot++) {
      const check = await repository.read('checkTexts', { slot });
      found.push(...(check?.differences ?? ['not checked']));
    }
    return found;
  }

  it('are found by their words in any form, newest first, in every kind of record', async () => {
    const { repository, intake } = await fresh();
    await intake.store(
      [
        record('case', 'a', SUNDAY, { text: 'الفَرْعُ مُغلق منذ أسبوع' }),
        record('contact', 'b', SUNDAY + DAY, { text: 'فرع الرياض — Café closed' }),
        record('case', 'c', SUNDAY + 2 * DAY, { text: 'the branch is closed' }),
        record('case', 'd', SUNDAY + 3 * DAY, { text: null }),
      ],
      NOW,
    );
    expect((await find(repository, 'الفرع')).ids).toEqual(['b', 'a']);
    expect((await find(repository, 'CLOSED')).ids).toEqual(['c', 'b']);
    expect((await find(repository, 'cafe فرع')).ids).toEqual(['b']);
    expect((await find(repository, 'clos*')).total).toBe(2);
    expect((await find(repository, '"is closed"')).ids).toEqual(['c']);
    expect((await find(repository, 'closed -branch')).ids).toEqual(['b']);
    expect((await find(repository, 'closed', { kinds: ['case'] })).ids).toEqual(['c']);
    const span = { from: SUNDAY, to: SUNDAY + 2 * DAY };
    expect((await find(repository, 'closed', { span })).ids).toEqual(['b']);
    expect((await find(repository, 'open')).total).toBe(0);
    expect(await differences(repository)).toEqual([]);
  });

  it('follow every change of their record', async () => {
    const { repository, intake } = await fresh();
    const saying = (text: string | null) => [record('case', 'a', SUNDAY, { text })];
    await intake.store(saying('late again'), NOW);
    await intake.store(saying('rude again'), NOW, 'i1');
    expect([
      (await find(repository, 'late')).total,
      (await find(repository, 'rude')).total,
    ]).toEqual([0, 1]);
    await undo(repository, 'i1');
    expect([
      (await find(repository, 'late')).total,
      (await find(repository, 'rude')).total,
    ]).toEqual([1, 0]);
    await intake.store(saying(null), NOW);
    expect((await find(repository, 'again')).total).toBe(0);
    await intake.store(saying('back again'), NOW, 'i2');
    expect((await find(repository, 'again')).total).toBe(1);
    await undo(repository, 'i2');
    expect((await find(repository, 'again')).total).toBe(0);
    expect(await differences(repository)).toEqual([]);
  });

  it('are stored without addresses and numbers of people, and tell their script', async () => {
    const { repository, intake } = await fresh();
    const text = 'جوالي ٠٥٠١٢٣٤٥٦٧ وبريدي sara@example.com';
    await intake.store([record('case', 'a', SUNDAY, { text }, { customer: '0501234567' })], NOW);
    const { page } = await find(repository, 'جوالي');
    const stored = JSON.stringify(page[0]?.row);
    expect(stored).toContain('جوالي [phone] وبريدي [mail]');
    expect(stored).toContain('und-Arab');
    // The structured customer id stays.
    expect(stored).toContain('0501234567');
    expect(
      await intake.store([record('case', 'a', SUNDAY, { text }, { customer: '0501234567' })], NOW),
    ).toMatchObject({ same: 1 });
  });

  it('with common words are read one by one, within bounds, and come to the same', async () => {
    const { repository, intake } = await fresh();
    const records = Array.from({ length: 30 }, (_, i) =>
      record('case', `r${i}`, SUNDAY + i * DAY, { text: i % 3 ? `late ${i}` : `soon ${i}` }),
    );
    await intake.store(records, NOW);
    const rare = await find(repository, 'late');
    expect(rare.total).toBe(20);
    const common = { bounds: { found: 10, read: 30 } };
    expect(await find(repository, 'late', common)).toEqual(rare);
    const bounds = { found: 10, read: 29 };
    await expect(find(repository, 'late', { bounds })).rejects.toMatchObject({
      problem: { code: 'SEARCH_TOO_BROAD', params: { limit: 10, read: 29 } },
    });
    const span = { from: SUNDAY, to: SUNDAY + 29 * DAY };
    expect((await find(repository, 'late', { bounds, span })).total).toBe(19);
  });

  it('of others do not exist for who may not read them, and decide nothing', async () => {
    const { repository, intake } = await fresh();
    const said = (
      kind: 'case' | 'response',
      id: string,
      department: string | null,
      caseId?: string,
    ) =>
      record(
        kind,
        id,
        SUNDAY + DAY,
        { text: 'late', ...(kind === 'response' ? { instrument: 'service', score: 3 } : {}) },
        {
          customer: 'c1',
          caseId: caseId ?? null,
          dimensions: department === null ? {} : { department },
        },
      );
    await intake.open({ en: 'Desk', ar: 'المكتب' }, INSTRUMENTS);
    await intake.store(
      [
        ...['a', 'b', 'c'].map((id) => said('case', id, 'own')),
        ...Array.from({ length: 12 }, (_, i) => said('case', `o${i}`, 'other')),
        said('case', 'n', null),
        // These two take over the department of their case.
        said('response', 'ra', null, 'a'),
        said('response', 'ro', null, 'o1'),
      ],
      NOW,
    );
    await linkAll(repository, () => NOW);
    const values = await repository.read('readValues', undefined);
    const own = values.find(({ key }) => key === 'own')?.code ?? 0;
    const asHead = test.store.as({ kind: 'reader', departments: [own] });
    const asNobody = test.store.as({ kind: 'reader', departments: [] });
    expect((await find(repository, 'late')).total).toBe(18);
    const mine = await find(asHead, 'late');
    expect([mine.total, [...mine.ids].sort()]).toEqual([4, ['a', 'b', 'c', 'ra']]);
    expect((await find(asNobody, 'late')).total).toBe(0);
    // What the rows themselves say comes to the same.
    const mayRead = rowReader({ kind: 'reader', departments: [own] });
    const { page } = await find(repository, 'late');
    expect(page.filter(({ row }) => mayRead(row)).length).toBe(4);
    // A word that is common in texts of others is answered like one that is not.
    const bounds = { found: 4, read: 0 };
    expect(await find(asHead, 'late', { bounds })).toEqual(mine);
    expect((await find(asHead, 'soon', { bounds })).total).toBe(0);
    for (const words of ['late', 'soon']) {
      await expect(find(asHead, words, { bounds: { found: 3, read: 99 } })).rejects.toMatchObject({
        problem: { code: 'SEARCH_TOO_BROAD', params: { what: 'own', read: 3 } },
      });
    }
  });

  it('come page by page, each once', async () => {
    const { repository, intake } = await fresh();
    const records = Array.from({ length: 45 }, (_, i) =>
      record(i % 2 ? 'case' : 'contact', `r${i}`, SUNDAY + (i % 7) * DAY, { text: `late ${i}` }),
    );
    await intake.store(records, NOW);
    const seen: string[] = [];
    let after: RecordPlace | null = null;
    for (;;) {
      const { page, ids, total } = await find(repository, 'late', { after, limit: 10 });
      expect(total).toBe(45);
      seen.push(...ids);
      const last = page.at(-1);
      if (!last || page.length < 10) break;
      after = placeOf(last.kind, last.row);
    }
    expect(seen.length).toBe(45);
    expect(new Set(seen).size).toBe(45);
  });
});

describe('the search index of a SQLite file', () => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function filled(): Promise<{ repository: Repository; run: (sql: string) => void }> {
    test = await (ENGINES[0] ?? fail()).open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    const records = ['late again', 'الفرع مغلق', 'call 0501234567', '!!!', null].map((text, i) =>
      record('case', `c${i}`, SUNDAY + i * DAY, { text }),
    );
    await intake.store(records, NOW);
    const run = (sql: string): void => {
      const db = openWriter(test.path ?? '');
      try {
        db.exec(sql);
      } finally {
        db.close();
      }
    };
    return { repository, run };
  }

  function fail(): never {
    throw new Error('there is no engine');
  }

  /** Faults, each with what a check must say; numbers of texts rise from 1. */
  const DAMAGES: readonly [what: string, sql: string, found: object][] = [
    [
      'a text of no record',
      `INSERT INTO text_index (rowid, words) VALUES (99, 'late')`,
      { text: 99, kind: 'extra', record: null },
    ],
    [
      'a theme that is said to be read from a text that is not there',
      `UPDATE case_record SET assigned = 1 WHERE external_id = 'c4'`,
      { text: null, kind: 'theme', record: { externalId: 'c4' } },
    ],
    [
      'a text that is not in it',
      `INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', 1, 'late again')`,
      { text: 1, kind: 'missing', record: { externalId: 'c0' } },
    ],
    [
      'a word that the record does not have',
      `INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', 1, 'late'); INSERT INTO text_index (rowid, words) VALUES (1, 'early')`,
      { text: 1, kind: 'different', record: { externalId: 'c0' } },
    ],
    [
      'a record whose text was changed behind its back',
      `UPDATE case_record SET text = 'late once' WHERE external_id = 'c0'`,
      { text: 1, kind: 'different', record: { externalId: 'c0' } },
    ],
    [
      'a record that lost its number',
      `UPDATE case_record SET text_id = NULL WHERE external_id = 'c1'`,
      { text: null, kind: 'missing', record: { externalId: 'c1' } },
    ],
  ];

  it.each(DAMAGES)('is checked against the records: %s', async (_, sql, found) => {
    const { repository, run } = await filled();
    const before = await repository.read('checkTexts', { slot: 0 });
    expect(before).toEqual({ texts: 3, differences: [] });
    run(sql);
    const after = await repository.read('checkTexts', { slot: 0 });
    expect(after?.differences[0]).toMatchObject(found);
  });

  it('takes in what is older than it, redacted, also when it is cut off half-way', async () => {
    const { repository, run } = await filled();
    // What an earlier version left: the source's own text, no language, no number, an empty index.
    run(`
      INSERT INTO text_index (text_index) VALUES ('delete-all');
      UPDATE case_record SET text_id = NULL, language = NULL;
      UPDATE case_record SET text = 'call 0501234567' WHERE external_id = 'c2';
      INSERT INTO meta (name, value) VALUES ('texts_waiting', 1);
    `);
    expect(await repository.read('checkTexts', { slot: 0 })).toBeNull();
    const question = {
      search: readSearch('late') ?? fail(),
      kinds: ['case'] as const,
      span: null,
      filters: { dimensions: [], attributes: [] },
      sort: 'newest' as const,
      after: null,
      limit: 5,
    };
    expect(await repository.read('searchRecords', question)).toMatchObject({
      total: 0,
      isIncomplete: true,
    });
    await repository.write('indexTexts', { slot: 0, kind: 'case', after: null, limit: 1 });
    const ending = new AbortController();
    ending.abort();
    expect(await indexWaitingTexts(repository, ending.signal)).toBe(false);
    expect(await indexWaitingTexts(repository)).toBe(true);
    expect(await repository.read('searchRecords', question)).toMatchObject({
      total: 1,
      isIncomplete: false,
    });
    expect(await repository.read('checkTexts', { slot: 0 })).toEqual({ texts: 3, differences: [] });
    const { rows } = await repository.read('pageRecords', {
      slot: 0,
      kind: 'case',
      after: null,
      limit: 9,
    });
    expect(JSON.stringify(rows[2])).toContain('"call [phone]","und-Latn"');
    expect((await checkAll(repository)).textDifferences).toEqual([]);
  });
});
