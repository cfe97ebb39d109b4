import type { BackupRoundDeps } from '../services/operations/backups.ts';
import { backupRound } from '../services/operations/backups.ts';
import type { Job } from './locked-loop.ts';
import type { LeaseDeps } from './leased-loop.ts';
import { startLeasedLoop } from './leased-loop.ts';

/** How often it is looked whether it is time. */
const LOOK_MS = 60_000;

export type BackupDeps = Omit<LeaseDeps, 'name'> & Omit<BackupRoundDeps, 'held'>;

/** Makes the scheduled backups for as long as the server serves and holds the lease. */
export function startBackups(deps: BackupDeps): Job {
  return startLeasedLoop({
    ...deps,
    name: 'backup',
    restMs: LOOK_MS,
    round: (held) => backupRound({ ...deps, held }),
  });
}
