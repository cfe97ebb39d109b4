import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ended } from '../faults/server-process.ts';
import { endAll, runCli, startServer } from '../faults/server-process.ts';
import { fileOf, MAPPING } from '../imports/files.ts';

let folder = '';
let backup = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-backup-'));
  backup = join(folder, 'basira.backup');
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

function importRows(rows: number, data = 'data'): Promise<Ended> {
  const file = join(folder, `${rows}.csv`);
  writeFileSync(file, fileOf(rows));
  return runCli(join(folder, data), 'import', file, '--mapping', join(folder, 'mapping.json'));
}

const basira = (...words: string[]): Promise<Ended> => runCli(join(folder, 'data'), ...words);

describe('a backup', () => {
  it('taken while the server runs brings everything back on an empty machine', async () => {
    await importRows(3000);
    const server = await startServer(join(folder, 'data'));
    const taken = await basira('backup', backup);
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.stdout).toContain('opened and checked');
    const before = (await basira('export')).stdout;
    await importRows(4000);
    expect(await basira('restore', backup)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is in use by another program') as unknown,
    });
    await server.kill('SIGTERM');
    const elsewhere = join(folder, 'elsewhere');
    expect(await runCli(elsewhere, 'restore', backup)).toMatchObject({ code: 0 });
    expect((await runCli(elsewhere, 'export')).stdout).toBe(before);
    expect(await runCli(elsewhere, 'check')).toMatchObject({ code: 0 });
  });

  it('takes the place of what was there, which stays beside', async () => {
    await importRows(100);
    const before = (await basira('export')).stdout;
    await basira('backup', backup);
    await importRows(200);
    const restored = await basira('restore', backup);
    expect(restored).toMatchObject({ code: 0 });
    expect((await basira('export')).stdout).toBe(before);
    const kept = join(folder, 'data', 'basira.db.before-restore');
    expect(restored.stdout).toContain(kept);
    expect(existsSync(kept)).toBe(true);
    expect(await basira('check')).toMatchObject({ code: 0 });
  });

  it('never overwrites a file', async () => {
    await importRows(10);
    writeFileSync(backup, 'mine');
    expect(await basira('backup', backup)).toMatchObject({ code: 1 });
    expect(readFileSync(backup, 'utf8')).toBe('mine');
  });

  it('that was spoiled is refused, however it was, and the data stays as it was', async () => {
    await importRows(500);
    const before = (await basira('export')).stdout;
    await basira('backup', backup);
    const whole = readFileSync(backup);
    for (const [how, spoil] of SPOILED) {
      writeFileSync(backup, whole);
      spoil(backup);
      const refused = await basira('restore', backup);
      expect([how, refused]).toMatchObject([
        how,
        { code: 1, stderr: expect.stringContaining('is not a usable backup') as unknown },
      ]);
      expect([how, (await basira('export')).stdout]).toEqual([how, before]);
      expect(existsSync(join(folder, 'data', 'basira.db.restoring'))).toBe(false);
    }
    writeFileSync(backup, whole);
    expect(await basira('restore', backup)).toMatchObject({ code: 0 });
  });
});

const SPOILED: [string, (path: string) => void][] = [
  ['truncated', (path) => truncateSync(path, statSync(path).size - 1000)],
  ['cut to nothing', (path) => truncateSync(path, 0)],
  ['with one bit turned', turnOneBit],
  ['no backup', (path) => writeFileSync(path, 'x'.repeat(10_000))],
];

/** In the middle of the file, where a text of a record may lie that no page check looks at. */
function turnOneBit(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}
