import type { AmendFault, PromiseState } from '../domain/review/promise.ts';

/** حال وعد من وعود المراجعة. */
export const PROMISE_WORDS: Readonly<Record<PromiseState, string>> = {
  open: 'قائم',
  kept: 'وُفي به',
  not_kept: 'لم يوفَ به',
  moved: 'نُقل إلى يوم آخر',
  withdrawn: 'سُحب',
};

/** لماذا لا يُصحَّح قرار من قرارات المراجعة. */
export const AMEND_FAULT_WORDS: Readonly<Record<AmendFault, string>> = {
  over: 'انقضى أسبوعه',
  judged: 'سُجّل من قبل ما آل إليه',
  withdrawn: 'سُحب من قبل',
  moved: 'وُعد به في أسبوع سابق ونُقل إلى هذا الأسبوع',
};
