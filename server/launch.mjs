// @ts-check
// The first file Node reads: plain JavaScript, so that an old Node still gets the message below.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const needed = [20, 19];

/**
 * @param {string} line
 * @returns {never}
 */
function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed;
  if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
    stop(
      `Basira needs Node.js ${needed.join('.')} or newer; this is ${process.versions.node}. ` +
        'Install a current version from https://nodejs.org and start again.',
    );
  }
}

function checkPackages() {
  const modules = join(root, 'node_modules');
  if (!existsSync(join(modules, 'vite', 'package.json'))) {
    stop(`The packages are not installed: ${modules} is missing or empty. Run: npm ci`);
  }
  const addon = join(modules, 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
  if (!existsSync(addon)) {
    stop(
      'The database driver better-sqlite3 was not compiled. It needs Python 3, make and a C++ ' +
        'compiler (on Debian: apt-get install python3 make g++). Then run: npm ci',
    );
  }
}

/**
 * `npm start` puts a shell between npm and this process. npm hands SIGTERM to that shell, which dies
 * of it and tells nobody: when it is gone, the signal is meant for us.
 */
function followShell() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** @param {string} entry */
async function launch(entry) {
  followShell();
  checkNode();
  checkPackages();
  const { buildIfNeeded } = await import('./build-dist.mjs');
  try {
    await buildIfNeeded(entry === 'main' ? ['client', 'server'] : ['server'], (line) =>
      process.stderr.write(`${line}\n`),
    );
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
  const file = join(root, 'dist', 'server', `${entry}.js`);
  // The program sees the arguments it would see had it been started directly.
  process.argv.splice(1, 2, file);
  process.setSourceMapsEnabled(true);
  // Most of what was made is done with soon: V8 would let each thread's heap grow to four times what is left before it looks.
  setFlagsFromString('--heap-growing-percent=50');
  await import(pathToFileURL(file).href);
}

const entry = process.argv[2];
if (entry === 'main' || entry === 'cli') await launch(entry);
else stop(`Unknown program "${entry ?? ''}". Right would be: node server/launch.mjs main (or cli)`);
