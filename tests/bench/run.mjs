// npm run bench: measures Basira beside its peers in one run and prints ratios, also the missed ones. Nothing is asserted
// but that both sides give the same numbers.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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
import { COLUMNS, DAYS, MAPPING, START, writeRequests } from './requests-file.mjs';
import { runCli, startServer } from './server.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const sizes = (process.argv[2] ?? '1000000,10000000').split(',').map(Number);
const ROUNDS = Number(process.argv[3] ?? 12);
/**
 * Askings before the clock counts, on both sides: a server that has just started is slower for its first few, and reads
 * ahead around what it was asked, per department. The first of them is told.
 */
const WARM_UP = 36;
/** Each side is asked when the other has come to rest: what one leaves running (freeing memory, reading ahead) slows the other. */
const REST_MS = 400;
const rest = () => pause(REST_MS);

const say = (line) => console.log(line);
const ms = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** CPU milliseconds of all threads between two readings of `process.cpuUsage()`. */
const cpuMs = (after, before) => (after.user + after.system - before.user - before.system) / 1000;

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
const {
  openOverview,
  timed: timedOverview,
  METRICS,
} = await import(pathToFileURL(join(root, 'tests/.out/bench/overview.js')).href);

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
      ['--import', join(here, 'usage.mjs'), program, join(data, 'basira.db'), csv, mapping, built],
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

const FIRST_DAY = START / 86_400_000;

/** What the overview is asked of. */
const SCOPES = [
  ['unfiltered', false],
  ['one department', true],
];

/** Askings with another period and department each time. */
function askings(department) {
  return Array.from({ length: WARM_UP + ROUNDS }, (_, i) => ({
    from: FIRST_DAY + 7 * (14 + ((i * 11) % (DAYS / 7 - 30))),
    department: department ? `Department ${i % 6}` : null,
  }));
}

const share = (a, b) => (b === 0n || b === 0 ? null : (100 * Number(a)) / Number(b));

/** The peer's row in the shape of our values, in the order of METRICS. */
function peerValues(row) {
  const n = Number(row.nps_n);
  const ttr = row.ttr?.items ?? row.ttr ?? [null, null];
  const values = {
    nps: n === 0 ? null : (100 * (Number(row.nps_p) - Number(row.nps_d))) / n,
    csat: share(row.csat_top, row.csat_n),
    ces: share(row.ces_top, row.ces_n),
    fcr_told: share(row.fcr_yes, row.volume),
    resolve_median: ttr[0],
    resolve_p90: ttr[1],
    sla_closed: share(row.met, row.closed),
    escalation_rate: share(row.escalated, row.volume),
    containment: share(row.contained, row.entered),
    volume: Number(row.volume),
  };
  return METRICS.map((id) => values[id]);
}

/** Starts the peer and lets it load a file. Its milliseconds are taken within it, without the way of the message. */
async function openDuckdb(csv, path) {
  const peer = fork(join(here, 'duckdb.mjs'), { serialization: 'advanced' });
  const told = async (message) => {
    peer.send(message);
    const [answer] = await once(peer, 'message');
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  await told({ csv, path });
  return { ask: told, close: () => peer.disconnect() };
}

let compared = 0;
function compare(ours, theirs, where) {
  METRICS.forEach((id, i) => {
    const a = ours[i]?.value ?? null;
    const b = theirs[i];
    if (a === null) return;
    compared++;
    const tolerance =
      id.startsWith('resolve') && !ours[i].exact
        ? 0.01 * Math.abs(b)
        : 1e-6 * Math.max(1, Math.abs(b));
    if (Math.abs(a - b) > tolerance) throw new Error(`${where}, ${id}: Basira ${a}, DuckDB ${b}`);
  });
}

async function overview(rows, csv, data) {
  const db = join(data, 'basira.db');
  say(`  store: ${(statSync(db).size / 1e9).toFixed(2)} GB for ${rows.toLocaleString('en')} rows`);
  const opening = performance.now();
  const basira = await openOverview(db, pathToFileURL(join(root, 'dist/server/')));
  say(`  open the store: ${ms(performance.now() - opening)}`);
  const loading = performance.now();
  const duck = await openDuckdb(csv, join(folder, `peer-${rows}.duckdb`));
  say(`  DuckDB load: ${((performance.now() - loading) / 1000).toFixed(1)} s`);
  for (const [name, department] of SCOPES) {
    const ours = [];
    const theirs = [];
    const oursCpu = [];
    const theirsCpu = [];
    const first = { ours: 0, theirs: 0 };
    for (const [i, asking] of askings(department).entries()) {
      await rest();
      const begun = process.cpuUsage();
      const { ms: mine, answer } = await timedOverview(basira, asking);
      const mineCpu = cpuMs(process.cpuUsage(), begun);
      await rest();
      const { answer: peer, ms: other, cpuMs: otherCpu } = await duck.ask(asking);
      compare(answer.headline.values[0][0], peerValues(peer.headline[0]), `${name} headline`);
      compare(
        answer.headline.values[1][0],
        peerValues(peer.headline[1]),
        `${name} headline before`,
      );
      for (const row of peer.weekly) {
        const week = Number(row.week);
        compare(answer.weekly.values[week][0], peerValues(row), `${name} week ${week}`);
      }
      if (i === 0) Object.assign(first, { ours: mine, theirs: other });
      if (i < WARM_UP) continue;
      ours.push(mine);
      theirs.push(other);
      oursCpu.push(mineCpu);
      theirsCpu.push(otherCpu);
    }
    const ratio = median(theirs) / median(ours);
    say(
      `  overview, ${name}: Basira ${ms(median(ours))}, DuckDB ${ms(median(theirs))} → ${ratio.toFixed(0)}× (goal ≥ 100×: ${ratio >= 100 ? 'met' : 'MISSED'}); CPU ${ms(median(oursCpu))} and ${ms(median(theirsCpu))}; the first asking ${ms(first.ours)} and ${ms(first.theirs)}`,
    );
  }
  await basira.close();
  duck.close();
}

/** Two stores asked in turn, each when the other has come to rest: how many times as long the larger one takes. */
async function tellGrowth(small, large) {
  const built = pathToFileURL(join(root, 'dist/server/'));
  const stores = [];
  for (const data of [small, large])
    stores.push(await openOverview(join(data, 'basira.db'), built));
  for (const [name, department] of SCOPES) {
    const taken = stores.map(() => []);
    for (const [i, asking] of askings(department).entries()) {
      for (const [which, store] of stores.entries()) {
        await rest();
        const { ms: wall } = await timedOverview(store, asking);
        if (i >= WARM_UP) taken[which].push(wall);
      }
    }
    const [less, more] = taken.map(median);
    const growth = more / less;
    say(
      `  overview, ${name}, asked in turn: ${ms(less)} and ${ms(more)}, ${growth.toFixed(2)} (goal ≤ 1.25: ${growth <= 1.25 ? 'met' : 'MISSED'})`,
    );
  }
  for (const store of stores) await store.close();
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
    await overview(rows, csv, data);
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
    `\n${compared.toLocaleString('en')} values compared with DuckDB: shares and counts equal, quantiles within 1 %`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

say('\nthe alerts');
spawnSync(process.execPath, [join(here, 'alerts.mjs')], { stdio: 'inherit' });

say('\nthe pages');
spawnSync(process.execPath, [join(here, 'pages.mjs')], { stdio: 'inherit' });
