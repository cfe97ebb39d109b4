import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import type { ExportedRecord } from '#server/services/export.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import { guessText } from '../../unit/guess/sampled.ts';
import type { Desk } from './files.ts';
import { desk, NOW } from './files.ts';

const now = (): number => NOW;
const HOUR = 3_600_000;
const FIRST = Date.UTC(2026, 8, 1, 6);
const CASES = 60;

let test: Desk;
beforeEach(() => {
  test = desk();
});
afterEach(() => test.drop());

/** What happened to sixty cases, one opened every four hours; each is assigned, and most are solved, every fifth twice. */
const EVENTS = Array.from({ length: CASES }, (_, i) => {
  const opened = FIRST + i * 4 * HOUR;
  const steps: [string, number][] = [
    ['Opened', 0],
    ['Assigned', 1],
    ...(i % 7 === 6 ? [] : [['Resolved', 5 + (i % 50)] as [string, number]]),
    ...(i % 5 === 0
      ? ([
          ['Reopened', 70],
          ['Resolved', 90],
        ] as [string, number][])
      : []),
  ];
  return steps.map(([what, hours]) => ({ id: `C-${i}`, what, at: opened + hours * HOUR }));
})
  .flat()
  .toSorted((a, b) => a.at - b.at);

/** The events of some days, from 1 September 2026 on. */
function daysOf(from: number, to: number): string {
  const lines = EVENTS.filter(({ at }) => {
    const day = (at - Date.UTC(2026, 8, 1)) / (24 * HOUR);
    return day >= from && day < to;
  }).map(({ id, what, at }) => `${id},${what},${new Date(at).toISOString()},Roads`);
  return ['Case ID,Event,Event time,Department', ...lines].join('\n');
}

async function stored(): Promise<ExportedRecord[]> {
  const all: ExportedRecord[] = [];
  for await (const record of exportRecords(test.repository)) all.push(record);
  expect(isClean(await checkAll(test.repository))).toBe(true);
  return all;
}

async function guessed(): Promise<object> {
  const { mapping, questions } = await guessText(daysOf(0, 6));
  expect(questions.filter(({ chosen }) => chosen === null)).toEqual([]);
  return { ...mapping, source: 'log' };
}

/** What the whole log gives, each case once: counted from the events. */
function expectWhole(records: readonly ExportedRecord[]): void {
  const of = (what: string, id: string) =>
    EVENTS.filter((one) => one.id === id && one.what === what);
  expect(records).toHaveLength(CASES);
  for (let i = 0; i < CASES; i++) {
    const id = `C-${i}`;
    const found = records.find((record) => record['externalId'] === id);
    expect(found?.['at']).toBe(of('Opened', id)[0]?.at);
    expect(found?.['fields']).toMatchObject({
      ...(i % 7 === 6 && i % 5 !== 0 ? {} : { resolvedAt: of('Resolved', id).at(-1)?.at }),
      reopens: of('Reopened', id).length,
      status: EVENTS.findLast((one) => one.id === id)?.what,
    });
  }
}

describe('a log whose cases go on in a later file', () => {
  it('comes to the whole log, week after week, as the guess reads it', async () => {
    const mapping = await guessed();
    await test.importText(daysOf(0, 6), {}, mapping);
    const later = { path: await test.put(daysOf(6, 99)) };
    const run = await dryRun(test.repository, later, readMapping(mapping), NOW);
    expect(run.rowsUnused).toBe(0);
    expect(run.recordsStored).toBeGreaterThan(0);
    const job = await test.importText(daysOf(6, 99), {}, mapping);
    expect(job).toMatchObject({ rowsUnused: 0, recordsChanged: run.recordsStored });
    expectWhole(await stored());
    // The same file again changes nothing, and a window that has both weeks in part neither.
    const again = await test.importText(daysOf(6, 99), {}, mapping);
    expect(again).toMatchObject({ recordsNew: 0, recordsChanged: 0 });
    expect(await test.importText(daysOf(4, 99), {}, mapping)).toMatchObject({
      recordsNew: 0,
      recordsChanged: 0,
    });
    expectWhole(await stored());
  });

  it('can be taken back file by file, and brought again', async () => {
    const mapping = await guessed();
    await test.importText(daysOf(0, 6), {}, mapping);
    const before = await stored();
    const { id } = await test.importText(daysOf(6, 99), {}, mapping);
    await finishUndo(test.repository, await beginUndo(test.repository, id, now), now);
    expect(await stored()).toEqual(before);
    await test.importText(daysOf(6, 99), {}, mapping);
    expectWhole(await stored());
  });

  it('goes on after the later file was cut off within it', async () => {
    const mapping = readMapping(await guessed());
    await test.importText(daysOf(0, 6), {}, mapping);
    // So many rows that the file has several batches: the events of each case stand there hundreds of times.
    const [header = '', ...lines] = daysOf(6, 99).split('\n');
    const many = Array.from({ length: 400 }, () => lines).flat();
    const path = await test.put([header, ...many].join('\n'));
    const work = { repository: test.repository, now, input: { path } };
    let job = await beginImport({ ...work, fileName: 'log.csv', mapping });
    let runs = 0;
    while (job.state === 'running') {
      const stop = new AbortController();
      job = await runImport({ ...work, signal: stop.signal, onProgress: () => stop.abort() }, job);
      runs++;
    }
    expect(runs).toBeGreaterThan(1);
    const records = await stored();
    expect(records).toHaveLength(CASES);
    const [first] = await stored();
    await test.importText([header, ...many].join('\n'), {}, mapping);
    expect((await stored())[0]).toEqual(first);
  });

  it('takes nothing of cases begun before where it is gathered otherwise now, and says of how many rows', async () => {
    const mapping = await guessed();
    await test.importText(daysOf(0, 6), {}, mapping);
    const before = await stored();
    const said = JSON.stringify(mapping).replaceAll('"reopened"', '"reopened","back"');
    const other: object = readMapping(JSON.parse(said));
    const job = await test.importText(daysOf(6, 99), {}, other);
    expect(job.rowsUnused).toBeGreaterThan(0);
    expect(job.recordsChanged).toBe(0);
    expect(await stored()).toEqual(expect.arrayContaining(before));
  });

  it('has the cases that an earlier file only mentions when that file comes again after the one that began them', async () => {
    const mapping = await guessed();
    await test.importText(daysOf(6, 99), {}, mapping);
    await test.importText(daysOf(0, 6), {}, mapping);
    const { rowsUnused } = await test.importText(daysOf(6, 99), {}, mapping);
    expect(rowsUnused).toBe(0);
    expectWhole(await stored());
  });
});
