import { readFile } from 'node:fs/promises';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { openInWorkers } from '#db/store/worker-store.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';

/**
 * Imports a file the way the server does (reading here, writing in the store's thread) and leaves the links to be worked
 * off later. Arguments: database, file, mapping, folder of the built worker files.
 */
const [path = '', file = '', mapping = '', built = ''] = process.argv.slice(2);
const now = (): number => Date.now();
const store = await openInWorkers(path, now(), {
  writer: new URL('writer-worker.js', built),
  reader: new URL('reader-worker.js', built),
});
const repository = store.as(LOCAL_ADMINISTRATOR);
const input = { path: file };
const parsed = readMapping(JSON.parse(await readFile(mapping, 'utf8')) as unknown);
const job = await beginImport({ repository, now, input, fileName: 'bench.csv', mapping: parsed });
const done = await runImport({ repository, now, input }, job);
process.stdout.write(
  JSON.stringify({ rows: done.rowsRead, records: done.recordsNew, rejected: done.rowsRejected }),
);
await store.close();
