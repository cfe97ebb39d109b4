import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '#tests/integration/faults/senders.ts';

/**
 * The path of a folder that is filled once a run, by whichever test asks first; the others wait for it, and copy what they
 * change. It lies in the run's own folder, where every worker finds it.
 */
export async function madeOnce(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const made = join(tmpdir(), name);
  const making = `${made}.making`;
  while (!existsSync(made)) {
    if (!beginMaking(making)) {
      await pause(100);
      continue;
    }
    try {
      // Somebody may have ended in between.
      if (!existsSync(made)) {
        await fill(making);
        renameSync(making, made);
      }
    } finally {
      // After a failure, whoever waits for it tries for themselves.
      rmSync(making, { recursive: true, force: true });
    }
  }
  return made;
}

/** False = another worker is at it. */
function beginMaking(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
