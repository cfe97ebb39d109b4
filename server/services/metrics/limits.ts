import type { MetricsAnswer } from '../../contract/metrics.ts';
import type { Part } from '../../domain/drivers/part.ts';
import { together } from '../../domain/drivers/part.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { betweenGroups, funnelOf } from '../../domain/stats/funnel.ts';
import { processLimits } from '../../domain/stats/xmr.ts';
import { partOf } from '../drivers/segments.ts';

type Series = MetricsAnswer['series'][number];

/**
 * Process-behaviour limits of a run of buckets, oldest first, from all final ones before the last; kept within the metric's
 * range. Null with fewer than 12 of them.
 */
export function limitsOf(
  { range }: MetricDefinition,
  points: readonly { value: MetricValue }[],
): Series['limits'] {
  const baseline = points
    .slice(0, -1)
    .flatMap(({ value: { value, states } }) =>
      value === null || states.includes('provisional') || states.includes('stale') ? [] : [value],
    );
  const found = processLimits(baseline);
  if (!found) return null;
  const [least, most] = range;
  return {
    mean: found.mean,
    low: Math.max(found.low, least ?? -Infinity),
    high: Math.min(found.high, most ?? Infinity),
    n: baseline.length,
  };
}

/**
 * Whether groups of one metric stand apart from all of them together; null where the metric is no mean over records. What is
 * not given counts in the mean of all, but is no peer: it says nothing about the spread that is usual between groups.
 */
export function funnelsOf(
  metric: MetricDefinition,
  groups: readonly Pick<Series, 'group' | 'total'>[],
): Series['funnel'][] {
  if (metric.method === 'none' || metric.method === 'order') return groups.map(() => null);
  const parts: (Part | null)[] = groups.map(({ total }) => partOf(metric, total));
  const whole = together(parts.filter((part) => part !== null));
  const peers = parts.flatMap((part, i) => (groups[i]?.group?.key === '' ? [] : (part ?? [])));
  const between = betweenGroups(whole, peers);
  const [least, most] = metric.range;
  return parts.map((part, i) => {
    const funnel =
      part && (groups[i]?.total.value ?? null) !== null ? funnelOf(whole, part, between) : null;
    return (
      funnel && {
        ...funnel,
        low: Math.max(funnel.low, least ?? -Infinity),
        high: Math.min(funnel.high, most ?? Infinity),
      }
    );
  });
}
