import { parentPort, workerData } from 'node:worker_threads';
import type { QueryName } from './registry.ts';
import { packed } from './store/compact-answers.ts';
import type { Answer, Ask } from './store/messages.ts';
import { toPortable } from './store/messages.ts';
import { SqliteReader } from './store/sqlite-reader.ts';

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread of the store');
// `openInWorkers` starts this file with these data.
const { path } = workerData as { path: string };

function tell(answer: Answer, moved: ArrayBuffer[] = []): void {
  port?.postMessage(answer, moved);
}

let reader: SqliteReader | null = null;
try {
  reader = new SqliteReader(path, undefined, 'questions');
  tell({ id: 0, ok: true, result: null });
} catch (error) {
  tell({ id: 0, ok: false, error: toPortable(error) });
}

let isWaiting = false;

/** Reads ahead in small steps for as long as no question comes in between. */
function whenIdle(): void {
  if (isWaiting) return;
  isWaiting = true;
  setImmediate(() => {
    isWaiting = false;
    if (reader?.readAhead()) whenIdle();
  });
}

port.on('message', (ask: Ask | 'close') => {
  if (ask === 'close') {
    reader?.close();
    reader = null;
    port.close();
    return;
  }
  try {
    // Asks carry names of the registry: the other side is typed by it.
    const found = reader?.read(ask.viewer, ask.name as QueryName, ask.args);
    const { result, moved } = packed(ask.name, found);
    tell({ id: ask.id, ok: true, result }, moved);
  } catch (error) {
    tell({ id: ask.id, ok: false, error: toPortable(error) });
  }
  whenIdle();
});
