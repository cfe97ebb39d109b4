import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoStorePath } from '#db/data-folder.ts';
import { Random } from '#db/demo/random.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { ImportAnswer } from '#server/contract/imports.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { fillDemo } from '#server/services/demo.ts';
import type { Report } from '#server/services/inbox/report.ts';
import { repeats } from '#tests/soak.ts';
import { pause } from '../faults/senders.ts';
import type { RunningServer } from '../faults/server-process.ts';
import { comeInFirst, endAll, runCli, startServer } from '../faults/server-process.ts';
import { fileOf, MAPPING } from '../imports/files.ts';

/** What a server has done with a file when it is killed, each in turn. */
const STAGES = ['taken', 'begun', 'stored in part', 'moved on'] as const;
const KILLS = repeats(3, 60);
const FILES = repeats(2, 10);
/** More than are stored in the first batch. */
const ROWS = 14_000;
/** Milliseconds a server lives on at most after it was seen at its stage. */
const LIFE = 40;

let folder = '';
let session: SessionHeaders | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-inbox-'));
});
afterEach(async () => {
  await endAll();
  session = null;
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string): void {
  mkdirSync(join(folder, 'inbox/desk'), { recursive: true });
  writeFileSync(join(folder, 'inbox/desk', name), text);
}

/** Names of a folder of the desk's inbox, hidden ones too. */
function names(path: string): string[] {
  const place = join(folder, 'inbox/desk', path);
  return existsSync(place) ? readdirSync(place) : [];
}

/** The first administrator's browser; the session outlives the server that began it. */
async function sessionOn(server: RunningServer): Promise<SessionHeaders> {
  session ??= await comeInFirst(server);
  return { ...session, origin: server.url };
}

async function imports(server: RunningServer): Promise<ImportAnswer[]> {
  const response = await fetch(`${server.url}/api/imports`, { headers: await sessionOn(server) });
  // The contract's answer.
  return ((await response.json()) as { imports: ImportAnswer[] }).imports;
}

/** How far along `STAGES` a server is; −1 = it has not taken a file yet. `before` = names in done when it was started. */
async function stage(server: RunningServer, before: number): Promise<number> {
  if (names('done').length > before) return 3;
  const running = (await imports(server)).find(({ state }) => state === 'running');
  if (running) return running.position > 0 ? 2 : 1;
  return names('.taken').length > 0 ? 0 : -1;
}

/** Waits until something is so; the test's own time is the limit. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(5);
}

describe('a running server', () => {
  it(
    `imports each file of the inbox once over ${KILLS} kills -9`,
    async () => {
      const seed = Number(process.env['BASIRA_KILL_SEED'] ?? Date.now() % 1_000_000);
      console.info(`BASIRA_KILL_SEED=${seed}`);
      const random = new Random(seed);
      put('mapping.json', JSON.stringify(MAPPING));
      const texts = new Map<string, string>();
      const putNext = (): void => {
        const n = texts.size;
        // Ids of its own for each file.
        const text = fileOf(ROWS, 1000).replaceAll(/^(\d+),/gm, `${n}-$1,`);
        texts.set(`day-${n}.csv`, text);
        put(`day-${n}.csv`, text);
      };
      for (let n = 0; n < FILES; n++) putNext();
      const waiting = (): string[] =>
        ['', ...names('.taken').map((id) => join('.taken', id))]
          .flatMap(names)
          .filter((name) => name.endsWith('.csv'));
      for (let kill = 0; kill < KILLS; kill++) {
        // So that there is always something that a kill can meet.
        if (waiting().length === 0) putNext();
        const wanted = kill % STAGES.length;
        const before = names('done').length;
        const server = await startServer(folder, '--empty');
        await until(async () => (await stage(server, before)) >= wanted);
        await pause(random.next() * LIFE);
        expect(await server.kill('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
      }
      const server = await startServer(folder, '--empty');
      await until(() => waiting().length === 0 && names('.taken').length === 0);

      const jobs = await imports(server);
      expect(await server.kill('SIGTERM')).toMatchObject({ code: 0 });
      expect(jobs.map(({ state }) => state)).toEqual(jobs.map(() => 'done'));
      expect(jobs.map(({ fileName }) => fileName).sort()).toEqual([...texts.keys()].sort());
      expect(names('done').sort()).toEqual(
        [...texts.keys()]
          .flatMap((name) => [name, `${name}.report.json`, `${name}.report.txt`])
          .sort(),
      );
      for (const [name, text] of texts) {
        expect(readFileSync(join(folder, 'inbox/desk/done', name), 'utf8')).toBe(text);
        const path = join(folder, 'inbox/desk/done', `${name}.report.json`);
        // Written by the inbox.
        const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
        expect(report).toMatchObject({
          id: jobs.find(({ fileName }) => fileName === name)?.id,
          result: 'stored',
          // Each thousandth row has no date for its case and its answer.
          import: { rowsRead: ROWS, recordsNew: 2 * (ROWS - 14), rowsRejected: 14 },
        });
        expect(report.refusedRows).toHaveLength(14);
      }
      const stored = (await runCli(folder, 'export')).stdout.split('\n').filter(Boolean);
      expect(stored).toHaveLength(texts.size * 2 * (ROWS - 14));
      expect(await runCli(folder, 'check')).toMatchObject({ code: 0 });
    },
    repeats(5, 60) * 60_000,
  );

  it('lets files wait while it shows the demonstration, and takes them once one’s own data are shown', async () => {
    const store = openInThread(demoStorePath(folder), Date.now());
    const now = (): number => Date.now();
    await fillDemo(store.as(LOCAL_ADMINISTRATOR), now, { seed: 7, weeks: 3, cases: 300 });
    await store.close();
    put('mapping.json', JSON.stringify(MAPPING));
    put('day.csv', fileOf(20));
    const server = await startServer(folder);
    // Longer than it takes a server that shows one's own data.
    await pause(8000);
    expect(names('').sort()).toEqual(['day.csv', 'mapping.json']);
    // Who sends records of one's own is shown one's own from then on.
    const records = [{ kind: 'case', externalId: '1', at: '2026-10-01T08:00:00Z' }];
    await fetch(`${server.url}/api/batches`, {
      method: 'POST',
      headers: {
        ...(await sessionOn(server)),
        'content-type': 'application/json',
        'idempotency-key': 'first',
      },
      body: JSON.stringify({ source: 'other', records }),
    });
    await until(() => names('done').includes('day.csv'));
    const [job, ...others] = await imports(server);
    expect([job?.fileName, job?.state, others.length]).toEqual(['day.csv', 'done', 0]);
  });

  it('says in its log which folder it cannot take files from', async () => {
    mkdirSync(join(folder, 'inbox/Help Desk'), { recursive: true });
    put('day.csv', fileOf(20));
    const server = await startServer(folder, '--empty');
    await until(() => existsSync(join(folder, 'inbox/desk.report.txt')));
    await until(() => existsSync(join(folder, 'inbox/Help Desk.report.txt')));
    const { stderr } = await server.kill('SIGTERM');
    expect(stderr).toContain('"name":"desk","code":"INBOX_MAPPING_MISSING"');
    expect(stderr).toContain('"name":"Help Desk","code":"INBOX_FOLDER_INVALID"');
  });
});
