import { Worker } from 'node:worker_threads';
import type { BackupFacts } from './backup.ts';
import type { PortableError } from './store/messages.ts';
import { fromPortable } from './store/messages.ts';

/** As `backUp`, in a thread of its own: copying and checking a large store would keep every request waiting. */
export function backUpInWorker(script: URL, store: string, target: string): Promise<BackupFacts> {
  const worker = new Worker(script, { workerData: { store, target } });
  return new Promise((resolve, reject) => {
    type Told = { ok: true; facts: BackupFacts } | { ok: false; error: PortableError };
    worker.on('message', (told: Told) => {
      if (told.ok) resolve(told.facts);
      else reject(fromPortable(told.error));
    });
    worker.on('error', (error) => {
      reject(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', () => reject(new Error('the thread that makes a backup ended')));
  });
}
