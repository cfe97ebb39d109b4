// The built server on a data folder, started as people start it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const environment = (data) => ({ ...process.env, BASIRA_DATA_DIR: data, PORT: '0', LANG: 'en' });

/** Builds what is served and the server. */
export function buildAll() {
  for (const mode of [[], ['--mode', 'server']]) {
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...mode];
    const { status } = spawnSync(process.execPath, vite, { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`the build ended with ${status}`);
  }
}

/**
 * Resolves when the server says where it is: its address, its process, and the one-time link's token if it printed one. `preload` is
 * for Node.js, `words` for the program.
 */
export async function startServer(data, { preload = [], words = [] } = {}) {
  const program = [...preload, join(root, 'server/launch.mjs'), 'main', ...words];
  const server = spawn(process.execPath, program, {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk) => {
      text += chunk.toString();
      // The link for the first administrator, where there is one, is printed together with the address.
      if (/https?:\/\/\S+\n/.test(text)) resolve(text);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  server.removeAllListeners('exit');
  const address = /https?:\/\/[^\s/#]+/.exec(said)[0];
  const end = () =>
    new Promise((resolve) => {
      server.once('exit', resolve);
      server.kill('SIGTERM');
    });
  return { address, pid: server.pid, token: /join#(\S+)/.exec(said)?.[1] ?? null, end };
}

/** What the command line prints. */
export function runCli(data, ...args) {
  const made = spawnSync(process.execPath, [join(root, 'dist/server/cli.js'), ...args], {
    env: environment(data),
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`${args.join(' ')}: ${made.stdout}${made.stderr}`);
  return made.stdout;
}

/** What a page of the server sends along with every request. */
export const pageHeaders = (address) => ({
  'content-type': 'application/json',
  'x-basira': '1',
  origin: address,
});

/** Posts as a page does; gives the session that comes with the answer, null when none does. @throws what was refused */
export async function post(address, path, body, headers = {}) {
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { ...pageHeaders(address), ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? null;
}

/** Resident memory of a process in MB, now and at its highest; null where the system does not tell. */
export function memoryOf(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const text = readFileSync(status, 'utf8');
  const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024;
  return { now: mb('VmRSS'), most: mb('VmHWM') };
}
