import { cpSync } from 'node:fs';
import { demoStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { pause } from '#tests/integration/faults/senders.ts';
import { startServer } from '#tests/integration/faults/server-process.ts';
import { madeOnce } from './made-once.ts';

/** How long a hook may wait for it, in ms: a minute of processor time, on a machine that does other things too. */
export const LAYING_MS = 10 * 60_000;

/**
 * Lays the demonstration of seed 7 into an empty data folder, as a server has filled and linked it. It is made once a run; a server on a copy lets it live on until now.
 */
export async function layDemonstration(folder: string): Promise<void> {
  cpSync(await madeOnce('demonstration', fill), folder, { recursive: true });
}

async function fill(folder: string): Promise<void> {
  const server = await startServer(folder, '--seed', '7');
  const store = openInThread(demoStorePath(folder), Date.now());
  const repository = store.as(LOCAL_ADMINISTRATOR);
  while ((await repository.read('readPulse', { now: Date.now() })).linking) await pause(100);
  await store.close();
  const { code, stderr } = await server.kill('SIGTERM');
  if (code !== 0) throw new Error(`the server ended (${code}): ${stderr}`);
}
