// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {'client' | 'server'} Target */

export const repoRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {Record<Target, string[]>} */
const sources = {
  client: [
    'client',
    'server/build-letters.mjs',
    'server/build-messages.mjs',
    'vite.config.ts',
    'package.json',
    'package-lock.json',
  ],
  server: ['server', 'db', 'vite.config.ts', 'package.json', 'package-lock.json'],
};

/** @param {Target} target */
function stampFile(target) {
  return join(repoRoot, 'dist', target, '.stamp');
}

/**
 * Name, size and modification time of every file a build reads, as one hash. Reading contents
 * instead would cost more than the start may wait; a changed time alone only costs one build.
 *
 * @param {Target} target
 * @returns {string}
 */
export function fingerprint(target) {
  const hash = createHash('sha1');
  /** @param {string} path */
  function add(path) {
    const stat = statSync(join(repoRoot, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of readdirSync(join(repoRoot, path)).toSorted()) add(`${path}/${name}`);
    } else if (stat) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  }
  for (const source of sources[target]) add(source);
  return hash.digest('hex');
}

/**
 * @param {Target} target
 * @returns {boolean} true when dist/<target> was built from exactly the sources that stand here.
 */
export function isFresh(target) {
  const file = stampFile(target);
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint(target);
}

/**
 * @param {Target} target
 * @param {string} builtFrom the fingerprint taken before the build began to read
 */
export function writeStamp(target, builtFrom) {
  writeFileSync(stampFile(target), builtFrom);
}
