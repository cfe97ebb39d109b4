import type { BackupRoundDeps } from '../services/operations/backups.ts';
import { backupRound } from '../services/operations/backups.ts';
import type { Job, LoopDeps } from './locked-loop.ts';
import { startLockedLoop } from './locked-loop.ts';

/** How often it is looked whether it is time. */
const LOOK_MS = 60_000;

/** Makes the scheduled backups for as long as the server serves. */
export function startBackups({
  lock,
  onFailure,
  ...round
}: BackupRoundDeps & Pick<LoopDeps, 'lock' | 'onFailure'>): Job {
  return startLockedLoop({ lock, restMs: LOOK_MS, round: () => backupRound(round), onFailure });
}
