// The board of loops with 5,000 of them in the store: its page of 50 within the 300 requests a second that pages make, beside the
// health of the same run, while 1,000 rows a second come in; and whether what is counted behind a loop is of now. Argument: seconds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  at as shareOf,
  batchOf,
  errorsOf,
  failuresOf,
  lineOf,
  requestsOfPages,
  stream,
  tally,
} from './load.mjs';
import { DAYS, MAPPING, START, writeRequests } from './requests-file.mjs';
import { buildAll, pageHeaders, post, runCli, startServer } from './server.mjs';

const SECONDS = Number(process.argv[2] ?? 20);
const LOOPS = 5000;
const REQUESTS_A_SECOND = 300;
/** Of them, those for the page of 50. */
const BOARD_A_SECOND = 20;
const HEALTH_A_SECOND = 20;
const ROWS_A_SECOND = 1000;
/** Records in the store before. */
const ROWS = 200_000;
const DAY = 86_400_000;
/** A loop of one theme, and how many rows of each batch are of it. */
const WATCHED = { loop: 2, ofBatch: ofTheme(14) };
const STATES = [
  'heard',
  'understood',
  'decided',
  'changed',
  'told',
  'verified',
  'parked',
  'rejected',
];
const SEVERITIES = ['watch', 'serious', 'grave'];

/** The theme of a batch's rows goes round. */
function ofTheme(theme) {
  return Array.from({ length: ROWS_A_SECOND / 2 }).filter((_, i) => i % 60 === theme).length;
}

const say = (line) => console.log(line);
const folder = mkdtempSync(join(tmpdir(), 'basira-loops-'));

/** Loops as the API writes them, of one theme, of a department, or of both, each counted from some day of the last year. */
function writeLoops(path) {
  const db = new Database(path);
  const codes = new Map(
    db
      .prepare('select key, code from dimension_value')
      .all()
      .map(({ key, code }) => [key, code]),
  );
  const into = (table, row) =>
    db
      .prepare(
        `insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row)
          .map((name) => `@${name}`)
          .join()})`,
      )
      .run(row);
  const first = START / DAY;
  db.transaction(() => {
    for (let id = 1; id <= LOOPS; id++) {
      const department = `Department ${id % 10}`;
      const theme = `Theme ${(id * 7) % 60}`;
      const filters = [
        ...(id % 5 === 0 ? [] : [`theme=${theme}`]),
        ...(id % 5 < 2 ? [`department=${department}`] : []),
      ];
      const opened = first + DAYS - 1 - (id % 300);
      const at = opened * DAY;
      into('loop', {
        id,
        title: `Issue ${id}`,
        severity: SEVERITIES[id % 3],
        state: STATES[id % STATES.length],
        parked_from: id % STATES.length === 6 ? 'heard' : null,
        theme: codes.get(theme) ?? null,
        department: codes.get(department) ?? null,
        metric: 'volume',
        filters: JSON.stringify(filters),
        from_day: opened - 90,
        opening_from: opened,
        opening_to: opened + 1,
        origin: 'person',
        origin_id: null,
        stake: JSON.stringify({ worth: 30_000, lost: 0.02 }),
        sponsor: null,
        root_cause: null,
        decision: null,
        decided_by: null,
        plan: JSON.stringify({ what: null, why: null, how: null, goal: null, target: null }),
        reading: JSON.stringify({ settleWeeks: 1, weeks: 8, comparison: null }),
        changed_on: null,
        message: null,
        affected: null,
        reached: null,
        unreachable: null,
        verified: null,
        opened_at: at,
        opened_by: null,
        state_at: at,
        due_at: id % STATES.length < 5 ? at + 30 * DAY : null,
        closed_at: null,
        reopened: 0,
        steps: 1,
      });
      into('loop_step', { loop: id, seq: 1, at, kind: 'opened', by: null, details: '{}' });
      for (const other of [1, 2]) {
        into('loop_department', {
          loop: id,
          department: codes.get(`Department ${(id + other) % 10}`) ?? 0,
          state: 'acknowledged',
          asked_at: at,
          asked_by: null,
          acknowledge_by: at + DAY,
          acknowledged_at: at,
          acknowledged_by: null,
          answer: null,
          answered_at: null,
          answered_by: null,
          handed_to: null,
        });
      }
    }
  })();
  db.close();
}

/** Whether what a loop counts lies between the rows that were acknowledged before it was asked and those that were sent after. */
async function watchEvidence({ address, headers, until }, sent, acknowledged) {
  const found = [];
  const [before] = await evidence();
  while (performance.now() < until) {
    const least = acknowledged();
    // What could not be asked is not current.
    const [n, ms] = await evidence().catch(() => [Number.NaN, Number.NaN]);
    found.push({ ms, isCurrent: n - before >= least && n - before <= sent() });
    await pause(200);
  }
  return found;

  async function evidence() {
    const begun = performance.now();
    const answer = await fetch(`${address}/api/loops/${WATCHED.loop}`, { headers });
    const { loop } = await answer.json();
    return [loop.evidence, performance.now() - begun];
  }
}

buildAll();
try {
  const data = join(folder, 'own');
  const csv = join(folder, 'requests.csv');
  const mapping = join(folder, 'mapping.json');
  writeRequests(csv, ROWS);
  writeFileSync(mapping, JSON.stringify(MAPPING));
  runCli(data, 'import', csv, '--mapping', mapping);
  const key = /basira_[\w-]+/.exec(runCli(data, 'key', 'add', 'bench', '--ingest', 'live'))[0];
  writeLoops(join(data, 'basira.db'));
  const { address, token, end } = await startServer(data);
  try {
    const person = { name: 'Bench', email: 'bench@example.org', password: 'four different words' };
    const cookie = await post(address, '/api/links/use', { token, ...person });
    await post(address, '/api/stores', { show: 'own' }, { cookie });
    await pause(10_000);
    const headers = { ...pageHeaders(address), cookie };
    const asked = await requestsOfPages(address, cookie, [
      '/',
      '/metric?metric=nps:nps',
      '/explore',
    ]);
    const alone = tally();
    await stream(2, 5, alone, () => ({ address, path: '/api/loops', headers }));
    say(`a page of 50 of ${LOOPS} loops, nothing else asked: ${lineOf(alone)}`);
    const [pages, board, counts, health, batches] = Array.from({ length: 5 }, tally);
    let sentBatches = 0;
    const begun = performance.now();
    const until = begun + SECONDS * 1000;
    const [, , , , , evidence] = await Promise.all([
      stream(REQUESTS_A_SECOND - 2 * BOARD_A_SECOND, SECONDS, pages, (i) => ({
        address,
        path: asked[(i * 7) % asked.length],
        headers,
      })),
      stream(BOARD_A_SECOND, SECONDS, board, (i) => ({
        address,
        path: `/api/loops?state=${STATES[i % STATES.length]}`,
        headers,
      })),
      stream(BOARD_A_SECOND, SECONDS, counts, () => ({
        address,
        path: '/api/loops/counts',
        headers,
      })),
      stream(HEALTH_A_SECOND, SECONDS, health, () => ({ address, path: '/api/health' })),
      stream(2, SECONDS, batches, (n) => {
        sentBatches = n + 1;
        return batchOf(address, key, n, ROWS_A_SECOND / 2);
      }),
      watchEvidence(
        { address, headers, until },
        () => sentBatches * WATCHED.ofBatch,
        () => (batches.times.length - errorsOf(batches)) * WATCHED.ofBatch,
      ),
    ]);
    const ratio = ({ times }) => (shareOf(times, 0.99) / shareOf(health.times, 0.99)).toFixed(1);
    say(
      `${REQUESTS_A_SECOND} requests/s for ${SECONDS} s with ${ROWS_A_SECOND} rows/s going in (load average ${loadavg()[0]?.toFixed(1)}): health ${lineOf(health)}`,
    );
    for (const [name, one] of Object.entries({
      'page of 50': board,
      counts,
      'other pages': pages,
    })) {
      say(
        `  ${name}: ${lineOf(one)} → p99 ${ratio(one)}× of health, errors ${failuresOf(one)} of ${one.times.length}`,
      );
    }
    say(`  batches of ${ROWS_A_SECOND / 2}: ${lineOf(batches)}, errors ${failuresOf(batches)}`);
    say(
      `  a loop's count: current in ${evidence.filter(({ isCurrent }) => isCurrent).length} of ${evidence.length} askings, p50 ${shareOf(
        evidence.map(({ ms }) => ms).filter((ms) => !Number.isNaN(ms)),
        0.5,
      ).toFixed(0)} ms`,
    );
  } finally {
    await end();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
