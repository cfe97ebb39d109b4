import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '#db/backup.ts';
import type { OperationsAnswer } from '#server/contract/operations.ts';
import { backupRound } from '#server/services/operations/backups.ts';
import { FIRST_EMAIL, signInAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { endAll, runCli, startServer } from '../faults/server-process.ts';
import { pause } from '../faults/senders.ts';
import { fileOf, MAPPING } from '../imports/files.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-scheduled-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

const backupsIn = (path: string) => readdirSync(path).filter((name) => name.endsWith('.backup'));

describe('backups that are made by themselves', () => {
  let filled: FilledApp;
  beforeEach(async () => {
    filled = await filledApp();
  });
  afterEach(() => filled.drop());

  const round = async (to: string) => {
    const { repository, clock, folder: home } = filled;
    const asked = { name: 'backup', holder: 'test', now: clock.now, forMs: 10_000 };
    const fence = (await repository.write('takeLease', asked)) ?? 0;
    return backupRound({
      repository,
      held: { name: 'backup', fence },
      setting: { folder: to, hour: 2, keep: 2 },
      backUp: (target) => backUp(join(home, 'basira.db'), target),
      now: () => clock.now,
    });
  };
  const read = async (language: string): Promise<OperationsAnswer> => {
    // A day later nobody is signed in any more.
    const session = await signInAs(filled.accounts, FIRST_EMAIL);
    const headers = { ...session, 'accept-language': language };
    const response = await filled.get('/api/operations', headers);
    expect(response.status).toBe(200);
    // The answer's shape is checked where it comes in.
    return (await response.json()) as OperationsAnswer;
  };

  it('are made once a day, opened and checked, and only the newest are kept', async () => {
    const { clock } = filled;
    const to = join(folder, 'backups');
    expect((await read('en')).backup.last).toBeNull();
    expect(await round(to)).toBe(true);
    expect(await round(to)).toBe(false);
    const { backup } = await read('en');
    expect(backup.last?.at).toBe(new Date(clock.now).toISOString());
    expect(backup.last?.records).toBeGreaterThan(100);
    expect(backupsIn(to)).toEqual([backup.last?.file]);
    const first = backup.last?.file;
    for (let day = 0; day < 3; day++) {
      clock.now += DAY;
      expect(await round(to)).toBe(true);
    }
    expect(backupsIn(to)).toHaveLength(2);
    expect(backupsIn(to)).not.toContain(first);
    expect(readdirSync(to).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('that fail say why in both languages, keep what was known, and are tried again after an hour', async () => {
    const { clock } = filled;
    const good = join(folder, 'good');
    expect(await round(good)).toBe(true);
    const before = (await read('en')).backup.last;
    clock.now += DAY;
    const taken = join(folder, 'taken');
    writeFileSync(taken, 'a file where a folder should be');
    await expect(round(taken)).rejects.toMatchObject({ problem: { code: 'STORE_READ_ONLY' } });
    const failing = (await read('en')).backup;
    expect(failing.last).toEqual(before);
    expect(failing.failure).toMatchObject({ code: 'STORE_READ_ONLY' });
    expect(failing.failure?.message).toContain(taken);
    expect((await read('ar')).backup.failure?.message).toMatch(/[\u0600-\u06ff]{3}/);
    clock.now += HOUR - 1;
    expect(await round(good)).toBe(false);
    clock.now += 1;
    expect(await round(good)).toBe(true);
    expect((await read('en')).backup.failure).toBeNull();
  });
});

it('a server with a folder for backups makes one that can be restored, and no second after a restart', async () => {
  const data = join(folder, 'data');
  const to = join(folder, 'backups');
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
  writeFileSync(join(folder, 'rows.csv'), fileOf(500));
  const given = ['import', join(folder, 'rows.csv'), '--mapping', join(folder, 'mapping.json')];
  expect(await runCli(data, ...given)).toMatchObject({ code: 0 });
  const settings = { BASIRA_BACKUP_DIR: to, BASIRA_BACKUP_HOUR: '0' };
  const server = await startServer(data, settings);
  const isMade = (): boolean => {
    try {
      return backupsIn(to).length > 0;
    } catch {
      return false;
    }
  };
  for (let tries = 0; tries < 100 && !isMade(); tries++) await pause(100);
  // Its outcome is written down after the file has its name.
  await pause(500);
  await server.kill('SIGTERM');
  const again = await startServer(data, settings);
  await pause(1500);
  await again.kill('SIGTERM');
  const made = backupsIn(to);
  expect(made).toHaveLength(1);
  const elsewhere = join(folder, 'elsewhere');
  const restored = await runCli(elsewhere, 'restore', join(to, made[0] ?? ''));
  expect(restored).toMatchObject({ code: 0 });
  expect((await runCli(elsewhere, 'export')).stdout).toBe((await runCli(data, 'export')).stdout);
});
