import type { PromiseState } from '../domain/review/promise.ts';

/** How a promise of a review stands. */
export const PROMISE_WORDS: Readonly<Record<PromiseState, string>> = {
  open: 'open',
  kept: 'kept',
  not_kept: 'not kept',
  moved: 'moved to another day',
};
