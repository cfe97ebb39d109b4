import type { MetricAnswers } from '#db/queries/metric-values.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { OPEN_AGE } from '../../domain/metrics/open-ages.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import type { Period } from '../../domain/time/period.ts';
import { keptFromDay } from '../organisation/kept-from.ts';
import type { Moment } from '../organisation/reference.ts';

const NOT_KEPT: MetricValue = {
  value: null,
  low: null,
  high: null,
  n: 0,
  states: ['not_kept'],
  exact: true,
};

/**
 * What stands for a value that would have to be read from records of a time from which they are no longer all kept; null =
 * the value is whole. What cells answer always is; stocks at an instant need the records from then on.
 */
export function notKeptReader(
  from: MetricAnswers['from'],
  moment: Moment,
): (metric: MetricDefinition, period: Period) => MetricValue | null {
  return (metric, period) => {
    const isAge = metric.measures.includes(OPEN_AGE);
    if (from === 'cells' && !isAge) return null;
    const day = keptFromDay(moment, moment.sources, metric.records);
    const needed = isAge || metric.cumulative ? period.to : period.from;
    return day !== null && needed < day ? NOT_KEPT : null;
  };
}
