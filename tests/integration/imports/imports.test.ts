import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import { linkAll } from '#server/services/linker.ts';
import { problemOf } from '../../unit/ingest/reading.ts';
import type { Desk } from './files.ts';
import { desk, fileOf, MAPPING, NOW } from './files.ts';

const now = (): number => NOW;

let test: Desk;
beforeEach(() => {
  test = desk();
});
afterEach(() => test.drop());

async function expectClean(): Promise<number> {
  await linkAll(test.repository, now);
  const check = await checkAll(test.repository);
  expect(isClean(check)).toBe(true);
  return check.records;
}

async function undo(id: string) {
  const job = await beginUndo(test.repository, id, now);
  return finishUndo(test.repository, job, now);
}

describe('a dry run', () => {
  it('tells what an import would do and writes nothing, not even a value of a dimension', async () => {
    const path = await test.put(fileOf(100, 10));
    const before = await test.repository.read('readVersion', undefined);
    const run = await dryRun(test.repository, { path }, readMapping(MAPPING), NOW);
    expect(run).toMatchObject({
      rowsRead: 100,
      rowsRejected: 10,
      records: { case: 90, contact: 0, response: 90, daily_total: 0 },
      firstAt: Date.UTC(2026, 9, 1),
      lastAt: Date.UTC(2026, 9, 28),
    });
    expect(run.sample).toHaveLength(20);
    expect(run.sample[0]).toMatchObject({
      kind: 'case',
      externalId: '1',
      attributes: { tier: 'gold' },
    });
    expect(run.rejects[0]).toMatchObject({ line: 11, kind: 'case', code: 'ROW_DATE_INVALID' });
    expect(await test.repository.read('readVersion', undefined)).toEqual(before);
    expect(await test.repository.read('readValues', undefined)).toEqual([]);
    expect(await test.repository.read('listImports', { limit: 10 })).toEqual([]);
  });

  it('shows texts as an import then stores them: without addresses and numbers of people', async () => {
    const [cases] = MAPPING.records;
    const mapping = { ...MAPPING, records: [{ ...cases, fields: { text: 'said' } }] };
    const text = 'id,day,department,tier,said\n1,2026-10-01,north,gold,call 0501234567 again\n';
    const path = await test.put(text);
    const { sample } = await dryRun(test.repository, { path }, readMapping(mapping), NOW);
    const safe = { text: 'call [phone] again', language: 'und-Latn' };
    expect(sample.map(({ fields }) => fields)).toMatchObject([safe]);
    await test.importText(text, {}, mapping);
    const stored = await test.repository.read('pageRecords', {
      slot: 0,
      kind: 'case',
      after: null,
      limit: 9,
    });
    const columns = ['text', 'language'].map((name) => stored.columns.indexOf(name));
    expect(stored.rows.map((row) => columns.map((place) => row[place]))).toEqual([
      Object.values(safe),
    ]);
  });
});

describe('an import', () => {
  it('stores every row, counts the rejected ones with line and reason, and takes names and attributes along', async () => {
    const job = await test.importText(fileOf(100, 10));
    expect(job).toMatchObject({
      state: 'done',
      rowsRead: 100,
      recordsNew: 180,
      recordsChanged: 0,
      rowsRejected: 10,
      firstAt: Date.UTC(2026, 9, 1),
      lastAt: Date.UTC(2026, 9, 28),
      countedTo: Date.UTC(2026, 9, 28),
      finishedAt: NOW,
    });
    const rejects = await test.repository.read('readRejects', { id: job.id, after: -1, limit: 3 });
    expect(rejects.map(({ n, line, code }) => [n, line, code])).toEqual([
      [0, 11, 'ROW_DATE_INVALID'],
      [1, 21, 'ROW_DATE_INVALID'],
      [2, 31, 'ROW_DATE_INVALID'],
    ]);
    const north = (await test.repository.read('readValues', undefined)).find(
      ({ key }) => key === 'north',
    );
    expect(north?.name).toEqual({ en: 'North', ar: 'الشمال' });
    expect(await test.repository.read('readSettings', undefined)).toMatchObject({
      attributes: ['tier'],
    });
    expect(await expectClean()).toBe(180);
  });

  it('counts the rows that make no record, as its dry run does, and keeps the lines of the first five', async () => {
    const mapping = {
      version: 1,
      source: 'asked',
      dates: ['YYYY-MM-DD'],
      records: [{ kind: 'case', id: { column: 'id' }, at: 'day', when: { present: 'day' } }],
    };
    // More than one batch: 10,000 rows are the first.
    const without = new Set([3, 4, 9_999, 10_001, 10_002, 10_003, 10_004]);
    const lines = Array.from(
      { length: 10_010 },
      (_, i) => `T-${i},${without.has(i) ? '' : '2026-10-01'}`,
    );
    const text = ['id,day', ...lines].join('\n');
    // Row 0 stands on line 2.
    const told = { rowsUnused: 7, unusedLines: [5, 6, 10_001, 10_003, 10_004] };
    const path = await test.put(text);
    expect(await dryRun(test.repository, { path }, readMapping(mapping), NOW)).toMatchObject(told);
    const job = await test.importText(text, {}, mapping);
    expect(job).toMatchObject({ rowsRead: 10_010, recordsNew: 10_003, rowsRejected: 0, ...told });
  });

  it('calls a new source by its file’s name in its own letters, and leaves a known one its name', async () => {
    const source = 'shkawa-alamla';
    const mapping = readMapping({ ...MAPPING, source });
    const named = async (fileName: string) => {
      const input = { path: await test.put(fileOf(20, 10)) };
      const work = { repository: test.repository, now, input };
      await runImport(work, await beginImport({ ...work, fileName, mapping }));
      const sources = await test.repository.read('readSources', undefined);
      return sources.map(({ id, name }) => [id, name]);
    };
    const asNamed = [[source, { en: '', ar: 'شكاوى العملاء' }]];
    expect(await named('شكاوى_العملاء_٢٠٢٦.csv')).toEqual(asNamed);
    expect(await named('شكاوى-العملاء.csv')).toEqual(asNamed);
  });

  it('changes nothing when the same file comes again', async () => {
    await test.importText(fileOf(50));
    const again = await test.importText(fileOf(50));
    expect(again).toMatchObject({ recordsNew: 0, recordsChanged: 0, recordsSame: 100 });
    expect(await expectClean()).toBe(100);
  });

  it('goes on where it was cut off, with the right counts and the right lines', async () => {
    const text = fileOf(35_000, 7000);
    const path = await test.put(text);
    const ending = new AbortController();
    const work = { repository: test.repository, now, input: { path } };
    const request = { ...work, fileName: 'x.csv', mapping: readMapping(MAPPING) };
    const first = await beginImport(request);
    const cut = await runImport(
      { ...work, signal: ending.signal, onProgress: () => ending.abort() },
      first,
    );
    expect(cut).toMatchObject({ state: 'running', rowsRead: 10_000 });
    // Visible batch by batch, and right at each.
    expect((await checkAll(test.repository)).cellDifferences).toEqual([]);
    const second = await beginImport(request);
    expect(second.id).toBe(cut.id);
    const done = await runImport(work, second);
    expect(done).toMatchObject({
      state: 'done',
      rowsRead: 35_000,
      rowsRejected: 5,
      recordsNew: 69_990,
    });
    const rejects = await test.repository.read('readRejects', {
      id: done.id,
      after: -1,
      limit: 20,
    });
    expect(rejects.map(({ line }) => line)).toEqual([7001, 14_001, 21_001, 28_001, 35_001]);
  });

  it('goes on in the zone it began in, though the organisation’s is another one by now', async () => {
    await test.repository.write('recutCalendar', { zone: 'Asia/Riyadh', weekStart: 'sun' });
    const lines = Array.from({ length: 12_000 }, (_, i) => `${i},2026-10-01 12:00,2026-10-02`);
    const path = await test.put(['id,opened,closed', ...lines].join('\n'));
    const mapping = readMapping({
      version: 1,
      source: 'desk',
      dates: ['YYYY-MM-DD HH:mm', 'YYYY-MM-DD'],
      records: [
        { kind: 'case', id: { column: 'id' }, at: 'opened', fields: { resolvedAt: 'closed' } },
      ],
    });
    const ending = new AbortController();
    const work = { repository: test.repository, now, input: { path } };
    const request = { ...work, fileName: 'x.csv', mapping };
    const first = await beginImport(request);
    const cut = await runImport(
      { ...work, signal: ending.signal, onProgress: () => ending.abort() },
      first,
    );
    expect(cut).toMatchObject({ state: 'running', zone: 'Asia/Riyadh', rowsRead: 10_000 });
    await test.repository.write('recutCalendar', { zone: 'America/Lima', weekStart: 'sun' });
    const second = await beginImport(request);
    expect(second.id).toBe(cut.id);
    const done = await runImport(work, second);
    expect(done).toMatchObject({ state: 'done', zone: 'Asia/Riyadh', recordsNew: 12_000 });
    const { columns, rows } = await test.repository.read('pageRecords', {
      slot: 0,
      kind: 'case',
      after: null,
      limit: 12_000,
    });
    // Noon and midnight in Riyadh, which is three hours ahead of UTC all year.
    const [at, resolvedAt] = ['at', 'resolved_at'].map((name) => columns.indexOf(name));
    const times = new Set(
      rows.map((row) => `${String(row[at ?? -1])} ${String(row[resolvedAt ?? -1])}`),
    );
    expect([rows.length, [...times]]).toEqual([
      12_000,
      [`${Date.UTC(2026, 9, 1, 9)} ${Date.UTC(2026, 9, 1, 21)}`],
    ]);
    expect(await expectClean()).toBe(12_000);
    // What begins now begins in the zone of now.
    const next = await beginImport({
      ...request,
      input: { path: await test.put('id,opened,closed\n1,2026-10-01 12:00,') },
    });
    expect(next.zone).toBe('America/Lima');
  });

  it('does not go on with a file that was changed meanwhile', async () => {
    const path = await test.put(fileOf(25_000));
    const ending = new AbortController();
    const work = { repository: test.repository, now, input: { path } };
    const job = await beginImport({ ...work, fileName: 'x.csv', mapping: readMapping(MAPPING) });
    const cut = await runImport(
      { ...work, signal: ending.signal, onProgress: () => ending.abort() },
      job,
    );
    const other = { path: await test.put(fileOf(24_999)) };
    const problem = await problemOf(() => runImport({ ...work, input: other }, cut));
    expect(problem).toMatchObject({ code: 'FILE_CHANGED' });
  });

  it('keeps the first 10,000 refused rows and counts the others', async () => {
    const job = await test.importText(fileOf(10_400, 1));
    expect(job).toMatchObject({ recordsNew: 0, rowsRejected: 10_400 });
    const kept = await test.repository.read('readRejects', { id: job.id, after: 9997, limit: 100 });
    expect(kept.map(({ n, cells }) => [n, cells?.[0]])).toEqual([
      [9998, '9999'],
      [9999, '10000'],
    ]);
  });

  it('undone takes the attributes back that nothing has any more, but none that somebody named', async () => {
    const attributes = async () =>
      (await test.repository.read('readSettings', undefined))['attributes'];
    const [cases] = MAPPING.records;
    const other = {
      ...MAPPING,
      records: [{ ...cases, attributes: { tier: 'tier', extra: 'score' } }],
    };
    await test.importText(fileOf(10));
    const second = await test.importText(fileOf(20), {}, other);
    expect(await attributes()).toEqual(['tier', 'extra']);
    await undo(second.id);
    expect(await attributes()).toEqual(['tier']);
    const third = await test.importText(fileOf(30), {}, other);
    const named = { key: 'extra', name: { en: 'Extra', ar: '' } };
    await test.repository.write('writeSettings', { settings: { attributes: ['tier', named] } });
    await undo(third.id);
    expect(await attributes()).toEqual(['tier', named]);
  });

  it('declare an attribute that is called as what every object has', async () => {
    const [cases] = MAPPING.records;
    const mapping = { ...MAPPING, records: [{ ...cases, attributes: { constructor: 'tier' } }] };
    await test.importText(fileOf(10), {}, mapping);
    const { attributes } = await test.repository.read('readSettings', undefined);
    expect(attributes).toEqual(['constructor']);
  });

  it('names attributes that have no name, and takes those names back with them, but none that somebody changed', async () => {
    const attributes = async () =>
      (await test.repository.read('readSettings', undefined))['attributes'];
    const [cases] = MAPPING.records;
    const theirs = { en: 'الولاء', ar: 'الولاء' };
    const other = {
      ...MAPPING,
      attributeNames: { tier: { en: 'Rank', ar: 'الرتبة' }, extra: theirs, nowhere: theirs },
      records: [{ ...cases, attributes: { tier: 'tier', extra: 'score' } }],
    };
    await test.importText(fileOf(10));
    expect(await attributes()).toEqual(['tier']);
    const second = await test.importText(fileOf(20), {}, other);
    const rank = { key: 'tier', name: { en: 'Rank', ar: 'الرتبة' } };
    expect(await attributes()).toEqual([rank, { key: 'extra', name: theirs }]);
    await undo(second.id);
    expect(await attributes()).toEqual([rank]);
    const third = await test.importText(fileOf(30), {}, other);
    const named = { key: 'extra', name: { en: 'Loyalty', ar: 'الولاء' } };
    await test.repository.write('writeSettings', { settings: { attributes: [rank, named] } });
    await undo(third.id);
    expect(await attributes()).toEqual([rank, named]);
    await test.importText(fileOf(40), {}, other);
    expect(await attributes()).toEqual([rank, named]);
  });

  it('takes back what it stored when the file turns out to be broken', async () => {
    await test.importText(fileOf(10));
    const text = `${fileOf(15_000)}\n15001,2026-10-01,"north`;
    expect(await problemOf(() => test.importText(text))).toMatchObject({ code: 'FILE_QUOTE_OPEN' });
    const jobs = await test.repository.read('listImports', { limit: 2 });
    const failed = jobs.find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ recordsNew: 19_980, problem: { code: 'FILE_QUOTE_OPEN' } });
    expect(await expectClean()).toBe(20);
  });

  it.each([
    [
      'a column that is not there',
      'id,day,department,tier\n1,2026-10-01,north,gold',
      'FILE_COLUMN_MISSING',
    ],
    ['no rows at all', '', 'FILE_EMPTY'],
  ])('notes nothing of a file with %s', async (_what, text, code) => {
    expect(await problemOf(() => test.importText(text))).toMatchObject({ code });
    expect(await test.repository.read('listImports', { limit: 1 })).toEqual([]);
  });

  it('refuses a mapping that tells a known instrument’s scale differently', async () => {
    await test.importText(fileOf(1));
    const [instrument] = MAPPING.instruments;
    const mapping = { ...MAPPING, instruments: [{ ...instrument, topFrom: 5 }] };
    const problem = await problemOf(() => test.importText(fileOf(2), {}, mapping));
    expect(problem).toEqual({
      code: 'MAPPING_INVALID',
      params: {
        path: 'instruments.0.topFrom',
        value: 5,
        expected: '4',
        known: 'topFrom',
        question: 'service',
        questionNames: ['Satisfied?', 'راضٍ؟'],
      },
    });
  });
});

describe('taking an import back', () => {
  it('lets new rows go and overwritten rows return', async () => {
    await test.importText('id,day,department,tier,score\n1,2026-10-01,south,gold,1');
    const before = await test.repository.read('pageRecords', {
      slot: 0,
      kind: 'case',
      after: null,
      limit: 9,
    });
    const job = await test.importText(
      'id,day,department,tier,score\n1,2026-10-02,north,gold,5\n2,2026-10-02,north,gold,5',
    );
    expect(job).toMatchObject({ recordsNew: 2, recordsChanged: 2 });
    expect(await undo(job.id)).toEqual({ undone: 4, kept: [], keptTotal: 0 });
    const after = await test.repository.read('pageRecords', {
      slot: 0,
      kind: 'case',
      after: null,
      limit: 9,
    });
    expect(after).toEqual(before);
    expect(await expectClean()).toBe(2);
    expect(await problemOf(() => undo(job.id))).toMatchObject({
      code: 'IMPORT_NOT_UNDOABLE',
      params: { value: 'undone' },
    });
  });

  it('leaves alone, and lists, what a later import wrote again', async () => {
    const first = await test.importText(
      'id,day,department,tier,score\n1,2026-10-01,south,gold,1\n2,2026-10-01,south,gold,1',
    );
    const second = await test.importText('id,day,department,tier,score\n1,2026-10-02,north,gold,5');
    const { undone, kept, keptTotal } = await undo(first.id);
    expect({ undone, keptTotal }).toEqual({ undone: 2, keptTotal: 2 });
    expect(kept.map(({ externalId, laterImport }) => [externalId, laterImport])).toEqual([
      ['1', second.id],
      ['1#csat', second.id],
    ]);
    expect(await expectClean()).toBe(2);
  });

  it('counts all that a later import wrote again, though it names the first thousand', async () => {
    const first = await test.importText(fileOf(520));
    await test.importText(fileOf(520).replaceAll('2026-10', '2026-09'));
    const { undone, kept, keptTotal } = await undo(first.id);
    expect({ undone, named: kept.length, keptTotal }).toEqual({
      undone: 0,
      named: 1000,
      keptTotal: 1040,
    });
  });

  it('is refused for an import whose before-images may be gone, and while it runs', async () => {
    const job = await test.importText(fileOf(3));
    const later = (): number => NOW + 31 * 86_400_000;
    expect(await problemOf(() => beginUndo(test.repository, job.id, later))).toMatchObject({
      code: 'IMPORT_NOT_UNDOABLE',
    });
    expect(await problemOf(() => beginUndo(test.repository, 'none', now))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
