import { Worker } from 'node:worker_threads';
import { unpacked } from './compact-answers.ts';
import type { Answer, Ask } from './messages.ts';
import { movedWith } from './moved.ts';
import { fromPortable } from './messages.ts';
import type { Viewer } from './request.ts';
import { SQLITE_SLOTS } from './sqlite-writer.ts';
import type { Store } from './store.ts';
import { storeOver } from './store.ts';

type Waiting = { name: string; resolve: (result: unknown) => void; reject: (error: Error) => void };

/** Memory for what a thread has just made: with as much as Node would give, a bulk load holds 40 MB more and is no faster. */
const YOUNG_MB = 12;

/** One worker thread of the store and the asks it has not answered yet. */
class StoreThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 1;
  private readonly gone: Promise<void>;
  readonly ready: Promise<unknown>;

  constructor(script: URL, workerData: { path: string; now: number }) {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
    this.worker = new Worker(script, { workerData, resourceLimits });
    this.ready = new Promise((resolve, reject) => {
      this.waiting.set(0, { name: '', resolve, reject });
    });
    this.worker.on('message', (answer: Answer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (answer.ok) waiting?.resolve(unpacked(waiting.name, answer.result));
      else waiting?.reject(fromPortable(answer.error));
    });
    this.gone = new Promise((resolve) => {
      this.worker.on('exit', () => {
        this.fail(new Error('a thread of the store ended'));
        resolve();
      });
    });
    this.worker.on('error', (error) =>
      this.fail(error instanceof Error ? error : new Error(String(error))),
    );
  }

  private fail(error: Error): void {
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }

  get load(): number {
    return this.waiting.size;
  }

  ask(viewer: Viewer, name: string, args: unknown): Promise<unknown> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { name, resolve, reject });
      this.worker.postMessage({ id, viewer, name, args } satisfies Ask, movedWith(name, args));
    });
  }

  async close(): Promise<void> {
    this.worker.postMessage('close');
    await this.gone;
  }
}

export type WorkerScripts = { writer: URL; reader: URL };

/**
 * Opens a SQLite file with the writer and `readers` readers in threads of their own, so that the event loop never waits
 * for SQLite. `scripts` are the built worker files.
 */
export async function openInWorkers(
  path: string,
  now: number,
  scripts: WorkerScripts,
  readers = 2,
): Promise<Store> {
  const writer = new StoreThread(scripts.writer, { path, now });
  await writer.ready;
  const threads = Array.from(
    { length: readers },
    () => new StoreThread(scripts.reader, { path, now }),
  );
  await Promise.all(threads.map((thread) => thread.ready));
  return storeOver({
    slots: SQLITE_SLOTS,
    write: (viewer, name, args) => writer.ask(viewer, name, args),
    read: (viewer, name, args) => {
      const free = threads.reduce((a, b) => (b.load < a.load ? b : a));
      return free.ask(viewer, name, args);
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
      await writer.close();
    },
  });
}
