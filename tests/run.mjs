// @ts-check
// `npm test` runs everything; `npm run soak` the same with the long versions. Node's own modules only.
import { spawnSync } from 'node:child_process';
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

/** Quick checks that look at the text only: all of them run, so that one round shows every fault. */
const staticSteps = [
  { name: 'format', args: tool('oxfmt', 'bin/oxfmt', '--check') },
  { name: 'lint', args: tool('oxlint', 'bin/oxlint') },
  { name: 'types', args: tool('typescript', 'bin/tsc', '--noEmit') },
  { name: 'dead code', args: tool('knip', 'bin/knip.js', '--no-progress') },
];
const buildSteps = [
  { name: 'build client', args: tool('vite', 'bin/vite.js', 'build', '--logLevel', 'warn') },
  {
    name: 'build server',
    args: tool('vite', 'bin/vite.js', 'build', '--logLevel', 'warn', '--mode', 'server'),
  },
];

/**
 * @param {{ name: string, args: string[] }} step
 * @returns {boolean} true when it went well.
 */
function run({ name, args }) {
  console.log(`\n▶ ${name}`);
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
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

const failed = staticSteps.filter((step) => !run(step));
if (failed.length > 0) {
  fail(`Not run: builds and tests. To mend first: ${failed.map(({ name }) => name).join(', ')}.`);
}
for (const step of buildSteps) if (!run(step)) fail(`Not run: tests. To mend first: ${step.name}.`);

// Nothing is printed after this: the last lines are the test runner's own summary.
console.log('\n▶ tests');
const { status } = spawnSync(process.execPath, tool('vitest', 'vitest.mjs', 'run'), {
  cwd: root,
  env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
