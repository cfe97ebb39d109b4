/** What may be the matter with a value, worst first; `not_kept` = records it would be read from were dropped by age. */
export const VALUE_STATES = [
  'suppressed',
  'not_kept',
  'no_data',
  'too_few',
  'stale',
  'provisional',
] as const;
export type ValueState = (typeof VALUE_STATES)[number];

/**
 * One measured number with its doubt. `value` null = absent, never 0. `low`/`high` = 95 % interval, null where a
 * pure count or a census has none. `n` = what the value rests on (answers, cases). `exact` false = a quantile read from
 * bins (relative error ≤ 1 %).
 */
export type MetricValue = {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  states: ValueState[];
  exact: boolean;
};
