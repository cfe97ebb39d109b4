import { DAY_MS } from '../time/day.ts';
import type { Zone } from '../time/zone.ts';

/** A backup that failed is tried again after so long (ms). */
const AGAIN_MS = 3_600_000;
const HOUR_MS = 3_600_000;

/** When backups were tried and made last, UTC ms; null = never. */
export type BackupsSoFar = { readonly triedAt: number | null; readonly doneAt: number | null };

/** The last instant (UTC ms) up to `now` at which a daily backup was to begin: `hour` (0 to 23) of the zone's day. */
export function lastTurn(now: number, zone: Zone, hour: number): number {
  const today = zone.dayOf(now);
  const at = (day: number): number => zone.instantOf(day * DAY_MS + hour * HOUR_MS).at;
  return at(today) <= now ? at(today) : at(today - 1);
}

/** True when a backup is to be made: none since the last turn, and none that failed in the last hour. */
export function isBackupDue(now: number, turn: number, { triedAt, doneAt }: BackupsSoFar): boolean {
  // A time yet to come was written by a clock that ran ahead.
  if (doneAt !== null && doneAt >= turn && doneAt <= now) return false;
  return triedAt === null || triedAt > now || triedAt < turn || now - triedAt >= AGAIN_MS;
}

const NAME = /^basira-\d{8}T\d{6}Z\.backup$/;

/** Name of a backup made at an instant (UTC ms): names sort by time. */
export function backupName(at: number): string {
  const digits = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `basira-${digits}.backup`;
}

/** Those of the names in a folder that are backups beyond the newest `keep`; what has another name is nobody's to remove. */
export function outdated(names: readonly string[], keep: number): string[] {
  return names
    .filter((name) => NAME.test(name))
    .toSorted()
    .toReversed()
    .slice(keep);
}
