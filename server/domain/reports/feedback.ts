import type { MetricValue } from '../metrics/value.ts';
import { wilson } from '../stats/proportion.ts';

/**
 * Calendar days within which a reporter is told what became of a report: the working days that a serious loop has until its customers
 * are told (2 + 5 + 20 + 5, see `stepDue`), in weeks of five.
 */
export const PROMISE_DAYS = 45;
/** From so many reports on the rate is shown. */
export const FEEDBACK_MIN_SHOW = 10;
/** From so many on it can be judged. */
const FEEDBACK_MIN_JUDGE = 30;

/**
 * Reporter feedback rate: of `n` reports older than the promise the share (percent, 0 to 100) whose reporter was told an outcome, with
 * Wilson's 95 % interval. Null below 10 reports; from 10 to 29 it is shown and says that they are too few to judge. 0 ≤ `told` ≤ `n`.
 * Defined in server/domain/metrics/catalogue/figures.ts.
 */
export function feedbackRate({ n, told }: { n: number; told: number }): MetricValue {
  const none = { value: null, low: null, high: null, n, exact: true };
  if (n === 0) return { ...none, states: ['no_data'] };
  if (n < FEEDBACK_MIN_SHOW) return { ...none, states: ['too_few'] };
  const { low, high } = wilson({ hits: told, n });
  const states: MetricValue['states'] = n < FEEDBACK_MIN_JUDGE ? ['too_few'] : [];
  return { value: (100 * told) / n, low: 100 * low, high: 100 * high, n, states, exact: true };
}
