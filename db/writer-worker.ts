import { parentPort, workerData } from 'node:worker_threads';
import type { CommandName } from './registry.ts';
import type { Answer, Ask } from './store/messages.ts';
import { toPortable } from './store/messages.ts';
import { SqliteWriter } from './store/sqlite-writer.ts';

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread of the store');
// `openInWorkers` starts this file with these data.
const { path, now } = workerData as { path: string; now: number };

function tell(answer: Answer): void {
  port?.postMessage(answer);
}

/** Message id 0 says whether opening went well. */
let writer: SqliteWriter | null = null;
try {
  writer = new SqliteWriter(path, now);
  tell({ id: 0, ok: true, result: null });
} catch (error) {
  tell({ id: 0, ok: false, error: toPortable(error) });
}

port.on('message', (ask: Ask | 'close') => {
  if (ask === 'close') {
    void (writer?.close() ?? Promise.resolve()).then(() => port.close());
    return;
  }
  // Asks carry names of the registry: the other side is typed by it.
  writer?.write(ask.viewer, ask.name as CommandName, ask.args).then(
    (result) => tell({ id: ask.id, ok: true, result }),
    (error: unknown) => tell({ id: ask.id, ok: false, error: toPortable(error) }),
  );
});
