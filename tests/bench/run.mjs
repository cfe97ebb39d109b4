// npm run bench: measures Basira beside its peers in one run and prints ratios, also the missed ones. Nothing is asserted
// but that both sides give the same numbers.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeAs } from './format-files.mjs';
import { COLUMNS, MAPPING, writeRequests } from './requests-file.mjs';
import { runCli, startServer } from './server.mjs';
import { median, ms, say } from './telling.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const sizes = (process.argv[2] ?? '1000000,10000000').split(',').map(Number);
/** How long the machine's memory is left alone before it is told what that costs. */
const REST_MS = 400;

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
  return result.stdout;
}

if (!existsSync(join(here, 'node_modules')))
  run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here });
run(process.execPath, [join(root, 'server/launch.mjs'), 'cli', 'help'], { cwd: root });
const { build } = await import('vite');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: join(root, 'tests/.out/bench'),
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        overview: join(root, 'tests/measured/overview.ts'),
        import: join(root, 'tests/measured/import.ts'),
      },
    },
  },
});
// What it asks with has just been built.
const { againstDuckdb, tellGrowth, valuesCompared } = await import('./overview.mjs');

const folder = mkdtempSync(join(tmpdir(), 'basira-bench-'));
say(
  `machine: ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()
    .map((l) => l.toFixed(1))
    .join(' ')}`,
);

/** What memory costs that nobody has touched for a while: on some shared machines fifty times as much, to whoever asks seldom. */
async function tellRest() {
  const list = new Float64Array(2 ** 20).fill(1);
  const sum = () => {
    let total = 0;
    for (const one of list) total += one;
    return total;
  };
  for (let i = 0; i < 50; i++) sum();
  const taken = async (pauseMs) => {
    const times = [];
    for (let i = 0; i < 12; i++) {
      await pause(pauseMs);
      times.push(timed(sum));
    }
    return median(times);
  };
  say(
    `the machine: a sum over 8 MB takes ${ms(await taken(0))}, and ${ms(await taken(REST_MS))} after ${REST_MS} ms of rest`,
  );
}

function sqliteImport(csv) {
  const db = join(folder, 'peer.db');
  const sql = `.mode csv\nPRAGMA journal_mode=WAL;\nCREATE TABLE t(id TEXT UNIQUE, ${COLUMNS.slice(1).join(', ')});\n.import --skip 1 ${csv} t\n`;
  const wall = timed(() => run('sqlite3', [db], { input: sql }));
  for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
  return wall;
}

/** Reading, checking, dedup, counting and syncing to disk, in a process of its own; links are worked off later. */
function basiraImport(csv, data) {
  mkdirSync(data);
  const mapping = join(folder, 'mapping.json');
  const usage = join(folder, 'usage.json');
  const { format, ...unformatted } = MAPPING;
  writeFileSync(
    mapping,
    JSON.stringify(csv.endsWith('.csv') ? { ...unformatted, format } : unformatted),
  );
  const program = join(root, 'tests/.out/bench/import.js');
  const built = pathToFileURL(join(root, 'dist/server/')).href;
  let told = '';
  const wall = timed(() => {
    told = run(
      process.execPath,
      [
        // What collects garbage beside the two threads that work takes from them.
        '--single-threaded-gc',
        '--import',
        join(here, 'usage.mjs'),
        program,
        join(data, 'basira.db'),
        csv,
        mapping,
        built,
      ],
      { cwd: root, env: { ...process.env, BASIRA_BENCH_USAGE: usage } },
    );
  });
  return { wall, ...JSON.parse(told), ...JSON.parse(readFileSync(usage, 'utf8')) };
}

/** The same by the command line, as people start it, which works the links off as well. */
function commandImport(csv, data) {
  const usage = join(folder, 'usage.json');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, ...words] = scripts.basira.split(' ');
  const preload = ['--import', join(here, 'usage.mjs')];
  const mapping = join(folder, 'mapping.json');
  run(process.execPath, [...preload, ...words, 'import', csv, '--mapping', mapping], {
    cwd: root,
    env: { ...process.env, BASIRA_DATA_DIR: data, BASIRA_BENCH_USAGE: usage },
  });
  rmSync(data, { recursive: true });
  const { cpuMs: cpu, maxRssMb } = JSON.parse(readFileSync(usage, 'utf8'));
  say(
    `    the command \`basira import\`, links worked off: CPU ${(cpu / 1000).toFixed(0)} s, peak memory ${maxRssMb.toFixed(0)} MB (goal < 300: ${maxRssMb < 300 ? 'met' : 'MISSED'})`,
  );
}

/** CPU milliseconds a process has used so far; null where the system does not tell. */
function cpuOf(pid) {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return null;
  const fields = readFileSync(stat, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function liveBatch(round) {
  const at = Date.now() - 3_600_000;
  const records = Array.from({ length: 1000 }, (_, i) => ({
    kind: 'case',
    externalId: `live-${round}-${i}`,
    at: at + i,
    dimensions: {
      department: `Department ${i % 10}`,
      channel: `Channel ${i % 8}`,
      theme: `Theme ${i % 60}`,
    },
    fields: { resolvedAt: at + i + 60_000 },
  }));
  return JSON.stringify({ source: 'live', records });
}

/** Starts the server on the store; tells how long that took and what a batch of 1,000 records costs it. */
async function serve(data) {
  const begun = performance.now();
  const { address, pid, end } = await startServer(data);
  say(`  start of the server: ${ms(performance.now() - begun)}`);
  const key = /basira_[\w-]+/.exec(runCli(data, 'key', 'add', 'bench', '--ingest', 'live'))[0];
  const send = async (round) => {
    const answer = await fetch(`${address}/api/batches`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
        'idempotency-key': `bench-${round}`,
      },
      body: liveBatch(round),
    });
    if (!answer.ok) throw new Error(`batch refused: ${await answer.text()}`);
  };
  await send(0);
  const before = cpuOf(pid);
  const start = performance.now();
  for (let round = 1; round <= 20; round++) await send(round);
  const wall = (performance.now() - start) / 20;
  const cpu = before === null ? '' : `, CPU ${ms((cpuOf(pid) - before) / 20)}`;
  say(`  batch of 1,000 records over HTTP until durable and counted: ${ms(wall)}${cpu}`);
  await end();
}

/** Imports one file with both sides and tells how they compare. */
function compareImports(name, csv, data, rows) {
  const peer = sqliteImport(csv);
  const ours = basiraImport(csv, data);
  const ratio = peer / ours.wall;
  const us = (wall) => (wall * 1000) / rows;
  say(`  ${name}, ${(statSync(csv).size / 1e6).toFixed(0)} MB, ${COLUMNS.length} columns`);
  say(
    `    sqlite3 .import into UNIQUE: ${(peer / 1000).toFixed(1)} s (${us(peer).toFixed(1)} µs/row)`,
  );
  say(
    `    basira import (${ours.records.toLocaleString('en')} records): ${(ours.wall / 1000).toFixed(1)} s (${us(ours.wall).toFixed(1)} µs/row), CPU ${us(ours.cpuMs).toFixed(1)} µs/row, peak memory ${ours.maxRssMb.toFixed(0)} MB (goal < 300: ${ours.maxRssMb < 300 ? 'met' : 'MISSED'})`,
  );
  say(`    ${ratio.toFixed(2)} of .import (goal ≥ 0.4: ${ratio >= 0.4 ? 'met' : 'MISSED'})`);
  return { usPerRow: us(ours.wall), peerUsPerRow: us(peer) };
}

/** Imports the same rows from every format, against .import of the CSV. */
async function compareFormats(csv, rows) {
  const peer = sqliteImport(csv);
  for (const format of ['csv', 'ndjson', 'json', 'xlsx']) {
    const file = format === 'csv' ? csv : join(folder, `requests.${format}`);
    if (format !== 'csv') await writeAs(format, csv, file);
    const data = join(folder, `data-${format}`);
    const ours = basiraImport(file, data);
    if (ours.rows !== rows || ours.rejected > 0) {
      throw new Error(`${format}: ${ours.rows} rows, ${ours.rejected} rejected`);
    }
    say(
      `  ${format}, ${(statSync(file).size / 1e6).toFixed(0)} MB: ${Math.round((rows * 1000) / ours.wall).toLocaleString('en')} rows/s, ${(peer / ours.wall).toFixed(2)} of .import of the CSV, peak memory ${ours.maxRssMb.toFixed(0)} MB`,
    );
    rmSync(data, { recursive: true });
    if (format !== 'csv') rmSync(file);
  }
}

await tellRest();

const keptStore = (rows) => join(folder, `kept-${rows}`);

const byRows = new Map();
try {
  for (const rows of sizes) {
    say(`\n${rows.toLocaleString('en')} rows`);
    const csv = join(folder, `requests-${rows}.csv`);
    const data = join(folder, `data-${rows}`);
    writeRequests(csv, rows, 'scattered');
    const scattered = compareImports('scattered ids', csv, data, rows);
    rmSync(data, { recursive: true });
    writeRequests(csv, rows);
    const numbered = compareImports('numbered ids', csv, data, rows);
    // Its memory does not grow with the file; working off the links of ten million rows would take half an hour.
    if (rows === sizes[0]) commandImport(csv, `${data}-command`);
    byRows.set(rows, { numbered, scattered });
    await againstDuckdb(rows, csv, data, join(folder, `peer-${rows}.duckdb`));
    // The server writes more into it: what is asked beside the largest is as it was.
    if (sizes.length > 1) cpSync(data, keptStore(rows), { recursive: true });
    await serve(data);
    rmSync(data, { recursive: true });
    if (rows === sizes[0]) await compareFormats(csv, rows);
    rmSync(csv);
  }
  const [small, large] = [byRows.get(sizes[0]), byRows.get(sizes[sizes.length - 1])];
  if (sizes.length > 1) {
    say(
      `\n${sizes[sizes.length - 1].toLocaleString('en')} against ${sizes[0].toLocaleString('en')} rows`,
    );
    await tellGrowth(keptStore(sizes[0]), keptStore(sizes[sizes.length - 1]));
    for (const ids of ['numbered', 'scattered']) {
      const cost = large[ids].usPerRow / small[ids].usPerRow;
      const peer = large[ids].peerUsPerRow / small[ids].peerUsPerRow;
      say(
        `  import cost per row, ${ids} ids: ${cost.toFixed(2)} (.import: ${peer.toFixed(2)}; goal ≤ 1.2: ${cost <= 1.2 ? 'met' : 'MISSED'})`,
      );
    }
  }
  say(
    `\n${valuesCompared().toLocaleString('en')} values compared with DuckDB: shares and counts equal, quantiles within 1 %`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

say('\nthe alerts');
spawnSync(process.execPath, [join(here, 'alerts.mjs')], { stdio: 'inherit' });

say('\nthe pages');
spawnSync(process.execPath, [join(here, 'pages.mjs')], { stdio: 'inherit' });
