import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const programs = fileURLToPath(new URL('../../server/', import.meta.url));
let folder = '';

/** A project folder that holds the launcher and nothing else. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-launch-'));
  for (const name of ['launch.mjs', 'build-dist.mjs', 'build-stamp.mjs']) {
    cpSync(join(programs, name), join(folder, 'server', name));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function launch(...args: string[]) {
  const file = join(folder, 'server', 'launch.mjs');
  return spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', cwd: tmpdir() });
}

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Stands in for Vite: leaves a program that prints its arguments, and the stamp of its sources. */
const BUILD = `
import { mkdirSync, writeFileSync } from 'node:fs';
import { fingerprint, writeStamp } from '../../../server/build-stamp.mjs';
mkdirSync('dist/server', { recursive: true });
writeFileSync('dist/server/cli.js', 'console.log("built", ...process.argv.slice(2))');
writeStamp('server', fingerprint('server'));
`;

function install(build = BUILD): void {
  put('node_modules/vite/package.json', '{ "type": "module" }');
  put('node_modules/vite/bin/vite.js', build);
  put('node_modules/better-sqlite3/build/Release/better_sqlite3.node', '');
  put('server/cli.ts', '');
}

describe('the launcher', () => {
  it('names the programs there are when asked for another', () => {
    const { status, stderr } = launch('mian');
    expect(status).toBe(1);
    expect(stderr).toContain('Unknown program "mian"');
    expect(stderr).toContain('main (or cli)');
  });

  it('says npm ci when the packages are not installed', () => {
    const { status, stderr } = launch('main');
    expect(status).toBe(1);
    expect(stderr).toContain('Run: npm ci');
  });

  it('says what the database driver needs when it was not compiled', () => {
    install();
    rmSync(join(folder, 'node_modules', 'better-sqlite3'), { recursive: true });
    const { status, stderr } = launch('cli');
    expect(status).toBe(1);
    expect(stderr).toContain('Python 3, make and a C++ compiler');
  });

  it('builds once, with one line to stderr, and passes the arguments on from any folder', () => {
    install();
    const first = launch('cli', 'check', '--all');
    expect(first.stderr).toBe('Building Basira (server), once, a few seconds …\n');
    expect(first.stdout).toBe('built check --all\n');
    const second = launch('cli', 'check');
    expect([second.stderr, second.stdout, second.status]).toEqual(['', 'built check\n', 0]);
  });

  it('builds again when a source is new, changed or gone', () => {
    install();
    launch('cli');
    put('server/new.ts', 'export {}');
    expect(launch('cli').stderr).toContain('Building');
    put('server/new.ts', 'export const changed = 1');
    expect(launch('cli').stderr).toContain('Building');
    rmSync(join(folder, 'server', 'new.ts'));
    expect(launch('cli').stderr).toContain('Building');
    expect(launch('cli').stderr).toBe('');
  });

  it('ends with the build tool’s own words when a build fails', () => {
    install(`console.error('cli.ts:3 is wrong'); process.exit(2);`);
    const { status, stderr, stdout } = launch('cli');
    expect(status).toBe(1);
    expect(stderr).toContain('Building the server failed (2).\ncli.ts:3 is wrong');
    expect(stdout).toBe('');
  });
});
