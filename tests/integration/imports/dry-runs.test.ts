import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dryRunText } from '#server/cli/import-text.ts';
import { ar } from '#server/cli/messages/ar.ts';
import { en } from '#server/cli/messages/en.ts';
import { AppError } from '#server/domain/problem.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { DryRuns } from '#server/services/imports/dry-runs.ts';
import type { DryRunJob, DryRunOrder } from '#server/services/imports/dry-runs.ts';
import { headerChanges } from '#server/services/imports/header-changes.ts';
import { planImport } from '#server/services/imports/plan.ts';
import type { ImportPlan } from '#server/services/imports/plan.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import type { Desk } from './files.ts';
import { desk, fileOf, MAPPING, NOW } from './files.ts';

const ROWS = 20_000;
const MINUTE = 60_000;

let open: Desk;
let plan: ImportPlan;
let now = NOW;
let jobs: DryRuns;
let failures: unknown[] = [];
/** Records that were read of each file. */
const read = new Map<string, number>();

beforeEach(async () => {
  open = desk();
  plan = await planImport(open.repository, readMapping(MAPPING));
  now = NOW;
  failures = [];
  read.clear();
  jobs = new DryRuns({ now: () => now, onFailure: (_id, error) => failures.push(error) });
});
afterEach(async () => {
  await jobs.stop();
  await open.drop();
});

/** An order of a file of so many rows; what is read of it is counted. */
async function order(file: string, rows = ROWS): Promise<DryRunOrder> {
  const input = { path: await open.put(fileOf(rows)) };
  const refuse: ImportPlan['refuse'] = async (records) => {
    read.set(file, (read.get(file) ?? 0) + records.length);
    return records.map(() => null);
  };
  return { file, input, plan: { ...plan, refuse } };
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

/** What asking after one says. */
function answerOf(id: string): string {
  try {
    return jobs.read(id).state;
  } catch (error) {
    return error instanceof AppError ? error.problem.code : String(error);
  }
}

it('says when what was stored of the same days was told apart by something else', async () => {
  const look = async (id: object, text = fileOf(30)): Promise<string[] | null> => {
    const records = MAPPING.records.map((one) => ({ ...one, id: { ...one.id, ...id } }));
    const told = records.map(({ id: { column, ...other }, ...one }) => ({
      ...one,
      id: 'hash' in other ? other : { column, ...other },
    }));
    const input = { path: await open.put(text) };
    const mapping = readMapping({ ...MAPPING, records: told });
    return (await dryRun(open.repository, input, mapping, NOW)).countedTwice;
  };
  expect(await look({ hash: 'all' })).toBeNull();
  await open.importText(fileOf(10));
  expect(await look({})).toBeNull();
  expect(await look({ hash: 'all' })).toEqual(['id']);
  // Of another year nothing can be counted twice.
  expect(await look({ hash: 'all' }, fileOf(30).replaceAll('2026-', '2024-'))).toBeNull();
});

it('says how many cases that nothing numbers are new in days that earlier files cover', async () => {
  const by = (hash: 'all' | readonly string[]) => ({
    ...MAPPING,
    records: MAPPING.records.map(({ id, ...one }) => ({
      ...one,
      id: { hash, ...('part' in id ? { part: id.part } : {}) },
    })),
  });
  const look = async (text: string, mapping: object) => {
    const input = { path: await open.put(text) };
    const told = readMapping(mapping);
    const run = await dryRun(open.repository, input, told, NOW);
    said = (['en', 'ar'] as const).map((language) => {
      const about = { changes: [], mapping: told, zone: 'UTC' };
      return dryRunText(language === 'en' ? en : ar, language, 'desk.csv', run, about);
    });
    return [run.records.case, run.recordsStored, run.newInKnownDays];
  };
  let said: string[] = [];
  // Days 1 to 10 of October; three cases are of another tier later, and four are of later days.
  const later = fileOf(14).replaceAll(/^([123],.*)gold/gm, '$1silver');
  expect(await look(fileOf(10), by('all'))).toEqual([10, 0, 0]);
  await open.importText(fileOf(10), {}, by('all'));
  expect(await look(fileOf(10), by('all'))).toEqual([10, 20, 0]);
  const again = ['counts twice. Better import an export', 'يُحسب مرتين. والأفضل'];
  const fresh = ['earlier files of the source cover: 3.', 'في ملفات سابقة لهذا المصدر: 3.'];
  said.forEach((text, i) => expect(text).toContain(again[i]));
  said.forEach((text, i) => expect(text).not.toContain(fresh[i]?.slice(0, -3)));
  expect(await look(later, by('all'))).toEqual([14, 14, 3]);
  said.forEach((text, i) => expect(text).toContain(fresh[i]));
  // What stays as it is tells the cases apart.
  await open.importText(fileOf(10), {}, { ...by(['id', 'day']), source: 'other' });
  expect(await look(later, { ...by(['id', 'day']), source: 'other' })).toEqual([14, 20, 0]);
  said.forEach((text, i) => expect(text).not.toContain(again[i]));
});

it('says when all that stands in a row is more than it was', async () => {
  const hashed = {
    ...MAPPING,
    records: MAPPING.records.map(({ id, ...one }) => ({
      ...one,
      id: { hash: 'all', ...('part' in id ? { part: id.part } : {}) },
    })),
  };
  await open.importText(fileOf(10), {}, hashed);
  const wider = fileOf(10)
    .trimEnd()
    .split('\n')
    .map((line, i) => `${line},${i === 0 ? 'more' : 'x'}`)
    .join('\n');
  const look = async (text: string) =>
    (await dryRun(open.repository, { path: await open.put(text) }, readMapping(hashed), NOW))
      .countedTwice;
  expect(await look(fileOf(10))).toBeNull();
  expect(await look(wider)).toEqual([]);
  // The same columns in capitals are no more of them.
  const [header = '', ...rows] = fileOf(10).trimEnd().split('\n');
  const respelled = [header.toUpperCase(), ...rows.map((row) => `x-${row}`)].join('\n');
  expect(await look(respelled)).toBeNull();
});

it('a header that is but spelled otherwise has not changed', async () => {
  await open.importText(fileOf(10));
  const [header = ''] = fileOf(10).split('\n');
  const columns = header.split(',');
  const changesTo = (file: string[]) =>
    headerChanges(open.repository, {
      source: MAPPING.source,
      mapping: readMapping(MAPPING),
      header: { file, tables: {}, line: 1 },
    });
  expect(await changesTo(columns.map((name) => name.toUpperCase()))).toEqual([]);
  expect(await changesTo([...columns.slice(1), 'More'])).toEqual([
    { table: null, gone: columns.slice(0, 1), fresh: ['More'], moved: null },
  ]);
});

it('names an import of another source that brought as many records of the very same time', async () => {
  const look = async (text: string, source: string) => {
    const input = { path: await open.put(text) };
    return (await dryRun(open.repository, input, readMapping({ ...MAPPING, source }), NOW))
      .likeImport;
  };
  const renamed = fileOf(30).replaceAll(/^(\d+)/gm, 'x-$1');
  expect(await look(renamed, 'again')).toBeNull();
  const { id } = await open.importText(fileOf(30));
  expect(await look(renamed, 'again')).toEqual({ source: 'desk', fileName: 'desk.csv' });
  // Of the same source it is said otherwise; one more is another file; few are so by chance.
  expect(await look(renamed, 'desk')).toBeNull();
  expect(await look(fileOf(31), 'again')).toBeNull();
  const taken = await beginUndo(open.repository, id, () => NOW);
  await finishUndo(open.repository, taken, () => NOW);
  expect(await look(renamed, 'again')).toBeNull();
  await open.importText(fileOf(5));
  expect(await look(fileOf(5), 'again')).toBeNull();
});

describe('records that another source has already', () => {
  const DAYS = '2026-10-';
  /** Cases of a log by their numbers, each at its own minute, of a customer where `of` tells one. */
  const logOf = (from: number, to: number, of: (n: number) => string = () => '') =>
    [
      'id,at,customer',
      ...Array.from({ length: to - from }, (_, i) => {
        const n = from + i;
        const minute = new Date(Date.UTC(2026, 9, 1) + n * 61_000).toISOString().slice(0, 19);
        return `${n},${minute},${of(n)}`;
      }),
    ].join('\n');
  const mappingOf = (source: string, date = 'ISO') => ({
    version: 1,
    source,
    dates: [date],
    records: [{ kind: 'case', id: { column: 'id' }, at: 'at', customer: 'customer' }],
  });
  const look = async (text: string, mapping: object) => {
    const input = { path: await open.put(text) };
    return (await dryRun(open.repository, input, readMapping(mapping), NOW)).storedElsewhere;
  };

  it('are told with their share, in whatever order the file has them', async () => {
    await open.importText(logOf(0, 3000), {}, mappingOf('desk'));
    expect(await look(logOf(0, 3000), mappingOf('desk'))).toBeNull();
    expect(await look(logOf(0, 3000), mappingOf('again'))).toEqual({ source: 'desk', share: 1 });
    // Half of a longer file: what a sample of 256 says of it.
    const longer = logOf(0, 6000).split('\n');
    for (const text of [longer, [longer[0], ...longer.slice(1).toReversed()]]) {
      const found = await look(text.join('\n'), mappingOf('again'));
      expect(found?.source).toBe('desk');
      expect(found?.share).toBeGreaterThan(0.4);
      expect(found?.share).toBeLessThan(0.6);
    }
    expect(await look(logOf(3000, 6000), mappingOf('again'))).toBeNull();
  });

  it('are those of a log too, whose rows make one record in any order', async () => {
    const gathered = (source: string) => ({
      ...mappingOf(source),
      records: [
        {
          kind: 'case',
          rows: 'anywhere',
          id: { column: 'id' },
          at: { overRows: { pick: 'min', value: 'at' } },
        },
      ],
    });
    const [header, ...rows] = logOf(0, 2000).split('\n');
    // Two more events of each, which come before its first.
    const later = rows.map((row) => row.replace('2026-10', '2026-11'));
    const log = [header, ...later, ...later, ...rows].join('\n');
    await open.importText(log, {}, gathered('desk'));
    expect(await look(log, gathered('again'))).toEqual({ source: 'desk', share: 1 });
  });

  it('are others where the customer or the instant is another', async () => {
    await open.importText(
      logOf(0, 300, (n) => `c${n}`),
      {},
      mappingOf('desk'),
    );
    const others = logOf(0, 300, (n) => `x${n}`);
    expect(await look(others, mappingOf('again'))).toBeNull();
    const later = logOf(0, 300, (n) => `c${n}`).replaceAll('2026-10-0', '2026-09-0');
    expect(await look(later, mappingOf('again'))).toBeNull();
    expect(
      await look(
        logOf(0, 300, (n) => `c${n}`),
        mappingOf('again'),
      ),
    ).not.toBeNull();
  });

  it('are not those of two desks that count from 1 and share some days', async () => {
    const counting = (perDay: number) =>
      [
        'id,at,customer',
        ...Array.from({ length: 25 * perDay }, (_, i) => {
          const day = String(1 + Math.floor(i / perDay)).padStart(2, '0');
          return `${i + 1},${DAYS}${day},`;
        }),
      ].join('\n');
    await open.importText(counting(4), {}, mappingOf('one', 'YYYY-MM-DD'));
    const other = mappingOf('two', 'YYYY-MM-DD');
    // The first days of both have some numbers in common.
    expect(await look(counting(5), other)).toBeNull();
    expect(await look(counting(4), other)).toEqual({ source: 'one', share: 1 });
  });
});

it('says how many of the records are stored already, and would be replaced', async () => {
  const look = async (source: string): Promise<number> => {
    const input = { path: await open.put(fileOf(30)) };
    const run = await dryRun(open.repository, input, readMapping({ ...MAPPING, source }), NOW);
    expect(run.records).toMatchObject({ case: 30, response: 30 });
    return run.recordsStored;
  };
  expect(await look('desk')).toBe(0);
  await open.importText(fileOf(10));
  // Each row makes a case and an answer.
  expect(await look('desk')).toBe(20);
  expect(await look('other')).toBe(0);
});

it('says how many cases are over in the store and open in the file', async () => {
  const of = (updated: object): object => ({
    version: 1,
    source: 'desk',
    dates: ['YYYY-MM-DD'],
    records: [
      {
        kind: 'case',
        id: { column: 'id' },
        at: 'opened',
        fields: { resolvedAt: 'resolved', endTold: { flag: 'over' } },
        ...updated,
      },
    ],
  });
  const day = (n: number): string => `2026-10-0${n}`;
  const file = (over: number, updated: number): string =>
    [
      'id,opened,resolved,over,updated',
      ...Array.from({ length: 20 }, (_, i) => {
        const isOver = i < over;
        return `${i},${day(1)},${isOver && i % 2 ? day(2) : ''},${isOver ? 'yes' : 'no'},${day(updated)}`;
      }),
    ].join('\n');
  const look = async (text: string, mapping: object): Promise<number> => {
    const input = { path: await open.put(text) };
    return (await dryRun(open.repository, input, readMapping(mapping), NOW)).casesOpenAgain;
  };
  const mapping = of({});
  expect(await look(file(5, 3), mapping)).toBe(0);
  await open.importText(file(12, 3), {}, mapping);
  // An older export knows of five ends.
  expect(await look(file(5, 2), mapping)).toBe(7);
  expect(await look(file(15, 4), mapping)).toBe(0);
  // One open row among later ones of the same case takes no end away.
  expect(await look(`${file(0, 2)}\n${file(12, 3).split('\n').slice(1).join('\n')}`, mapping)).toBe(
    0,
  );
  // Where the source tells versions, older ones take nobody's place.
  const versions = of({ updatedAt: 'updated' });
  await open.importText(file(12, 3), {}, versions);
  expect(await look(file(5, 2), versions)).toBe(0);
  expect(await look(file(5, 4), versions)).toBe(7);
});

it('counts the cases that nothing says were resolved, each by the last that is told of it', async () => {
  const mapping = (id: object): ReturnType<typeof readMapping> =>
    readMapping({
      version: 1,
      source: 'desk',
      dates: ['YYYY-MM-DD'],
      records: [{ kind: 'case', id, at: 'day', fields: { resolvedAt: 'end' } }],
    });
  // Far apart, so that they are read in different slices.
  const filler = Array.from({ length: 1500 }, (_, i) => `f${i},2026-10-01,2026-10-02`);
  const lines = [
    ['a', 'b', 'c'].map((id) => `${id},2026-10-01,`),
    filler,
    ['a,2026-10-01,2026-10-05', 'c,2026-10-01,'],
    ['f7,2026-10-01,'],
  ].flat();
  const input = { path: await open.put(['id,day,end', ...lines].join('\n')) };
  const told = await dryRun(open.repository, input, mapping({ column: 'id' }), NOW);
  expect(told.records.case).toBe(1503);
  // b, c, and f7, which came back.
  expect(told.casesOpen).toBe(3);
  // a, c and f7 once more.
  expect(told.recordsAgain).toBe(3);
  const rows = await dryRun(open.repository, input, mapping({ hash: ['id', 'end'] }), NOW);
  expect(rows.records.case).toBe(lines.length);
  expect(rows.casesOpen).toBe(5);
  expect(rows.recordsAgain).toBe(0);
});

it('tells what cannot be true of its records, and the list of data tells the same of them once they are stored', async () => {
  const mapping = readMapping({
    version: 1,
    source: 'impossible',
    zone: 'UTC',
    records: [
      {
        kind: 'case',
        id: { column: 'id' },
        at: { column: 'opened', dates: ['YYYY-MM-DD HH:mm'] },
        fields: {
          firstResponseAt: { column: 'answered', dates: ['YYYY-MM-DD'] },
          resolvedAt: { column: 'closed', dates: ['YYYY-MM-DD'] },
        },
      },
    ],
  });
  const text = [
    'id,opened,answered,closed',
    'a,2026-10-05 09:00,2026-10-06,2026-10-07',
    // On the same day, which counts from midnight.
    'b,2026-10-05 09:00,2026-10-05,2026-10-05',
    'c,2026-10-05 09:00,,2026-10-05',
    // Later than the test's now.
    'd,2027-01-05 09:00,,2027-01-06',
    'e,2026-10-05 00:00,2026-10-05,2026-10-05',
  ].join('\n');
  const run = await dryRun(open.repository, { path: await open.put(text) }, mapping, NOW);
  expect(run.faults).toEqual([
    { kind: 'case', fault: 'answered_before_opened', records: 1, example: 'b' },
    { kind: 'case', fault: 'resolved_before_opened', records: 2, example: 'b' },
    { kind: 'case', fault: 'in_future', records: 1, example: 'd' },
    { kind: 'case', fault: 'resolved_in_future', records: 1, example: 'd' },
  ]);
  await open.importText(text, {}, mapping);
  const page = await open.repository.read('countQuality', {
    kind: 'case',
    slot: 0,
    after: null,
    limit: 100,
    now: NOW,
    sinceWeek: {},
  });
  const [part] = page.parts;
  const stored = Object.entries(part?.faults ?? {}).map(([fault, told]) => ({ fault, ...told }));
  const looked = run.faults.map(({ fault, records, example }) => ({ fault, records, example }));
  expect(stored.toSorted(byFault)).toEqual(looked.toSorted(byFault));
});

const byFault = (a: { fault: string }, b: { fault: string }): number =>
  a.fault < b.fault ? -1 : 1;

describe('a dry run as a job', () => {
  it('has an id at once, tells what is known while it reads, and ends with what the command line shows', async () => {
    const path = await open.put(fileOf(ROWS, 1000));
    const job = jobs.begin({ file: 'a', input: { path }, plan });
    expect(job).toMatchObject({ state: 'running', position: 0, found: null });
    const seen: { rows: number; position: number; size: number }[] = [];
    while (jobs.read(job.id).state === 'running') {
      const { found, position, size } = job;
      if (found) seen.push({ rows: found.rowsRead, position, size });
      // Other work of the thread has its turn between any two slices.
      await turn();
    }
    const rows = [...new Set(seen.map((one) => one.rows))];
    expect(rows.length).toBeGreaterThan(10);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    const bytes = Buffer.byteLength(fileOf(ROWS, 1000));
    expect(seen.every(({ position, size }) => position > 0 && size === bytes)).toBe(true);
    expect(job).toMatchObject({ state: 'done', position: bytes, size: bytes, problem: null });
    expect(job.found).toEqual(await dryRun(open.repository, { path }, readMapping(MAPPING), NOW));
    // Each 1,000th of the rows has no date, neither for its case nor for its answer: it is one row.
    expect(job.found).toMatchObject({ rowsRead: ROWS, rowsRejected: ROWS / 1000 });
  });

  it('is given up when it is cancelled: it reads no further, and nobody knows it any more', async () => {
    const job = jobs.begin(await order('a'));
    await until(() => job.found !== null);
    expect(jobs.cancel(job.id)).toMatchObject({ id: job.id, state: 'cancelled' });
    expect(answerOf(job.id)).toBe('NOT_FOUND');
    expect(() => jobs.cancel(job.id)).toThrow('NOT_FOUND');
    await jobs.stop();
    expect(job.state).toBe('cancelled');
    expect(read.get('a')).toBeLessThan(ROWS);
  });

  it('gives way to a later one of the same file', async () => {
    const first = jobs.begin(await order('a'));
    await until(() => first.found !== null);
    const second = jobs.begin({ ...(await order('b', 10)), file: 'a' });
    expect(answerOf(first.id)).toBe('NOT_FOUND');
    await until(() => second.state !== 'running');
    expect(second).toMatchObject({ state: 'done', found: { rowsRead: 10 } });
  });

  it('waits for its turn where two are reading, and is not read at all when it is cancelled meanwhile', async () => {
    const [a, b, c, d] = await Promise.all(['a', 'b', 'c', 'd'].map((file) => order(file)));
    const begun = [a, b, c, d].flatMap((one) => (one ? [jobs.begin(one)] : []));
    const [first, second, third, fourth] = begun;
    await until(() => begun.some(({ found }) => (found?.rowsRead ?? 0) > 5000));
    expect([read.get('c'), read.get('d')]).toEqual([undefined, undefined]);
    if (third) jobs.cancel(third.id);
    await until(() => fourth?.state === 'done');
    expect([first?.state, second?.state]).toContain('done');
    expect(read.get('c')).toBeUndefined();
  });

  it('is one of twelve at most: the one that was asked after longest ago is forgotten for the thirteenth', async () => {
    const input = { path: await open.put(fileOf(5)) };
    const begun: DryRunJob[] = [];
    for (let i = 0; i < 12; i++) begun.push(jobs.begin({ file: `f${i}`, input, plan }));
    await until(() => begun.every(({ state }) => state === 'done'));
    jobs.read(begun[0]?.id ?? '');
    jobs.begin({ file: 'more', input, plan });
    expect(begun.map(({ id }) => answerOf(id))).toEqual([
      'done',
      'NOT_FOUND',
      ...Array.from({ length: 10 }, () => 'done'),
    ]);
  });

  it('is forgotten when nobody asks after it for five minutes, also while it reads', async () => {
    const done = jobs.begin(await order('a', 5));
    const reading = jobs.begin(await order('b'));
    await until(() => done.state === 'done' && reading.found !== null);
    now += 4 * MINUTE;
    jobs.read(done.id);
    now += 2 * MINUTE;
    await until(() => reading.state === 'cancelled');
    expect(jobs.read(done.id).state).toBe('done');
    expect(read.get('b')).toBeLessThan(2 * ROWS);
    now += 6 * MINUTE;
    expect(answerOf(done.id)).toBe('NOT_FOUND');
  });

  it('fails with the problem of the file, and with no word of the system when the fault is ours', async () => {
    const path = await open.put(`${fileOf(15_000)}\n15001,2026-10-01,"north`);
    const cut = jobs.begin({ file: 'a', input: { path }, plan });
    const broken = await order('b', 5);
    const fault = (): never => {
      throw new TypeError('/secret/place');
    };
    const ours = jobs.begin({ ...broken, plan: { ...plan, refuse: fault } });
    await until(() => cut.state !== 'running' && ours.state !== 'running');
    expect([cut.state, cut.problem?.code]).toEqual(['failed', 'FILE_QUOTE_OPEN']);
    // What was read before the fault is still told.
    expect(cut.found?.rowsRead).toBeGreaterThan(10_000);
    expect([ours.state, ours.problem]).toEqual(['failed', { code: 'INTERNAL', params: {} }]);
    expect(failures.map(String)).toEqual(['TypeError: /secret/place']);
  });
});
