import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { CompareSeries } from '../../charts/compare-rows.ts';
import { seriesOf } from './shown.ts';
import type { Comparison } from './use-comparison.ts';

/** What stands where nothing was counted: no value, which is not 0. */
const NOTHING: MetricValue = {
  value: null,
  low: null,
  high: null,
  n: 0,
  states: ['no_data'],
  exact: true,
};

export type Line = CompareSeries & { readonly total: MetricValue; readonly n: number };

/** The compared values of one metric in their order. One that has nothing in the period has its buckets all the same. */
export function linesOf(
  { keys, parts, whole }: Comparison,
  metric: string,
  nameOf: (key: string) => string,
): readonly Line[] {
  const buckets = seriesOf(whole, metric, null)?.points ?? [];
  return keys.map((key) => {
    const found = seriesOf(parts, metric, key);
    const points = found?.points ?? buckets.map(({ from, to }) => ({ from, to, value: NOTHING }));
    const total = found?.total ?? NOTHING;
    return { key, name: nameOf(key), points, total, n: total.n };
  });
}
