// The pages as a browser and many readers meet them: Lighthouse on the demonstration's overview, an unchanged overview, and 300
// requests a second of what the pages really ask for while 1,000 rows a second come in. Argument: seconds of the latter.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { requireBrowser } from '../browser/find.mjs';
import {
  at,
  batchOf,
  errorsOf,
  failuresOf,
  FLAGS,
  lineOf,
  requestsOfPages,
  stream,
  tally,
} from './load.mjs';
import { MAPPING, writeRequests } from './requests-file.mjs';
import { buildAll, memoryOf, pageHeaders, post, runCli, startServer } from './server.mjs';

const SECONDS = Number(process.argv[2] ?? 60);
const REQUESTS_A_SECOND = 300;
const ROWS_A_SECOND = 1000;
const HEALTH_A_SECOND = 20;
/** Records in the store before. */
const ROWS = 200_000;
const RUNS = 5;

const say = (line) => console.log(line);
const met = (isMet) => (isMet ? 'met' : 'MISSED');
const folder = mkdtempSync(join(tmpdir(), 'basira-pages-'));

/** The languages of a browser, and how Chromium is told. */
const LANGUAGES = [
  { name: 'English', tag: 'en-GB' },
  { name: 'Arabic', tag: 'ar-SA' },
];

/** Lighthouse's mobile run of the overview, as an executive, in a browser of one language; the median of some. */
async function measureOverview(address, cookie, { name, tag }) {
  const chrome = await launch({
    chromePath: requireBrowser(),
    chromeFlags: [...FLAGS, `--lang=${tag}`, `--accept-lang=${tag}`],
    envVars: { ...process.env, LANGUAGE: tag },
  });
  const found = [];
  try {
    while (found.length < RUNS) {
      const { lhr } = await lighthouse(`${address}/`, {
        port: chrome.port,
        extraHeaders: { cookie, 'accept-language': tag },
        onlyCategories: ['performance', 'accessibility'],
        logLevel: 'error',
      });
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      const number = (audit) => lhr.audits[audit].numericValue;
      found.push({
        performance: 100 * lhr.categories.performance.score,
        accessibility: 100 * lhr.categories.accessibility.score,
        shift: number('cumulative-layout-shift'),
        first: number('first-contentful-paint'),
        largest: number('largest-contentful-paint'),
        blocked: number('total-blocking-time'),
      });
    }
  } finally {
    chrome.kill();
  }
  const middle = (figure) =>
    at(
      found.map((one) => one[figure]),
      0.5,
    );
  const [speed, access, shift] = ['performance', 'accessibility', 'shift'].map(middle);
  say(
    `overview in Lighthouse, in ${name} (mobile, ${RUNS} runs, medians): performance ${speed.toFixed(0)} (goal ≥ 95: ${met(speed >= 95)}), accessibility ${access.toFixed(0)} (goal 100: ${met(access === 100)}), layout shift ${shift.toFixed(4)} (goal 0: ${met(shift === 0)}, at most ${Math.max(...found.map((one) => one.shift)).toFixed(4)})`,
  );
  say(
    `  first text ${middle('first').toFixed(0)} ms, largest ${middle('largest').toFixed(0)} ms, blocked ${middle('blocked').toFixed(0)} ms, on a simulated slow phone`,
  );
}

/** Asks again for what the overview asks for: who is there and which organisation is shown may never be kept. */
async function measureUnchanged(address, cookie, asked) {
  const headers = { ...pageHeaders(address), cookie };
  let [kept, unchanged] = [0, 0];
  for (const path of asked) {
    const first = await fetch(address + path, { headers });
    await first.arrayBuffer();
    const etag = first.headers.get('etag');
    if (!etag) continue;
    kept++;
    const again = await fetch(address + path, { headers: { ...headers, 'if-none-match': etag } });
    await again.arrayBuffer();
    if (again.status === 304) unchanged++;
  }
  say(
    `unchanged overview: ${unchanged} of ${kept} requests answered 304 (goal all: ${met(unchanged === kept)}); ${asked.length - kept} more are never kept`,
  );
}

async function measureLoad(data) {
  const csv = join(folder, 'requests.csv');
  const mapping = join(folder, 'mapping.json');
  writeRequests(csv, ROWS);
  writeFileSync(mapping, JSON.stringify(MAPPING));
  runCli(data, 'import', csv, '--mapping', mapping);
  const key = /basira_[\w-]+/.exec(runCli(data, 'key', 'add', 'bench', '--ingest', 'live'))[0];
  const { address, pid, token, end } = await startServer(data);
  try {
    const person = { name: 'Bench', email: 'bench@example.org', password: 'four different words' };
    const cookie = await post(address, '/api/links/use', { token, ...person });
    await post(address, '/api/stores', { show: 'own' }, { cookie });
    await pause(15_000);
    const asked = await requestsOfPages(address, cookie, [
      '/',
      '/metric?metric=nps:nps',
      '/channels',
      '/explore',
      '/records?metric=nps:nps',
    ]);
    say(
      `load: ${asked.length} requests to the API make up five pages, ${new Set(asked).size} unlike`,
    );
    const headers = { ...pageHeaders(address), cookie };
    const [pages, health, batches] = [tally(), tally(), tally()];
    await Promise.all([
      stream(REQUESTS_A_SECOND, SECONDS, pages, (i) => ({
        address,
        path: asked[(i * 7) % asked.length],
        headers,
      })),
      stream(HEALTH_A_SECOND, SECONDS, health, () => ({ address, path: '/api/health' })),
      stream(2, SECONDS, batches, (n) => batchOf(address, key, n, ROWS_A_SECOND / 2)),
    ]);
    const memory = memoryOf(pid);
    say(
      `  ${REQUESTS_A_SECOND} requests/s for ${SECONDS} s with ${ROWS_A_SECOND} rows/s going in: ${lineOf(pages)}; health in the same run ${lineOf(health)} → p99 ${(at(pages.times, 0.99) / at(health.times, 0.99)).toFixed(1)}×; batches of ${ROWS_A_SECOND / 2} ${lineOf(batches)}`,
    );
    say(
      `  errors: pages ${failuresOf(pages)} of ${REQUESTS_A_SECOND * SECONDS}, health ${failuresOf(health)}, batches ${failuresOf(batches)} of ${2 * SECONDS} (goal 0: ${met([pages, health, batches].every((one) => errorsOf(one) === 0))})${memory ? `; resident memory ${memory.now.toFixed(0)} MB, at most ${memory.most.toFixed(0)} MB` : ''}`,
    );
  } finally {
    await end();
  }
}

buildAll();
try {
  const data = join(folder, 'demonstration');
  const { address, end } = await startServer(data);
  try {
    const cookie = await post(address, '/api/session/demonstration', { role: 'executive' });
    // What is linked later changes numbers, and so what is unchanged.
    await pause(30_000);
    for (const language of LANGUAGES) await measureOverview(address, cookie, language);
    await measureUnchanged(address, cookie, await requestsOfPages(address, cookie, ['/']));
  } finally {
    await end();
  }
  await measureLoad(join(folder, 'own'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
