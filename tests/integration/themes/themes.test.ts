import { afterEach, describe, expect, it } from 'vitest';
import { openWriter } from '#db/open.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { Theme } from '#server/domain/themes/theme.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { HandChanges } from '#server/services/assignments/by-hand.ts';
import { takeBack } from '#server/services/assignments/run-changes.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { beginThemes } from '#server/services/themes/begin.ts';
import { answerEffect } from '#server/services/themes/effect.ts';
import { rescoreAll } from '#server/services/themes/rescore.ts';
import { record } from '#tests/builders/records.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, ENGINES, NOW } from '../store/engines.ts';
import { undo } from '../store/undoing.ts';
import { themeOf } from './plain-model.ts';
import { storedThemes } from './stored-themes.ts';

const MAKER = { actor: 'p1', at: NOW, audited: null };
const SUNDAY = Date.UTC(2026, 10, 1);
const HOUR = 3_600_000;

const LATE = themeOf('late', ['late*', 'too slow']);
const RUDE = themeOf('rude', ['rude']);

describe.each(DIALECTS)('themes in the store on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<{ repository: Repository; intake: Intake }> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    return { repository, intake };
  }

  async function save(repository: Repository, themes: readonly Theme[]): Promise<void> {
    const expected = await repository.read('readTaxonomyVersion', undefined);
    const isSaved = await repository.write('saveTaxonomy', {
      expected,
      themes,
      moved: [],
      now: NOW,
      by: 'p1',
    });
    expect(isSaved).toBe(true);
  }

  const saying = (id: string, text: string | null, theme?: string) =>
    record(
      'case',
      id,
      SUNDAY + Number(id) * HOUR,
      { text },
      theme ? { dimensions: { theme } } : {},
    );

  async function clean(repository: Repository): Promise<void> {
    await linkAll(repository, () => NOW);
    expect(differencesOf(await checkAll(repository))).toEqual([]);
  }

  it('are told from the text where the source tells none, and say so', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE, RUDE]);
    await intake.store(
      [
        saying('1', 'it came late'),
        saying('2', 'fine'),
        saying('3', null),
        saying('4', 'it came late', 'parking'),
        record('contact', '5', SUNDAY, { text: 'rude rude' }),
      ],
      NOW,
    );
    expect(await storedThemes(repository)).toEqual({
      'case 1': { text: 'it came late', theme: 'late', assigned: 1 },
      'case 2': { text: 'fine', theme: 'unclassified', assigned: 1 },
      'case 3': { text: null, theme: '', assigned: null },
      'case 4': { text: 'it came late', theme: 'parking', assigned: null },
      'contact 5': { text: 'rude rude', theme: 'rude', assigned: 1 },
    });
    await clean(repository);
  });

  it('begin with the taxonomy that ships, in both languages', async () => {
    const { repository, intake } = await fresh();
    await intake.store(
      [saying('1', 'my identity was stolen'), saying('2', 'الموظف كان وقحًا جدا')],
      NOW,
    );
    const stored = await storedThemes(repository);
    expect([stored['case 1']?.theme, stored['case 2']?.theme]).toEqual(['fraud', 'staff']);
    const values = await repository.read('readValues', undefined);
    const staff = values.find(({ key }) => key === 'staff');
    const above = values.find(({ code, dimension }) => dimension === 9 && code === staff?.parent);
    expect([staff?.name.ar, above?.key]).toEqual(['الموظفون والخدمة', 'service']);
  });

  it('are told anew of stored records when the phrases change, as of new ones', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE]);
    const texts = ['late', 'rude and late', 'rude', 'fine', null];
    await intake.store(
      texts.map((text, i) => saying(String(i), text, i === 2 ? 'told' : undefined)),
      NOW,
    );
    await save(repository, [RUDE, LATE]);
    await intake.store([saying('9', 'rude')], NOW);
    expect((await storedThemes(repository))['case 9']?.theme).toBe('rude');
    expect(await rescoreAll(repository, () => NOW)).toBe(true);
    const after = await storedThemes(repository);
    expect(Object.fromEntries(Object.entries(after).map(([id, { theme }]) => [id, theme]))).toEqual(
      {
        'case 0': 'late',
        'case 1': 'rude',
        'case 2': 'told',
        'case 3': 'unclassified',
        'case 4': '',
        'case 9': 'rude',
      },
    );
    const { rescoring } = (await repository.read('readTaxonomy', undefined)) ?? {};
    expect(rescoring).toMatchObject({ texts: 5, seen: 5, changed: 1, scoredAt: NOW });
    await clean(repository);
  });

  it('are told as an effect before it is saved, by move, with texts', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE]);
    await intake.store(
      [
        saying('1', 'late'),
        saying('2', 'late and rude'),
        saying('3', 'rude', 'told'),
        saying('4', 'fine'),
      ],
      NOW,
    );
    const before = await storedThemes(repository);
    const effect = await answerEffect(repository, { themes: [RUDE, LATE] });
    expect(effect).toEqual({
      seen: 4,
      texts: 4,
      moves: [
        {
          from: 'late',
          to: 'rude',
          records: 1,
          samples: [{ kind: 'case', source: 'desk', externalId: '2', text: 'late and rude' }],
        },
      ],
      same: expect.arrayContaining([
        { theme: 'late', records: 1 },
        { theme: 'unclassified', records: 1 },
      ]) as unknown,
      told: [{ theme: 'told', records: 1 }],
      next: null,
    });
    expect(await storedThemes(repository)).toEqual(before);
  });

  it('are told as an effect in parts that add up', async () => {
    const { repository, intake } = await fresh();
    await save(repository, []);
    await intake.store(
      Array.from({ length: 12 }, (_, i) => saying(String(i), i % 3 ? 'late' : 'fine')),
      NOW,
    );
    let after: string | null = null;
    let parts = 0;
    let moved = 0;
    do {
      const question = { themes: [LATE], ...(after === null ? {} : { after }) };
      const part = await answerEffect(repository, question, () => true);
      after = part.next;
      parts++;
      moved += part.moves.reduce((sum, { records }) => sum + records, 0);
    } while (after !== null);
    // One part for each kind of each slot.
    expect(parts).toBe(3 * repository.slots);
    expect(moved).toBe(8);
  });

  it('of records that were laid out before another taxonomy came are told by that one', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE]);
    const stretch = await intake.begin(null);
    await intake.add(stretch, [saying('1', 'rude and late'), saying('2', 'fine')]);
    await save(repository, [RUDE]);
    await rescoreAll(repository, () => NOW);
    await intake.send(await intake.pack(stretch), NOW, null);
    const stored = await storedThemes(repository);
    expect([stored['case 1'], stored['case 2']]).toEqual([
      { text: 'rude and late', theme: 'rude', assigned: 1 },
      { text: 'fine', theme: 'unclassified', assigned: 1 },
    ]);
    await clean(repository);
  });

  it('stay when a record is sent again, follow its text, and go where it loses it', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE, RUDE]);
    await intake.store([saying('1', 'late')], NOW);
    expect(await intake.store([saying('1', 'late')], NOW)).toMatchObject({ same: 1, changed: 0 });
    await intake.store([saying('1', 'rude')], NOW);
    expect((await storedThemes(repository))['case 1']?.theme).toBe('rude');
    await intake.store([saying('1', 'rude', 'late')], NOW);
    expect((await storedThemes(repository))['case 1']).toMatchObject({
      theme: 'late',
      assigned: null,
    });
    await intake.store([saying('1', null)], NOW);
    expect((await storedThemes(repository))['case 1']).toMatchObject({ theme: '', assigned: null });
    await clean(repository);
  });

  it('that come back by an undo are told by the taxonomy in force', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE]);
    await intake.store([saying('1', 'late and rude')], NOW);
    await intake.store([saying('1', 'fine')], NOW, 'i1');
    await save(repository, [RUDE, LATE]);
    await rescoreAll(repository, () => NOW);
    await undo(repository, 'i1');
    expect((await storedThemes(repository))['case 1']?.theme).toBe('rude');
    await clean(repository);
  });

  it('that somebody set stay, and what lies under them follows the phrases', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE, RUDE]);
    await intake.store([saying('1', 'late and rude')], NOW);
    const values = await repository.read('readValues', undefined);
    const rude = values.find(({ dimension, key }) => dimension === 9 && key === 'rude');
    const hand = new HandChanges(() => NOW);
    const keys = [{ kind: 'case' as const, source: 'desk', externalId: '1' }];
    const id = await hand.assign(repository, MAKER, keys, { theme: rude?.code ?? 0 });
    await save(repository, [themeOf('other', ['late']), RUDE]);
    await rescoreAll(repository, () => NOW);
    expect((await storedThemes(repository))['case 1']).toMatchObject({
      theme: 'rude',
      assigned: 3,
    });
    await clean(repository);
    await repository.write('undoChange', { id, maker: MAKER });
    await takeBack({ repository, now: () => NOW }, id);
    expect((await storedThemes(repository))['case 1']).toMatchObject({
      theme: 'other',
      assigned: 1,
    });
    await clean(repository);
  });

  it('that a text says nothing about are no theme to the linker', async () => {
    const { repository, intake } = await fresh();
    await save(repository, [LATE, RUDE]);
    const of = (id: string, text: string) =>
      record('case', id, SUNDAY + Number(id) * HOUR, { text }, { customer: 'c' });
    await intake.store([of('1', 'fine'), of('2', 'late'), of('3', 'rude')], NOW);
    await linkAll(repository, () => NOW);
    const recontact = async (): Promise<(number | null)[]> => {
      const found: Record<string, number | null> = {};
      for (let slot = 0; slot < repository.slots; slot++) {
        const page = { slot, kind: 'case' as const, after: null, limit: 10 };
        const { columns, rows } = await repository.read('pageRecords', page);
        for (const row of rows) {
          const at = row[columns.indexOf('recontact_at')] ?? null;
          found[String(row[2])] = at === null ? null : (Number(at) - SUNDAY) / HOUR;
        }
      }
      return ['1', '2', '3'].map((id) => found[id] ?? null);
    };
    expect(await recontact()).toEqual([2, null, null]);
    // Once both say the same, the customer came back about it.
    await save(repository, [themeOf('bad', ['late', 'rude'])]);
    await rescoreAll(repository, () => NOW);
    await linkAll(repository, () => NOW);
    expect(await recontact()).toEqual([2, 3, null]);
    await clean(repository);
  });

  it('are refused from an old version, and changed by nobody then', async () => {
    const { repository } = await fresh();
    await save(repository, [LATE]);
    const change = { expected: 1, themes: [RUDE], moved: [], now: NOW, by: 'p2' };
    expect(await repository.write('saveTaxonomy', change)).toBe(false);
    expect((await repository.read('readTaxonomy', undefined))?.rules[0]?.key).toBe('late');
  });
});

describe('a SQLite store of a version without themes', () => {
  it('gets them for the records that are there, and what its sources told stays', async () => {
    const [engine] = ENGINES;
    if (!engine) throw new Error('there is no engine');
    const test = await engine.open();
    try {
      const repository = test.store.as(LOCAL_ADMINISTRATOR);
      const intake = new Intake(repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
      const texts = ['the staff were rude', 'nothing to add', null, 'the staff were rude'];
      await intake.store(
        texts.map((text, i) =>
          record(
            'case',
            `c${i}`,
            SUNDAY,
            { text },
            i === 3 ? { dimensions: { theme: 'told' } } : {},
          ),
        ),
        NOW,
      );
      // What an earlier version left: no taxonomy, and no theme that a source did not tell.
      const db = openWriter(test.path ?? '');
      db.exec(`
        DELETE FROM taxonomy;
        DELETE FROM meta WHERE name = 'taxonomy';
        UPDATE case_record SET theme = 0, assigned = NULL WHERE assigned IS NOT NULL;
      `);
      db.close();
      await repository.write('recutCalendar', { zone: 'UTC', weekStart: 'sun' });
      await beginThemes(repository);
      expect(await rescoreAll(repository, () => NOW)).toBe(true);
      expect(await storedThemes(repository)).toEqual({
        'case c0': { text: 'the staff were rude', theme: 'staff', assigned: 1 },
        'case c1': { text: 'nothing to add', theme: 'unclassified', assigned: 1 },
        'case c2': { text: null, theme: '', assigned: null },
        'case c3': { text: 'the staff were rude', theme: 'told', assigned: null },
      });
      expect(differencesOf(await checkAll(repository))).toEqual([]);
    } finally {
      await test.drop();
    }
  });
});
