import { metricById } from '../metrics/catalogue.ts';
import type { MetricDefinition } from '../metrics/definition.ts';

/** What stands for a median or another quantile, which is no mean over records: the share within its limit. */
const SHARE_FOR: Readonly<Record<string, string>> = {
  resolve_median: 'resolve_within_24h',
  resolve_p90: 'resolve_within_24h',
};

/** The metric whose change is taken apart where this one's is asked for; null = it is no mean over records, nor does one stand for it. */
export function takenApart(metric: MetricDefinition): MetricDefinition | null {
  if (metric.method !== 'order') return metric.method === 'none' ? null : metric;
  const share = SHARE_FOR[metric.id];
  return share === undefined ? null : metricById(share);
}
