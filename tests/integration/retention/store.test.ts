import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openWriter } from '#db/open.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { runRetention } from '#server/services/retention/run.ts';
import { record } from '#tests/builders/records.ts';
import { findInFiles } from '../erasure/erasing.ts';
import type { TestStore } from '../store/engines.ts';
import { ENGINES, NOW } from '../store/engines.ts';
import { undo } from '../store/undoing.ts';
import { keep, keepAndDrop, retaining } from './retaining.ts';

const DAY = 86_400_000;
const OLD = Date.UTC(2025, 4, 4, 10);
const NEW = Date.UTC(2026, 10, 1, 10);
/** One unlike word for each place, so that what is left is named. */
const WORDS = ['zqtextcanary', 'زقكناريالنص', 'zqearliercanary', 'zqattributecanary', 'zqcontact'];

const about = { customer: 'CUST-7', dimensions: { department: 'north', theme: 'late' } };

/** An old case with two contacts, one that was never resolved, and a new one; all of one customer. */
function records(): RecordInput[] {
  const attributes = { plan: 'zqattributecanary' };
  return [
    record(
      'case',
      'closed',
      OLD,
      { text: 'zqtextcanary زقكناريالنص', resolvedAt: OLD + DAY },
      { ...about, attributes },
    ),
    record(
      'contact',
      'first',
      OLD,
      { text: 'zqcontact', duration: 60 },
      { ...about, caseId: 'closed' },
    ),
    record(
      'contact',
      'again',
      OLD + 2 * DAY,
      { text: 'zqcontact' },
      { ...about, caseId: 'closed' },
    ),
    record(
      'response',
      'asked',
      OLD + 3 * DAY,
      { instrument: 'nps', score: 2, text: 'zqcontact' },
      { caseId: 'closed' },
    ),
    record('case', 'open', OLD - DAY, { text: 'still open' }, about),
    record('contact', 'ofOpen', OLD, { text: 'of an open one' }, { ...about, caseId: 'open' }),
    record('contact', 'alone', OLD + 5 * DAY, { text: 'zqcontact' }, about),
    record('case', 'new', NEW, { text: 'new words', resolvedAt: NEW + DAY }, about),
    record('daily_total', 'day', OLD, { offered: 40, answered: 30 }),
  ];
}

let test: TestStore | null = null;
afterEach(async () => {
  await test?.drop();
  test = null;
});

async function filled(
  open: () => Promise<TestStore>,
): Promise<{ repository: Repository; intake: Intake; path: string | null }> {
  test = await open();
  const repository = test.store.as(LOCAL_ADMINISTRATOR);
  const intake = new Intake(repository, 'desk');
  const scale = { scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };
  await intake.open({ en: 'Desk', ar: 'المكتب' }, [
    { id: 'nps', kind: 'nps', question: { en: '', ar: '' }, ...scale },
  ]);
  const before = record('case', 'closed', OLD, { text: 'zqearliercanary' }, about);
  await intake.store([before], NOW, 'import-1');
  await intake.store(records(), NOW, 'import-2');
  await linkAll(repository, () => NOW);
  return { repository, intake, path: test.path };
}

async function keysOf(repository: Repository): Promise<string[]> {
  const keys: string[] = [];
  for await (const one of exportRecords(repository)) keys.push(String(one['externalId']));
  return keys.sort();
}

/** Numbers of all kinds of records, of links and of durations, over all that ever was. */
async function numbers(repository: Repository): Promise<unknown> {
  const ids = [
    'volume',
    'contacts',
    'fcr_recontact',
    'contacts_per_case',
    'resolve_median',
    'backlog',
  ];
  const from = OLD / DAY - 60;
  return repository.read('metricValues', {
    metrics: [...ids.map((id) => ({ id, instrument: 0 })), { id: 'nps', instrument: 1 }],
    periods: [{ from: Math.floor(from), to: Math.floor(from) + 900 }],
    by: 1,
    filters: { dimensions: [], attributes: [] },
    alias: [],
    now: NOW,
  });
}

describe.each(ENGINES)('dropping what is old on $name', ({ open }) => {
  it(
    'drops a closed case with all that names it, and what names none; numbers stay',
    { timeout: 60_000 },
    async () => {
      const { repository, path } = await filled(open);
      const before = await numbers(repository);
      await keepAndDrop(
        retaining(repository, () => NOW),
        365,
      );
      expect(await keysOf(repository)).toEqual(['new', 'ofOpen', 'open']);
      expect(await numbers(repository)).toEqual(before);
      if (path) expect(findInFiles(dirname(path), WORDS)).toEqual([]);
      const retention = await repository.read('readRetention', { source: 'desk' });
      expect(retention).toMatchObject({ state: 'idle', runDropped: 6, dropped: 6, openCases: 1 });
      // The day that many days ago begins at midnight; the store's zone is UTC.
      expect(retention?.droppedBefore).toBe(Math.floor(NOW / DAY) * DAY - 365 * DAY);
      const check = await checkAll(repository);
      expect(check.linkDifferences).toEqual([]);
      expect(differencesOf(check)).toEqual([]);
    },
  );

  it(
    'keeps what dropped records told about one that stays, when the linker comes by again',
    { timeout: 60_000 },
    async () => {
      const { repository, intake } = await filled(open);
      await keepAndDrop(
        retaining(repository, () => NOW),
        365,
      );
      const before = await numbers(repository);
      // The open case is sent again with another priority: its story is gone through again, without what was dropped.
      await intake.store(
        [record('case', 'open', OLD - DAY, { text: 'still open', priority: 'p1' }, about)],
        NOW,
      );
      await linkAll(repository, () => NOW);
      expect(await numbers(repository)).toEqual(before);
      expect((await checkAll(repository)).linkDifferences).toEqual([]);
    },
  );

  it(
    'refuses a dropped record that comes again, and takes a correction of one that is kept',
    { timeout: 60_000 },
    async () => {
      const { repository, intake } = await filled(open);
      await keepAndDrop(
        retaining(repository, () => NOW),
        365,
      );
      const before = await numbers(repository);
      await expect(intake.store(records(), NOW, 'import-3')).rejects.toMatchObject({
        problem: {
          code: 'ROW_SEALED',
          params: { source: 'desk', expected: '≥ 2025-11-22T00:00:00.000Z' },
        },
      });
      expect(await numbers(repository)).toEqual(before);
      const resolved = record(
        'case',
        'open',
        OLD - DAY,
        { text: 'done', resolvedAt: OLD + 9 * DAY },
        about,
      );
      expect(await intake.store([resolved], NOW)).toMatchObject({ changed: 1 });
      // Now that it is closed, the next run takes it along.
      const deps = retaining(repository, () => NOW + DAY);
      expect(await runRetention(deps)).toBe(true);
      expect(await keysOf(repository)).toEqual(['new']);
      expect(differencesOf(await checkAll(repository))).toEqual([]);
    },
  );

  it(
    'counts a record that its source dates back before what was dropped once, however often it comes',
    { timeout: 60_000 },
    async () => {
      const { repository, intake } = await filled(open);
      const deps = (days: number) => retaining(repository, () => NOW + days * DAY);
      await keepAndDrop(deps(0), 365);
      const call = (at: number) => record('contact', 'moved', at, { duration: 60 });
      const contacts = async (from: number, to: number): Promise<number> => {
        const { values } = await repository.read('metricValues', {
          metrics: [{ id: 'contacts', instrument: 0 }],
          periods: [{ from: Math.floor(from / DAY), to: Math.floor(to / DAY) + 1 }],
          by: null,
          filters: { dimensions: [], attributes: [] },
          alias: [],
          now: NOW,
        });
        return values[0]?.[0]?.[0]?.n ?? 0;
      };
      const was = { old: await contacts(OLD, OLD), fresh: await contacts(NEW, NEW) };
      await intake.store([call(NEW)], NOW);
      expect(await contacts(NEW, NEW)).toBe(was.fresh + 1);
      for (const _ of [1, 2]) await intake.store([call(OLD)], NOW);
      const isOnceOnItsOldDay = async (): Promise<void> => {
        expect(await contacts(NEW, NEW)).toBe(was.fresh);
        expect(await contacts(OLD, OLD)).toBe(was.old + 1);
        expect(differencesOf(await checkAll(repository))).toEqual([]);
      };
      await isOnceOnItsOldDay();
      await linkAll(repository, () => NOW);
      expect(await runRetention(deps(1))).toBe(true);
      expect(await keysOf(repository)).not.toContain('moved');
      await isOnceOnItsOldDay();
      await expect(intake.store([call(OLD)], NOW)).rejects.toMatchObject({
        problem: { code: 'ROW_SEALED' },
      });
      await isOnceOnItsOldDay();
    },
  );

  it(
    'leaves a case of which something still waits for the linker',
    { timeout: 60_000 },
    async () => {
      const { repository, intake } = await filled(open);
      const deps = retaining(repository, () => NOW);
      await keep(deps, 365);
      await repository.write('beginRetention', { source: 'desk', now: NOW });
      // It comes after the linker was there, and names the case: from then on the case's story is not over.
      await intake.store([record('contact', 'late', NEW, {}, { ...about, caseId: 'closed' })], NOW);
      const keys = [{ source: 'desk', externalId: 'closed' }];
      const step = await repository.write('dropAged', { source: 'desk', kind: 'case', keys });
      expect(step).toEqual({ dropped: 0, isBusy: false });
      expect(await runRetention(deps)).toBe(true);
      expect(await keysOf(repository)).toEqual([
        'again',
        'asked',
        'closed',
        'first',
        'late',
        'new',
        'ofOpen',
        'open',
      ]);
    },
  );

  it('takes nothing back that is gone when the import is undone', { timeout: 60_000 }, async () => {
    const { repository } = await filled(open);
    await repository.write('startImport', { ...IMPORT, id: 'import-2' });
    await keepAndDrop(
      retaining(repository, () => NOW),
      365,
    );
    expect(await repository.read('readImport', { id: 'import-2' })).toMatchObject({
      recordsDropped: 6,
    });
    await undo(repository, 'import-2');
    expect(await keysOf(repository)).toEqual([]);
    expect(differencesOf(await checkAll(repository))).toEqual([]);
  });
});

const IMPORT = {
  source: 'desk',
  origin: 'file',
  fileName: 'desk.csv',
  fingerprint: '',
  mapping: {},
  zone: 'UTC',
  header: { file: null, tables: {} },
  size: 0,
  now: NOW,
};

describe('a check of sealed days', () => {
  const inThread = ENGINES.find(({ name }) => name.includes('calling thread'));

  it.each([
    [
      'a sealed row',
      'UPDATE sealed_cell SET counters = ? WHERE scope = 0 AND dimension = 0',
      'seal',
    ],
    [
      'a live row of a sealed day',
      'UPDATE cell SET counters = ? WHERE scope = 0 AND dimension = 0 AND grain = 0 AND bucket = (SELECT min(bucket) FROM sealed_cell)',
      'different',
    ],
  ])('finds %s whose counter is off by one', async (_what, sql, kind) => {
    const { repository, path } = await filled(
      inThread?.open ?? (() => Promise.reject(new Error('no engine'))),
    );
    await keepAndDrop(
      retaining(repository, () => NOW),
      365,
    );
    const db = openWriter(path ?? '');
    // One value (0) whose body has one counter (1) of amount 3, as db/cells/codec.ts says.
    db.prepare(sql).run(Buffer.from([0, 3, 1, 1, 6]));
    db.close();
    const found = differencesOf(await checkAll(repository));
    expect(found).toContainEqual(
      expect.objectContaining({ kind, grain: 0, scope: 0, dimension: 0 }),
    );
  });

  it.each([
    [
      'a sealed row that is gone',
      'DELETE FROM sealed_cell WHERE scope = 0 AND dimension = 0',
      'different',
    ],
    [
      'a live row of a sealed day that is gone',
      'DELETE FROM cell WHERE scope = 0 AND dimension = 0 AND grain = 0 AND bucket = (SELECT max(bucket) FROM sealed_cell)',
      'missing',
    ],
    [
      'a week of sealed days that is gone',
      'DELETE FROM cell WHERE grain = 1 AND bucket < (SELECT max(bucket) FROM sealed_cell)',
      'missing',
    ],
    [
      'a sealed row too many',
      'INSERT INTO sealed_cell SELECT slot, 1, scope, dimension, counters, seconds, checksum FROM sealed_cell LIMIT 1',
      'seal',
    ],
    [
      'a sealed row that was moved to another day',
      'UPDATE sealed_cell SET bucket = bucket + 1000 WHERE scope = 0 AND dimension = 0',
      'seal',
    ],
  ])('finds %s', async (_what, sql, kind) => {
    const { repository, path } = await filled(
      inThread?.open ?? (() => Promise.reject(new Error('no engine'))),
    );
    await keepAndDrop(
      retaining(repository, () => NOW),
      365,
    );
    expect(differencesOf(await checkAll(repository))).toEqual([]);
    const db = openWriter(path ?? '');
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.close();
    const kinds = differencesOf(await checkAll(repository)).map((one) => one.kind);
    expect(kinds).toContain(kind);
  });
});
