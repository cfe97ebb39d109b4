import type { AmendFault, PromiseState } from '../domain/review/promise.ts';

/** How a promise of a review stands. */
export const PROMISE_WORDS: Readonly<Record<PromiseState, string>> = {
  open: 'open',
  kept: 'kept',
  not_kept: 'not kept',
  moved: 'moved to another day',
  withdrawn: 'withdrawn',
};

/** Why what a review decided cannot be put right. */
export const AMEND_FAULT_WORDS: Readonly<Record<AmendFault, string>> = {
  over: 'its week is over',
  judged: 'it was already said what became of it',
  withdrawn: 'it was withdrawn before',
  moved: 'it was promised in an earlier week and moved to this one',
};
