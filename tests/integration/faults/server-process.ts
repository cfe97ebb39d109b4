import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { FIRST_EMAIL, join, PAGE_HEADERS } from '#tests/builders/accounts.ts';

const built = new URL('../../../dist/server/', import.meta.url);

/** A word of the command line, or settings of the environment. */
type Word = string | Record<string, string>;

/** A built program with its own data folder; nothing of the surroundings' settings reaches it. */
function start(program: 'main' | 'cli', dataDir: string, given: readonly Word[]): ChildProcess {
  const file = fileURLToPath(new URL(`${program}.js`, built));
  const words = given.filter((word) => typeof word === 'string');
  const settings = given.filter((word) => typeof word === 'object');
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    LANG: 'en_US.UTF-8',
    BASIRA_DATA_DIR: dataDir,
    PORT: '0',
  };
  for (const some of settings) Object.assign(env, some);
  return spawn(process.execPath, [file, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export type Ended = { code: number | null; signal: string | null; stdout: string; stderr: string };

const running = new Set<ChildProcess>();

/** Ends what a failed test left running. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const closed = new Promise((resolve) => {
        child.on('close', resolve);
      });
      child.kill('SIGKILL');
      return closed;
    }),
  );
}

function gather(child: ChildProcess): { text: Ended; ended: Promise<Ended> } {
  const text: Ended = { code: null, signal: null, stdout: '', stderr: '' };
  running.add(child);
  child.on('close', () => running.delete(child));
  child.stdout?.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve(Object.assign(text, { code, signal })));
  });
  return { text, ended };
}

/** Runs the command line to its end. */
export function runCli(dataDir: string, ...args: Word[]): Promise<Ended> {
  return gather(start('cli', dataDir, args)).ended;
}

export type RunningServer = {
  url: string;
  pid: number;
  /** The token of the first administrator's link, as the server prints it; null when somebody administers. */
  firstToken: string | null;
  kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<Ended>;
};

/** Starts a server on a free port; resolves when it says its address. */
export async function startServer(dataDir: string, ...args: Word[]): Promise<RunningServer> {
  const child = start('main', dataDir, args);
  const { text, ended } = gather(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /http:\/\/[\d.:]+/.exec(text.stdout)?.[0];
      if (found) resolve(found);
    });
    void ended.then(({ code, stderr }) =>
      reject(new Error(`the server ended (${code}): ${stderr}`)),
    );
  });
  return {
    url,
    pid: child.pid ?? 0,
    firstToken: /\/join#([\w-]+)/.exec(text.stdout)?.[1] ?? null,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Comes in by the first administrator's link; gives what that browser sends along from then on. */
export async function comeInFirst(server: RunningServer): Promise<SessionHeaders> {
  if (server.firstToken === null) throw new Error('somebody administers already');
  const app = {
    request: async (request: Request) => {
      const { method, headers } = request;
      const url = request.url.replace('http://localhost', server.url);
      return fetch(url, { method, headers, body: await request.text() });
    },
  };
  return join(app, server.firstToken, {
    email: FIRST_EMAIL,
    name: 'First',
    page: { ...PAGE_HEADERS, origin: server.url },
  });
}

/** A new key that sends records of some sources, made on the command line. */
export async function keyFor(dataDir: string, ...sources: string[]): Promise<string> {
  const { stdout, stderr } = await runCli(
    dataDir,
    'key',
    'add',
    'sender',
    '--ingest',
    sources.join(','),
  );
  const secret = /basira_[\w-]+/.exec(stdout)?.[0];
  if (secret === undefined) throw new Error(`no key was made: ${stdout} ${stderr}`);
  return secret;
}
