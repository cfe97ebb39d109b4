import type { MetricDefinition } from './definition.ts';
import { oneSampleP, twoSampleP } from './sample-tests.ts';
import type { MetricValue } from './value.ts';
import type { Comparison } from './verdict-kinds.ts';

/**
 * A labelled comparison: `change` = current − other in the metric's unit (percent points for percent), null when either
 * is absent; `p` two-sided of the two-sample test (week before, last year) or the one-sample test (target: `other.value`
 * taken as exact), null where no test applies (counts, 13-week median, too few). It never colours anything.
 */
export function compareValues(
  metric: MetricDefinition,
  kind: Comparison,
  current: MetricValue,
  other: MetricValue,
): { change: number | null; p: number | null } {
  if (current.value === null || other.value === null) return { change: null, p: null };
  const change = current.value - other.value;
  switch (kind) {
    case 'target':
      return { change, p: oneSampleP(metric, current, other.value) };
    case 'median13':
      return { change, p: null };
    default:
      return { change, p: twoSampleP(metric, current, other) };
  }
}
