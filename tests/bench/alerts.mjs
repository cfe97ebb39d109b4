// How fast alerts are: from an acknowledged contact to the event on an open screen while 1,000 rows a second come in, the longest
// block of the server's event loop meanwhile, and 10,000 series judged on one core. Argument: grave contacts that are sent.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildAll, pageHeaders, post, runCli, startServer } from './server.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CONTACTS = Number(process.argv[2] ?? 100);
const ROWS_A_SECOND = 1000;
const BATCHES_A_SECOND = 10;
const SERIES = 10_000;
/** Upper ends of the histogram's steps, ms. */
const STEPS = [50, 100, 200, 300, 500, 1000, 2000, Infinity];
/** Rows come in for so long before anything is measured; a browser comes back after so long. */
const WARM_UP_MS = 3000;
const RETRY_MS = 1500;
/** An event that has not come by then is told as lost. */
const PATIENCE_MS = 20_000;

const say = (line) => console.log(line);
const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const met = (isMet) => (isMet ? 'met' : 'MISSED');
const folder = mkdtempSync(join(tmpdir(), 'basira-bench-alerts-'));
const loopFile = join(folder, 'loop.json');

/**
 * Listens as an open screen does, and comes back as a browser does when the server ends it (settings that change end it); calls `hear`
 * at each event with its text. Resolves once it is listened.
 */
async function listen(address, cookie, hear, signal) {
  let last = null;
  const open = async () => {
    const after = last === null ? '' : `?after=${last}`;
    const headers = { ...pageHeaders(address), cookie };
    const answer = await fetch(`${address}/api/live${after}`, { headers, signal });
    if (!answer.ok) throw new Error(`live: ${answer.status}`);
    return answer;
  };
  const read = async (answer) => {
    let text = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = text.slice(0, end);
        last = /^id: (\d+)$/m.exec(event)?.[1] ?? last;
        hear(event, performance.now());
        text = text.slice(end + 2);
      }
    }
  };
  const first = await open();
  const go = async () => {
    await read(first);
    while (!signal.aborted) {
      await pause(RETRY_MS);
      await read(await open());
    }
  };
  void go().catch(
    /** @param {unknown} error */ (error) => {
      if (!signal.aborted) throw error;
    },
  );
}

function sender(address, key) {
  return async (records, name) => {
    const answer = await fetch(`${address}/api/batches`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
        'idempotency-key': name,
      },
      body: JSON.stringify({ source: 'live', records }),
    });
    if (!answer.ok) throw new Error(`batch refused: ${await answer.text()}`);
    await answer.arrayBuffer();
    return performance.now();
  };
}

/** Lets rows come in until it is stopped; gives how many a second were acknowledged. */
function startRows(send) {
  const started = performance.now();
  const rows = ROWS_A_SECOND / BATCHES_A_SECOND;
  const ending = new AbortController();
  let [sent, stored, failure] = [0, 0, null];
  const pending = new Set();
  const work = async () => {
    while (!ending.signal.aborted) {
      const due = started + (1000 * sent) / BATCHES_A_SECOND;
      if (performance.now() < due) await pause(due - performance.now());
      const number = sent++;
      const records = Array.from({ length: rows }, (_, i) => ({
        kind: 'case',
        externalId: `row-${number}-${i}`,
        at: Date.now() - i,
        dimensions: { department: `Department ${i % 10}`, theme: `Theme ${i % 60}` },
        fields: {},
      }));
      const one = send(records, `rows-${number}`)
        .then(() => (stored += rows))
        .catch((error) => (failure ??= error))
        .finally(() => pending.delete(one));
      pending.add(one);
    }
    await Promise.all(pending);
  };
  const done = work();
  return async () => {
    ending.abort();
    await done;
    if (failure) throw new Error('a batch of rows was refused', { cause: failure });
    return (1000 * stored) / (performance.now() - started);
  };
}

async function measureEvents() {
  const preload = ['--import', fileURLToPath(new URL('loop-delay.mjs', import.meta.url))];
  process.env.BASIRA_BENCH_LOOP = loopFile;
  const { address, pid, token, end } = await startServer(join(folder, 'data'), {
    preload,
    words: ['--empty'],
  });
  const closing = new AbortController();
  try {
    const person = { email: 'bench@example.org', name: 'Bench', password: 'a long bench password' };
    const cookie = await post(address, '/api/links/use', { token, ...person });
    const key = /basira_[\w-]+/.exec(
      runCli(join(folder, 'data'), 'key', 'add', 'bench', '--ingest', 'live'),
    )[0];
    const send = sender(address, key);
    let wake = () => undefined;
    const woken = () =>
      new Promise((resolve) => {
        wake = resolve;
      });
    const told = [];
    const hear = (event, when) => {
      if (!/"alerts"/.test(event)) return;
      told.push(when);
      wake();
    };
    const newest = async () => {
      const answer = await fetch(`${address}/api/alerts`, {
        headers: { ...pageHeaders(address), cookie },
      });
      if (!answer.ok) throw new Error(`alerts: ${answer.status} ${await answer.text()}`);
      return Math.max(0, ...(await answer.json()).alerts.map(({ id }) => id));
    };
    const stopRows = startRows(send);
    await pause(WARM_UP_MS);
    await listen(address, cookie, hear, closing.signal);
    process.kill(pid, 'SIGUSR2');
    const waits = [];
    let lost = 0;
    let last = await newest();
    for (let i = 0; i < CONTACTS; i += 1) {
      told.length = 0;
      const contact = {
        kind: 'contact',
        externalId: `grave-${i}`,
        at: Date.now(),
        dimensions: { department: `Department ${i % 10}` },
        fields: { text: 'There is danger to life at the counter' },
      };
      const acknowledged = await send([contact], `grave-${i}`);
      // The event tells that alerts changed, not which: the one that counts is that after which the new alert is there.
      let heard = null;
      let read = 0;
      while (heard === null && performance.now() - acknowledged < PATIENCE_MS) {
        if (told.length === read) {
          await Promise.race([woken(), pause(200)]);
          continue;
        }
        const when = told[read++];
        const id = await newest();
        if (id <= last) continue;
        [heard, last] = [when, id];
      }
      if (heard === null) lost += 1;
      else waits.push(Math.max(0, heard - acknowledged));
      await pause(50 + 300 * Math.random());
    }
    const rate = await stopRows();
    return { waits, lost, rate };
  } finally {
    closing.abort();
    await end();
  }
}

/** The measured functions, built as the server is. */
async function measured() {
  const outDir = join(root, 'tests/.out/bench-series');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      emptyOutDir: true,
      rolldownOptions: { input: { series: join(root, 'tests/measured/series.ts') } },
    },
  });
  return import(pathToFileURL(join(outDir, 'series.js')).href);
}

try {
  buildAll();
  const { waits, lost, rate } = await measureEvents();
  if (waits.length === 0) throw new Error(`none of ${CONTACTS} events arrived`);
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => at(waits, share));
  say(
    `acknowledged contact to event on an open screen, ${waits.length} contacts under ${rate.toFixed(0)} rows/s: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (ambition 1,000: ${met(p99 <= 1000)}), at most ${most.toFixed(0)} ms, lost ${lost}`,
  );
  let from = 0;
  for (const to of STEPS) {
    const n = waits.filter((wait) => wait >= from && wait < to).length;
    if (n > 0) say(`  ${String(from).padStart(5)} to ${String(to).padStart(8)} ms  ${n}`);
    from = to;
  }
  if (existsSync(loopFile)) {
    const loop = JSON.parse(readFileSync(loopFile, 'utf8'));
    say(
      `  event loop of the server blocked meanwhile: p50 ${loop.p50.toFixed(1)} ms, p99 ${loop.p99.toFixed(1)} ms, at most ${loop.most.toFixed(0)} ms`,
    );
  }
  const { evaluateCounts, evaluateMetrics } = await measured();
  for (const [name, evaluate] of [
    ['daily counts (the last 4 of 97 days)', evaluateCounts],
    ['weekly metrics (the last 2 of 167 weeks)', evaluateMetrics],
  ]) {
    const { seconds, fired } = evaluate(SERIES);
    say(
      `${SERIES.toLocaleString('en')} series judged on one core, ${name}: ${seconds.toFixed(2)} s, ${fired} of them fire`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
