import { afterAll, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { openInWorkers } from '#db/store/worker-store.ts';

/** Answers everything with its own number in place of a result; message 0 says that it is ready. */
const THREAD = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.postMessage({ id: 0, ok: true, result: null });
    parentPort.on('message', (ask) => {
      if (ask === 'close') parentPort.close();
      else parentPort.postMessage({ id: ask.id, ok: true, result: threadId });
    });
  `)}`,
);

const store = await openInWorkers('none', 0, { writer: THREAD, reader: THREAD }, 3);
afterAll(() => store.close());

it('asks one reader for all passes over records, and the others for what people wait for', async () => {
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const passes = Array.from({ length: 6 }, () =>
    repository.read('readTouches', { slot: 0, limit: 1 }),
  );
  const questions = Array.from({ length: 6 }, () => repository.read('readCalendar', undefined));
  const passing = new Set<unknown>(await Promise.all(passes));
  const answering = new Set<unknown>(await Promise.all(questions));
  expect(passing.size).toBe(1);
  expect(answering.size).toBe(2);
  expect([...answering].filter((thread) => passing.has(thread))).toEqual([]);
});
