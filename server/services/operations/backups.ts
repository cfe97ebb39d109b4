import { access, constants, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFacts } from '#db/backup.ts';
import { backupName, isBackupDue, lastTurn, outdated } from '../../domain/backup/schedule.ts';
import { AppError } from '../../domain/problem.ts';
import { createMomentReader } from '../organisation/reference.ts';
import type { NotedDeps } from './noted.ts';
import { noted } from './noted.ts';

/** Where and when backups are made: at `hour` of the organisation's day, the newest `keep` are kept. */
export type BackupSetting = {
  readonly folder: string;
  readonly hour: number;
  readonly keep: number;
};

export type BackupRoundDeps = NotedDeps & {
  readonly setting: BackupSetting;
  /** Makes, opens and checks a backup in a new file. */
  readonly backUp: (target: string) => Promise<BackupFacts>;
};

/** Makes a backup if it is time, and removes those beyond what is kept; true when one was made. What goes wrong is written down. */
export async function backupRound(deps: BackupRoundDeps): Promise<boolean> {
  const { repository, setting, backUp, now } = deps;
  const { folder, hour, keep } = setting;
  const { reference } = await createMomentReader(repository)(now());
  const last = (await repository.read('readJobs', undefined)).find(({ name }) => name === 'backup');
  const soFar = { triedAt: last?.beganAt ?? null, doneAt: last?.doneAt ?? null };
  if (!isBackupDue(now(), lastTurn(now(), reference.zone, hour), soFar)) return false;
  const file = backupName(now());
  await noted(
    deps,
    'backup',
    async () => {
      await openFolder(folder);
      const facts = await backUp(join(folder, file));
      for (const old of outdated(await readdir(folder), keep)) {
        // First the backup: a list of who was erased without its backup does no harm.
        await rm(join(folder, old), { force: true });
        await rm(join(folder, `${old}.erasures`), { force: true });
      }
      return facts;
    },
    ({ bytes, records }) => ({ file, bytes, records }),
  );
  return true;
}

/** @throws AppError STORE_FULL, STORE_READ_ONLY { path } */
async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new AppError(
      isFull ? 'STORE_FULL' : 'STORE_READ_ONLY',
      { path: folder },
      { cause: error },
    );
  }
}
