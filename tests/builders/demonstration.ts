import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { pause } from '#tests/integration/faults/senders.ts';
import { startServer } from '#tests/integration/faults/server-process.ts';

/** How long a hook may wait for it, in ms: a minute of processor time, on a machine that does other things too. */
export const LAYING_MS = 10 * 60_000;

/** In the run's own folder, where every worker finds it. */
const MADE = join(tmpdir(), 'demonstration');
const MAKING = `${MADE}.making`;

/**
 * Lays the demonstration of seed 7 into an empty data folder, as a server has filled and linked it. It is made once a run, by whichever test asks first; a server on a copy lets it live on until now.
 */
export async function layDemonstration(folder: string): Promise<void> {
  while (!existsSync(MADE)) {
    if (beginMaking()) await make();
    else await pause(100);
  }
  cpSync(MADE, folder, { recursive: true });
}

/** False = another worker is at it. */
function beginMaking(): boolean {
  try {
    mkdirSync(MAKING);
    return true;
  } catch {
    return false;
  }
}

async function make(): Promise<void> {
  try {
    const server = await startServer(MAKING, '--seed', '7');
    const store = openInThread(demoStorePath(MAKING), Date.now());
    const repository = store.as(LOCAL_ADMINISTRATOR);
    while ((await repository.read('readPulse', { now: Date.now() })).linking) await pause(100);
    await store.close();
    const { code, stderr } = await server.kill('SIGTERM');
    if (code !== 0) throw new Error(`the server ended (${code}): ${stderr}`);
    renameSync(MAKING, MADE);
  } catch (error) {
    // Whoever waits for it tries for themselves.
    rmSync(MAKING, { recursive: true, force: true });
    throw error;
  }
}
