// The overview question, asked of Basira and of DuckDB, or of a small and a large store, in turns.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DAYS, START } from './requests-file.mjs';
import { median, ms, say } from './telling.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = pathToFileURL(fileURLToPath(new URL('../../dist/server/', import.meta.url)));
const { openOverview, timed, METRICS } = await import(
  pathToFileURL(fileURLToPath(new URL('../.out/bench/overview.js', import.meta.url))).href
);

/**
 * The sides take turns, so that a slower minute of the machine slows both. In its turn each rests, so that what the other
 * leaves running (freeing memory, reading ahead) is over, is asked for a second before the clock counts, and then the counted
 * askings one after the other. What its first asking took is told apart: on some shared machines memory that nobody touched
 * for a moment costs fifty times as much, to whoever asks seldom.
 */
const REST_MS = 400;
const WARM_UP_MS = 1000;
const COUNTED = 4;
/** Where no side takes long. */
const COUNTED_OF_QUICK = 40;
/** Turns before any asking counts: a server that has just started is slower, and reads ahead around what it was asked. */
const FIRST_TURNS = 4;
const ROUNDS = 10;

const FIRST_DAY = START / 86_400_000;

/** What the overview is asked of. */
const SCOPES = [
  ['unfiltered', false],
  ['one department', true],
];

/** Askings without end, with another period and department each time. */
function* askings(ofDepartment) {
  for (let i = 0; ; i++) {
    yield {
      from: FIRST_DAY + 7 * (14 + ((i * 11) % (DAYS / 7 - 30))),
      department: ofDepartment ? `Department ${i % 6}` : null,
    };
  }
}

/**
 * One turn of one side. `ask` gives ms, cpuMs and answer.
 * @returns the first asking after the rest, and those counted.
 */
async function turn(ask, warmUp, counted) {
  await pause(REST_MS);
  const begun = performance.now();
  const first = await ask(warmUp.next().value);
  while (performance.now() - begun < WARM_UP_MS) await ask(warmUp.next().value);
  const told = [];
  for (const asking of counted) told.push(await ask(asking));
  return { first, told };
}

/** Turns of all sides, `counting` so many askings in each: what they took, and the first ones after each rest; `compare` is given the answers. */
async function takeTurns(sides, ofDepartment, counting, compare) {
  const asked = askings(ofDepartment);
  const warmUps = sides.map(() => askings(ofDepartment));
  const taken = sides.map(() => ({ earliest: 0, wall: [], cpu: [], rested: [] }));
  for (let round = 0; round < FIRST_TURNS + ROUNDS; round++) {
    const counted = Array.from({ length: counting }, () => asked.next().value);
    const answers = [];
    for (const [i, ask] of sides.entries()) {
      const { first, told } = await turn(ask, warmUps[i], counted);
      answers.push(told.map(({ answer }) => answer));
      if (round === 0) taken[i].earliest = first.ms;
      if (round < FIRST_TURNS) continue;
      taken[i].rested.push(first.ms);
      taken[i].wall.push(...told.map((one) => one.ms));
      taken[i].cpu.push(...told.map((one) => one.cpuMs));
    }
    compare?.(answers);
  }
  return taken.map(({ earliest, wall, cpu, rested }) => ({
    earliest,
    wall: median(wall),
    cpu: median(cpu),
    rested: median(rested),
  }));
}

/** How our side is asked. */
const askBasira = (basira) => async (asking) => {
  const before = process.cpuUsage();
  const { ms: wall, answer } = await timed(basira, asking);
  const { user, system } = process.cpuUsage(before);
  return { ms: wall, cpuMs: (user + system) / 1000, answer };
};

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

/** Values compared so far. */
let compared = 0;

function compareRow(ours, theirs, where) {
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

function compareAnswers(name, [ours, theirs]) {
  ours.forEach((answer, i) => {
    const peer = theirs[i];
    for (const [period, which] of ['headline', 'headline before'].entries()) {
      compareRow(
        answer.headline.values[period][0],
        peerValues(peer.headline[period]),
        `${name} ${which}`,
      );
    }
    for (const row of peer.weekly) {
      const week = Number(row.week);
      compareRow(answer.weekly.values[week][0], peerValues(row), `${name} week ${week}`);
    }
  });
}

const goal = (isMet) => (isMet ? 'met' : 'MISSED');

/** Basira on a store against DuckDB on the file it came from. */
export async function againstDuckdb(rows, csv, data, peerPath) {
  const db = join(data, 'basira.db');
  say(`  store: ${(statSync(db).size / 1e9).toFixed(2)} GB for ${rows.toLocaleString('en')} rows`);
  const opening = performance.now();
  const basira = await openOverview(db, built);
  say(`  open the store: ${ms(performance.now() - opening)}`);
  const loading = performance.now();
  const duck = await openDuckdb(csv, peerPath);
  say(`  DuckDB load: ${((performance.now() - loading) / 1000).toFixed(1)} s`);
  for (const [name, ofDepartment] of SCOPES) {
    const [ours, theirs] = await takeTurns(
      [askBasira(basira), duck.ask],
      ofDepartment,
      COUNTED,
      (answers) => compareAnswers(name, answers),
    );
    const ratio = theirs.wall / ours.wall;
    say(
      `  overview, ${name}: Basira ${ms(ours.wall)}, DuckDB ${ms(theirs.wall)} → ${ratio.toFixed(0)}× (goal ≥ 100×: ${goal(ratio >= 100)}); CPU ${ms(ours.cpu)} and ${ms(theirs.cpu)}`,
    );
    say(
      `    first asked after a rest: ${ms(ours.rested)} and ${ms(theirs.rested)} → ${(theirs.rested / ours.rested).toFixed(0)}×; the very first: ${ms(ours.earliest)} and ${ms(theirs.earliest)}`,
    );
  }
  await basira.close();
  duck.close();
}

/** A small and a large store: how many times as long the larger one takes. */
export async function tellGrowth(small, large) {
  const stores = [];
  for (const data of [small, large])
    stores.push(await openOverview(join(data, 'basira.db'), built));
  for (const [name, ofDepartment] of SCOPES) {
    const [less, more] = await takeTurns(stores.map(askBasira), ofDepartment, COUNTED_OF_QUICK);
    const growth = more.wall / less.wall;
    say(
      `  overview, ${name}, asked in turn: ${ms(less.wall)} and ${ms(more.wall)}, ${growth.toFixed(2)} (goal ≤ 1.25: ${goal(growth <= 1.25)})`,
    );
  }
  for (const store of stores) await store.close();
}

/** How many values were compared with the peer's. */
export const valuesCompared = () => compared;
