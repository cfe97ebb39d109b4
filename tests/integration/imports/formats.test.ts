import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Import } from '#db/queries/imports.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { textRows, workbookOf } from '#tests/builders/workbook.ts';
import { desk, fileOf, MAPPING, NOW } from './files.ts';
import type { Desk } from './files.ts';

// More than two batches, so that an import can be stopped between them.
const ROWS = 25_000;
const CSV = fileOf(ROWS, 1000);
const table = CSV.split('\n').map((line) => line.split(','));
const [header = [], ...rows] = table;
const objects = rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));

/** The same table in every format; none of the workbook's rows tells its number. */
const FILES: Readonly<Record<string, Uint8Array>> = {
  'table.csv': Buffer.from(CSV),
  'table.xlsx': workbookOf({ sheets: [{ name: 'Sheet', rows: textRows(table) }] }),
  'table.json': Buffer.from(JSON.stringify({ meta: [1], data: { items: objects } })),
  'lines.json': Buffer.from(JSON.stringify(objects, null, 1)),
  'table.json.gz': gzipSync(JSON.stringify(objects)),
  'table.ndjson': Buffer.from(objects.map((row) => JSON.stringify(row)).join('\n')),
};

let open: Desk;
beforeEach(() => {
  open = desk();
});
afterEach(() => open.drop());

function mappingOf(name: string): ReturnType<typeof readMapping> {
  return readMapping({
    ...MAPPING,
    ...(name === 'table.json' ? { format: { path: 'data.items' } } : {}),
  });
}

async function put(name: string): Promise<string> {
  const path = join(open.folder, name);
  await writeFile(path, FILES[name] ?? '');
  return path;
}

const counts = ({ rowsRead, recordsNew, rowsRejected, firstAt, lastAt, state }: Import) => ({
  rowsRead,
  recordsNew,
  rowsRejected,
  firstAt,
  lastAt,
  state,
});

describe.each(Object.keys(FILES))('A table imported from %s', (name) => {
  it('gives what the CSV gives, after a dry run that says so', async () => {
    const { repository } = open;
    const input = { path: await put(name) };
    const mapping = mappingOf(name);
    const looked = await dryRun(repository, input, mapping, NOW);
    expect(looked).toMatchObject({
      rowsRead: ROWS,
      rowsRejected: 25,
      records: { case: ROWS - 25, response: ROWS - 25 },
    });
    const job = await beginImport({ repository, now: () => NOW, input, fileName: name, mapping });
    const done = await runImport({ repository, now: () => NOW, input }, job);
    // Where the mapping must say where the list is, the guesser cannot have looked at it.
    expect(done.header).toEqual({
      file: name === 'table.json' ? null : header,
      tables: {},
      line: name.includes('json') ? null : 1,
    });
    expect(counts(done)).toEqual({
      rowsRead: ROWS,
      recordsNew: 2 * (ROWS - 25),
      rowsRejected: 25,
      // The days of the file are 1 to 28 October 2026.
      firstAt: Date.UTC(2026, 9, 1),
      lastAt: Date.UTC(2026, 9, 28),
      state: 'done',
    });
  });

  it('goes on where it was stopped, without loss or doubles, and rejects keep their lines', async () => {
    const { repository } = open;
    const input = { path: await put(name) };
    const mapping = mappingOf(name);
    const stop = new AbortController();
    const work = { repository, now: () => NOW, input };
    const job = await beginImport({ ...work, fileName: name, mapping });
    const stopped = await runImport(
      { ...work, signal: stop.signal, onProgress: () => stop.abort() },
      job,
    );
    expect(stopped.state).toBe('running');
    expect(stopped.rowsRead).toBeLessThan(ROWS);
    expect(stopped.position).toBeGreaterThan(0);
    const again = await beginImport({ ...work, fileName: name, mapping });
    expect(again.id).toBe(job.id);
    const done = await runImport(work, again);
    expect(counts(done)).toMatchObject({
      rowsRead: ROWS,
      recordsNew: 2 * (ROWS - 25),
      rowsRejected: 25,
      state: 'done',
    });
    const rejects = await repository.read('readRejects', { id: job.id, after: -1, limit: 100 });
    // Every 1,000th row is wrong, in both of its records. Rows of a table begin after its header, those of JSON with
    // the lines they stand on (one each; six and a bracket for a list written over many lines; one for all).
    const lineOf = (row: number): number => {
      if (name === 'table.csv' || name === 'table.xlsx') return row + 1;
      if (name === 'lines.json') return 2 + (row - 1) * 7;
      return name === 'table.ndjson' ? row : 1;
    };
    expect(rejects.map(({ line }) => line)).toEqual(
      Array.from({ length: 25 }, (_, i) => lineOf((i + 1) * 1000)),
    );
  });
});
