import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Repository } from '#db/store/store.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { AppError } from '#server/domain/problem.ts';
import { checkAll } from '#server/services/check.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { desk, fileOf, MAPPING, NOW } from './files.ts';
import type { Desk } from './files.ts';

let open: Desk;
beforeEach(() => {
  open = desk();
});
afterEach(() => open.drop());

const now = (): number => NOW;

/** A repository that stores records and nothing else, as if the process died after the last of them. */
function onlyStoring(repository: Repository): Repository {
  const refused = new Set<string>(['moveImport', 'undoImport']);
  return {
    ...repository,
    write: (name, args) =>
      refused.has(name) ? Promise.reject(new Error('gone')) : repository.write(name, args),
  };
}

async function problemOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.problem.code : String(error)),
  );
}

describe('the end of an import', () => {
  it.each([
    ['list.json', JSON.stringify([{ id: '1', day: '2026-10-01', department: 'north', score: 4 }])],
    ['rows.csv', fileOf(20)],
  ])('is in the transaction of its last batch: %s', async (name, text) => {
    const path = join(open.folder, name);
    await writeFile(path, text);
    const work = { repository: open.repository, now, input: { path } };
    const job = await beginImport({ ...work, fileName: name, mapping: readMapping(MAPPING) });
    await runImport({ ...work, repository: onlyStoring(open.repository) }, job);
    const after = await open.repository.read('readImport', { id: job.id });
    expect(after).toMatchObject({ state: 'done', finishedAt: NOW });
    expect(after?.recordsNew).toBeGreaterThan(0);
  });

  it('is met once when two carry the same import out', async () => {
    const rows = 25_000;
    const work = {
      repository: open.repository,
      now,
      input: { path: await open.put(fileOf(rows)) },
    };
    const job = await beginImport({ ...work, fileName: 'x.csv', mapping: readMapping(MAPPING) });
    const ends = await Promise.all([runImport(work, job), runImport(work, job)].map(problemOf));
    expect(new Set(ends)).toEqual(new Set(['IMPORT_NOT_RESUMABLE', null]));
    const after = await open.repository.read('readImport', { id: job.id });
    expect(after).toMatchObject({ state: 'done', rowsRead: rows, recordsNew: rows * 2 });
    expect((await checkAll(open.repository)).cellDifferences).toEqual([]);
  });

  it('comes also for a department that is called like a property of every object', async () => {
    const text = fileOf(30).replaceAll('south', 'constructor');
    expect(await open.importText(text)).toMatchObject({ state: 'done', recordsNew: 60 });
  });

  it('refuses telephone numbers that were taken for seconds, and sums stay exact', async () => {
    const text = 'id,day,wait\n1,2026-10-01,40\n2,2026-10-01,9665551234567\n3,2026-10-01,60';
    const job = await open.importText(
      text,
      {},
      {
        version: 1,
        source: 'desk',
        dates: ['YYYY-MM-DD'],
        records: [{ kind: 'contact', id: { column: 'id' }, at: 'day', fields: { wait: 'wait' } }],
      },
    );
    expect(job).toMatchObject({ recordsNew: 2, rowsRejected: 1 });
    const [reject] = await open.repository.read('readRejects', { id: job.id, after: -1, limit: 9 });
    expect(reject).toMatchObject({ line: 3, code: 'ROW_NUMBER_INVALID' });
  });
});
