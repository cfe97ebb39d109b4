import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSoak } from '../soak.ts';

const IN_MEMORY = '/dev/shm';
/** Well over what all tests together lay down at one time. */
const ROOM_BYTES = 3 * 2 ** 30;

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

/**
 * A folder for everything the tests of this run lay down, gone when they end; in memory where there is room, since stores
 * wait for the disk at every commit. A killed process leaves the same files in either; `npm run soak` has the real disk.
 */
export function setup(): (() => void) | undefined {
  // The first of the projects that ask for it has made it.
  if (process.env['BASIRA_SCRATCH'] !== undefined) return undefined;
  const folder = mkdtempSync(join(!isSoak && hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'basira-'));
  Object.assign(process.env, { BASIRA_SCRATCH: folder, TMPDIR: folder });
  return () => rmSync(folder, { recursive: true, force: true });
}
