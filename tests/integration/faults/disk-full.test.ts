import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './server-process.ts';

const ROWS = 30_000;

const folder = mkdtempSync(join(tmpdir(), 'basira-full-'));
const data = join(folder, 'data');
const file = join(folder, 'requests.csv');
const mapping = join(folder, 'mapping.json');

/** A file system in memory of a few megabytes; only root may mount one. */
function mount(...options: string[]): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', ...options, 'tmpfs', data]).status === 0;
}

beforeAll(() => {
  spawnSync('mkdir', [data]);
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const day = `2026-10-${String(1 + (i % 28)).padStart(2, '0')}`;
    return `T${i},${day} 08:00,${day} 10:00,team ${i % 5}\n`;
  });
  writeFileSync(file, `id,opened,closed,team\n${rows.join('')}`);
  const records = [
    {
      kind: 'case',
      id: { column: 'id' },
      at: 'opened',
      dimensions: { department: 'team' },
      fields: { resolvedAt: 'closed' },
    },
  ];
  const whole = { version: 1, source: 'desk', zone: 'UTC', dates: ['YYYY-MM-DD HH:mm'], records };
  writeFileSync(mapping, JSON.stringify(whole));
});

afterAll(() => {
  spawnSync('umount', [data]);
  rmSync(folder, { recursive: true, force: true });
});

describe('a disk that fills up during an import', () => {
  it('is told in both languages, leaves whole batches, and the import goes on when there is room', async () => {
    if (!mount('-o', 'size=6m')) {
      console.warn('not checked: mounting a small disk needs root');
      return;
    }
    const english = await runCli(data, 'import', file, '--mapping', mapping);
    expect(english).toMatchObject({ code: 1, signal: null });
    expect(english.stderr).toContain('There is no room left for');
    expect(english.stderr).toContain('basira.db');
    const arabic = await runCli(data, 'import', file, '--mapping', mapping, {
      LANG: 'ar_SA.UTF-8',
    });
    expect(arabic.code).toBe(1);
    expect(arabic.stderr).toContain('لم تبق مساحة');

    expect(mount('-o', 'remount,size=300m')).toBe(true);
    const half = await runCli(data, 'check');
    expect(half.code).toBe(0);
    expect((await runCli(data, 'import', file, '--mapping', mapping)).code).toBe(0);
    expect((await runCli(data, 'check')).code).toBe(0);
    const exported = (await runCli(data, 'export')).stdout.trim().split('\n');
    expect(exported).toHaveLength(ROWS);
    expect(new Set(exported.map((line) => line)).size).toBe(ROWS);
  }, 60_000);
});
