import { readFileSync } from 'node:fs';
import { readMapping } from '#server/ingest/mapping.ts';
import { readRecords } from '#server/ingest/read-records.ts';

// node read.mjs MAPPING.json FILE: reads a file to records, stores nothing, and writes what it took as JSON.
const [mappingPath = '', path = ''] = process.argv.slice(2);
const mapping = readMapping(JSON.parse(readFileSync(mappingPath, 'utf8')));
const began = process.hrtime.bigint();
const { facts, batches } = await readRecords({ input: { path }, mapping, zone: 'UTC' });
let rows = 0;
let records = 0;
let rejects = 0;
for await (const batch of batches) {
  rows += batch.rowsRead;
  records += batch.records.length;
  rejects += batch.rejects.length;
}
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
const { user, system } = process.cpuUsage();
const { maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    kind: facts.kind,
    rows,
    records,
    rejects,
    rowsPerSecond: Math.round(rows / seconds),
    cpuSeconds: (user + system) / 1e6,
    peakMb: Math.round(maxRSS / 1024),
  }),
);
