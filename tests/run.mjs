// @ts-check
// `npm test` runs everything; `npm run soak` the same with the long versions. Node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserVersion, requireBrowser } from './browser/find.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isSoak = process.argv[2] === 'soak';
const unknown = process.argv.slice(isSoak ? 3 : 2);
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, ...(isSoak && { BASIRA_SOAK: '1' }) };

/** @param {string} packageName @param {string} file @param {string[]} args */
const tool = (packageName, file, ...args) => [join('node_modules', packageName, file), ...args];

/** Quick checks that look at the text only, and the builds: all run at the same time, and one round shows every fault. */
const steps = [
  { name: 'format', args: tool('oxfmt', 'bin/oxfmt', '--check') },
  // Of one thread each: every thread of these two works out all types anew.
  { name: 'lint', args: tool('oxlint', 'bin/oxlint'), env: { GOMAXPROCS: '1' } },
  { name: 'types', args: tool('typescript', 'bin/tsc', '--noEmit', '--checkers', '1') },
  { name: 'dead code', args: tool('knip', 'bin/knip.js', '--no-progress') },
  { name: 'build client', args: tool('vite', 'bin/vite.js', 'build', '--logLevel', 'warn') },
  {
    name: 'build server',
    args: tool('vite', 'bin/vite.js', 'build', '--logLevel', 'warn', '--mode', 'server'),
  },
];

/**
 * @param {{ name: string, args: string[], env?: NodeJS.ProcessEnv }} step
 * @returns {Promise<boolean>} true when it went well. What it says is printed in one piece when it has ended.
 */
async function run({ name, args, env: own }) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (told += text));
  }
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n▶ ${name}\n${told}${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return status === 0;
}

/** @param {string} line @returns {never} */
function fail(line) {
  console.error(`\n${line}`);
  process.exit(1);
}

if (unknown.length > 0) {
  fail(
    `Unknown argument "${unknown.join(' ')}". Right would be nothing, or: soak. One file: npx vitest run FILE`,
  );
}

try {
  const browser = requireBrowser();
  console.log(`Browser: ${browserVersion(browser)} (${browser})`);
  env['CHROME_PATH'] = browser;
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

const went = await Promise.all(steps.map(run));
const failed = steps.filter((_, i) => !went[i]);
if (failed.length > 0) {
  fail(`Not run: tests. To mend first: ${failed.map(({ name }) => name).join(', ')}.`);
}

// Nothing is printed after this: the last lines are the test runner's own summary.
console.log('\n▶ tests');
const { status } = spawnSync(process.execPath, tool('vitest', 'vitest.mjs', 'run'), {
  cwd: root,
  env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
