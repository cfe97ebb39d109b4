// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isFresh, repoRoot } from './build-stamp.mjs';

/** @typedef {import('./build-stamp.mjs').Target} Target */

/**
 * Builds one target with Vite in a process of its own, so that the compiler's memory is given
 * back before the server starts.
 *
 * @param {Target} target
 * @returns {Promise<void>} rejects with Vite's own output when the build fails.
 */
function build(target) {
  const vite = join(repoRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--mode', target];
  const env = { ...process.env, NODE_ENV: 'production' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: repoRoot, env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`Building the ${target} failed (${signal ?? code}).\n${output}`));
    });
  });
}

/**
 * Builds those of the targets whose dist folder is missing or older than its sources.
 *
 * @param {Target[]} targets
 * @param {(line: string) => void} [say] told once, before the work starts, and only if there is work.
 * @returns {Promise<Target[]>} the targets that had to be built.
 */
export async function buildIfNeeded(targets, say) {
  const stale = targets.filter((target) => !isFresh(target));
  if (stale.length > 0) say?.(`Building Basira (${stale.join(' and ')}), once, a few seconds …`);
  const results = await Promise.allSettled(stale.map((target) => build(target)));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return stale;
}
