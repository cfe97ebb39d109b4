import { parentPort, workerData } from 'node:worker_threads';
import { backUp } from './backup.ts';
import { toPortable } from './store/messages.ts';

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread that makes a backup');
// `backUpInWorker` starts this file with these data.
const { store, target } = workerData as { store: string; target: string };

await backUp(store, target).then(
  (facts) => port.postMessage({ ok: true, facts }),
  (error: unknown) => port.postMessage({ ok: false, error: toPortable(error) }),
);
