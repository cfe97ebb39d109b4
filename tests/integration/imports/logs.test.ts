import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { beginImport, requireImport, runImport } from '#server/services/imports/run.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import { problemOf } from '../../unit/ingest/reading.ts';
import type { Desk } from './files.ts';
import { desk, NOW } from './files.ts';

const now = (): number => NOW;
const CASES = 3000;
const CHANGES = 5;

let test: Desk;
beforeEach(() => {
  test = desk();
});
afterEach(() => test.drop());

const MAPPING = readMapping({
  version: 1,
  source: 'log',
  tables: { teams: { kind: 'reference', key: 'id' } },
  records: [
    {
      kind: 'case',
      rows: 'anywhere',
      id: { column: 'id' },
      at: 'opened',
      dimensions: { department: { lookup: { table: 'teams', key: 'team', value: 'name' } } },
      fields: {
        status: 'state',
        handovers: { overRows: { pick: 'max', value: 'moves' } },
        reopens: { overRows: { pick: 'count' } },
      },
    },
  ],
});

/** Every case changes five times, and between two changes of one all others change: no batch holds a case whole. */
function logFile(): string {
  const lines = ['id,opened,team,state,moves'];
  for (let change = 1; change <= CHANGES; change++) {
    for (let id = 0; id < CASES; id++) {
      const moves = (id + change) % CHANGES;
      lines.push(`${id},2026-10-01,t${id % 3},${change === CHANGES ? 'closed' : 'open'},${moves}`);
    }
  }
  return lines.join('\n');
}

async function expectWhole(): Promise<void> {
  let seen = 0;
  for await (const { fields } of exportRecords(test.repository)) {
    // Each of the five numbers of moves comes once, so the greatest is 4, wherever it stands.
    expect(fields).toEqual({ status: 'closed', handovers: CHANGES - 1, reopens: CHANGES });
    seen++;
  }
  expect(seen).toBe(CASES);
  expect(isClean(await checkAll(test.repository))).toBe(true);
}

describe('a log of changes in a real store', () => {
  it('counts each case once in a dry run, however often it comes', async () => {
    const run = await dryRun(test.repository, { path: await test.put(logFile()) }, MAPPING, NOW, {
      teams: { path: await test.put('id,name\nt0,A\nt1,B\nt2,C\n') },
    });
    expect(run).toMatchObject({
      rowsRead: CASES * CHANGES,
      records: { case: CASES },
      recordsAgain: 0,
      orphans: 0,
    });
  });

  it('is whole after it was cut off after each batch and gone on, and can be taken back', async () => {
    const teams = { path: await test.put('id,name\nt0,A\nt1,B\n') };
    const work = {
      repository: test.repository,
      now,
      input: { path: await test.put(logFile()) },
      tables: { teams },
    };
    let job = await beginImport({ ...work, fileName: 'log.csv', mapping: MAPPING });
    let runs = 0;
    while (job.state === 'running') {
      const stop = new AbortController();
      job = await runImport({ ...work, signal: stop.signal, onProgress: () => stop.abort() }, job);
      runs++;
    }
    expect(runs).toBeGreaterThan(1);
    expect(job).toMatchObject({
      state: 'done',
      rowsRead: CASES * CHANGES,
      recordsNew: CASES,
      rowsRejected: 0,
      // Every row of the third team, which the table does not have.
      orphans:
        CHANGES * Array.from({ length: CASES }, (_, id) => id).filter((id) => id % 3 === 2).length,
    });
    await expectWhole();
    await finishUndo(test.repository, await beginUndo(test.repository, job.id, now), now);
    expect((await checkAll(test.repository)).records).toBe(0);
  });

  it('is refused when a joined file changed in between, and nothing of it is left', async () => {
    const teams = { path: await test.put('id,name\nt0,A\n') };
    const work = {
      repository: test.repository,
      now,
      input: { path: await test.put(logFile()) },
      tables: { teams },
    };
    const job = await beginImport({ ...work, fileName: 'log.csv', mapping: MAPPING });
    const stop = new AbortController();
    const cut = await runImport(
      { ...work, signal: stop.signal, onProgress: () => stop.abort() },
      job,
    );
    expect(cut.state).toBe('running');
    await writeFile(teams.path, 'id,name\nt0,Other\n');
    expect(await problemOf(() => runImport(work, cut))).toMatchObject({ code: 'FILE_CHANGED' });
    expect((await requireImport(test.repository, job.id)).state).toBe('failed');
    expect((await checkAll(test.repository)).records).toBe(0);
  });
});

describe('a file of records that come again without being gathered', () => {
  const CONTACTS = readMapping({
    version: 1,
    source: 'calls',
    records: [
      {
        kind: 'contact',
        id: { column: 'call' },
        at: 'at',
        dimensions: { department: 'team' },
      },
    ],
  });
  const CALLS = 732;
  const ROWS = 15_000;
  /** Each call comes about twenty times; its last row moves it to the second team. */
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const team = i < ROWS - CALLS ? 'first' : 'second';
    return `${i % CALLS},2026-10-01,${team}`;
  });
  const text = ['call,at,team', ...lines].join('\n');

  it('is counted by its records before, and after by the same, also when it is imported again', async () => {
    const path = await test.put(text);
    const run = await dryRun(test.repository, { path }, CONTACTS, NOW);
    expect(run).toMatchObject({ rowsRead: ROWS, records: { contact: CALLS }, recordsStored: 0 });
    expect(new Set(run.sample.map(({ externalId }) => externalId)).size).toBe(run.sample.length);

    const first = await test.importText(text, {}, CONTACTS);
    const counts = { recordsSame: 0, recordsOlder: 0, rowsRejected: 0 };
    expect(first).toMatchObject({
      ...counts,
      rowsRead: ROWS,
      recordsNew: CALLS,
      recordsChanged: 0,
    });
    for await (const { dimensions } of exportRecords(test.repository)) {
      expect(dimensions).toEqual({ department: 'second' });
    }
    expect(await dryRun(test.repository, { path }, CONTACTS, NOW)).toMatchObject({
      records: { contact: CALLS },
      recordsStored: CALLS,
    });
    // Each is first moved back to the first team: a change, however often the file goes on about it.
    const again = await test.importText(text, {}, CONTACTS);
    expect(again).toMatchObject({ ...counts, recordsNew: 0, recordsChanged: CALLS });
    expect(isClean(await checkAll(test.repository))).toBe(true);
    await finishUndo(test.repository, await beginUndo(test.repository, again.id, now), now);
    await finishUndo(test.repository, await beginUndo(test.repository, first.id, now), now);
    expect((await checkAll(test.repository)).records).toBe(0);
  });
});
