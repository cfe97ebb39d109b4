import type { PromiseState } from '../domain/review/promise.ts';

/** حال وعد من وعود المراجعة. */
export const PROMISE_WORDS: Readonly<Record<PromiseState, string>> = {
  open: 'قائم',
  kept: 'وُفي به',
  not_kept: 'لم يوفَ به',
  moved: 'نُقل إلى يوم آخر',
};
