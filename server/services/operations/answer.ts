import { statfs } from 'node:fs/promises';
import { z } from 'zod';
import type { JobRun } from '#db/queries/job-runs.ts';
import type { Repository } from '#db/store/store.ts';
import type { OperationsAnswer } from '../../contract/operations.ts';
import type { Problem } from '../../domain/problem.ts';
import type { BackupSetting } from './backups.ts';
import { instant, instantOrNull } from '../instant.ts';

export type OperationsOf = {
  readonly repository: Repository;
  /** Folder of the data; null = they lie in none. */
  readonly dataDir: string | null;
  readonly backups: BackupSetting | null;
  readonly build: string;
  readonly now: () => number;
  /** A problem in the reader's words. */
  readonly say: (problem: Problem) => string;
};

const backupDetails = z.object({ file: z.string(), bytes: z.number(), records: z.number() });
const checkDetails = z.object({ records: z.number(), differences: z.number() });

/** How the installation itself stands. */
export async function answerOperations(of: OperationsOf): Promise<OperationsAnswer> {
  const { repository, dataDir, backups, build, now, say } = of;
  const runs = await repository.read('readJobs', undefined);
  const leases = await repository.read('readLeases', undefined);
  const channels = await repository.read('readDeliveryHealth', undefined);
  const backup = runs.find(({ name }) => name === 'backup');
  const check = runs.find(({ name }) => name === 'check');
  const waiting = channels.flatMap((one) => one.oldestWaitingAt ?? []);
  return {
    backup: {
      schedule: backups && { ...backups },
      last: doneOf(backup, backupDetails),
      failure: failureOf(backup, say),
    },
    jobs: runs.map((one) => ({
      name: one.name,
      beganAt: instant(one.beganAt),
      endedAt: instantOrNull(one.endedAt),
      doneAt: instantOrNull(one.doneAt),
      failure: failureOf(one, say),
    })),
    leases: leases.map(({ name, holder, until }) => ({
      name,
      holder,
      until: instant(until),
      isHeld: until > now(),
    })),
    disk: dataDir === null ? null : await diskOf(dataDir),
    delivery: {
      waiting: channels.reduce((sum, one) => sum + one.waiting, 0),
      oldestWaitingAt: waiting.length === 0 ? null : instant(Math.min(...waiting)),
      givenUp: channels.reduce((sum, one) => sum + one.givenUp, 0),
    },
    check: doneOf(check, checkDetails),
    versions: { build, node: process.version },
  };
}

/** What a run that went well found, with when; null = none did. */
function doneOf<T>(run: JobRun | undefined, schema: z.ZodType<T>): (T & { at: string }) | null {
  if (!run || run.doneAt === null || run.details === null) return null;
  const parsed = schema.safeParse(JSON.parse(run.details));
  return parsed.success ? { at: instant(run.doneAt), ...parsed.data } : null;
}

function failureOf(
  run: JobRun | undefined,
  say: OperationsOf['say'],
): OperationsAnswer['backup']['failure'] {
  if (!run?.problem || run.endedAt === null) return null;
  return { at: instant(run.endedAt), code: run.problem.code, message: say(run.problem) };
}

async function diskOf(folder: string): Promise<OperationsAnswer['disk']> {
  const found = await statfs(folder).catch(() => null);
  return found && { free: found.bavail * found.bsize, total: found.blocks * found.bsize };
}
