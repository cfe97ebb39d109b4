import { describe, expect, it } from 'vitest';
import {
  addresses,
  belowFloor,
  foreignLicences,
  installScripts,
  missingPlatforms,
} from './lockfile.ts';
import type { Locked } from './lockfile.ts';
import { readText } from './repository.ts';
import floors from './version-floors.json' with { type: 'json' };

const lockfile: unknown = JSON.parse(readText('package-lock.json'));
// npm wrote it; the checks below read each field as one that may be absent.
const locked = (lockfile as { packages: Locked }).packages;

const INSTALL_SCRIPTS = ['better-sqlite3', 'esbuild'];
const LICENCES = [
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'Zlib',
  'Python-2.0',
  // Weak copyleft on the package's own files, and the licence of fonts: both leave ours untouched.
  'MPL-2.0',
  'OFL-1.1',
];

describe('the lockfile', () => {
  it('holds no download addresses', () => {
    expect(addresses(locked)).toEqual([]);
    expect(addresses({ 'node_modules/a': { resolved: 'https://x.example/a.tgz' } })).toHaveLength(
      1,
    );
  });

  it('has every package at or above the version that mended a known fault', () => {
    expect(belowFloor(locked, floors)).toEqual([]);
    const old = {
      'node_modules/hono': { version: '4.13.4' },
      'node_modules/b': { version: '0.1.0' },
    };
    expect(belowFloor(old, floors)).toEqual([expect.stringContaining('hono is 4.13.4; 4.13.5 or')]);
    const newer = { 'node_modules/hono': { version: '5.0.0' } };
    expect(belowFloor(newer, floors)).toEqual([]);
  });

  it('locks the packages of every kind of machine, so that npm ci works on all', () => {
    expect(missingPlatforms(locked)).toEqual([]);
    const outer: Locked = { 'node_modules/a': { optionalDependencies: { 'a-linux': '1' } } };
    expect(missingPlatforms(outer)).toEqual(['node_modules/a names a-linux, which is not locked']);
    expect(missingPlatforms({ ...outer, 'node_modules/a-linux': {} })).toEqual([]);
    const inner: Locked = { 'node_modules/a/node_modules/b': { optionalDependencies: { c: '1' } } };
    expect(missingPlatforms(inner)).toHaveLength(1);
    expect(missingPlatforms({ ...inner, 'node_modules/c': {} })).toEqual([]);
    expect(missingPlatforms({ ...inner, 'node_modules/a/node_modules/c': {} })).toEqual([]);
  });

  it('lets only known packages run a script when they are installed', () => {
    expect(installScripts(locked, INSTALL_SCRIPTS)).toEqual([]);
    expect(installScripts({ 'node_modules/a': { hasInstallScript: true } }, [])).toHaveLength(1);
  });

  it('brings in only licences that leave the project free', () => {
    expect(foreignLicences(locked, LICENCES)).toEqual([]);
    const some: Locked = {
      'node_modules/a': { license: 'GPL-3.0' },
      'node_modules/b': { license: '(GPL-3.0 OR MIT)' },
      'node_modules/c': { license: 'MIT AND GPL-3.0' },
      'node_modules/d': {},
    };
    expect(foreignLicences(some, LICENCES)).toHaveLength(3);
  });
});
