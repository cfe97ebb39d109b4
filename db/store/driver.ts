import type { Request, Steps } from './request.ts';

/** Answers requests at once. */
export type SyncDriver = (request: Request) => unknown;
/** Answers requests later. */
export type AsyncDriver = (request: Request) => Promise<unknown>;

/** Runs a unit of work on a driver that answers at once. */
export function runSync<R>(steps: Steps<R>, driver: SyncDriver): R {
  let step = steps.next();
  while (!step.done) {
    let answer: unknown;
    try {
      answer = driver(step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(answer);
  }
  return step.value;
}

/** Runs a unit of work on a driver that answers later. */
export async function runAsync<R>(steps: Steps<R>, driver: AsyncDriver): Promise<R> {
  let step = steps.next();
  while (!step.done) {
    let answer: unknown;
    try {
      answer = await driver(step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(answer);
  }
  return step.value;
}
