import type { MetricDefinition } from '#server/domain/metrics/definition.ts';
import { OPEN_AGE } from '#server/domain/metrics/open-ages.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { keptFromDay } from '#server/domain/retention/kept-from-day.ts';
import type { Period } from '#server/domain/time/period.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import type { Calendar } from './calendar.ts';
import { droppedOf, readRetentions } from './retention.ts';

const NOT_KEPT: MetricValue = {
  value: null,
  low: null,
  high: null,
  n: 0,
  states: ['not_kept'],
  exact: true,
};

/**
 * `values[period][group][metric]` with what stands for those that would have to be read from records of a time from which
 * they are no longer all kept. What cells answer is whole; a stock at an instant needs the records from then on.
 */
export function* withoutNotKept(
  ctx: Context,
  calendar: Calendar,
  asked: {
    from: 'cells' | 'records';
    periods: readonly Period[];
    metrics: readonly MetricDefinition[];
    values: MetricValue[][][];
  },
): Steps<MetricValue[][][]> {
  const { from, periods, metrics, values } = asked;
  const isRead = metrics.map((metric) => from === 'records' || isAgeing(metric));
  if (!isRead.includes(true)) return values;
  const dropped = (yield* readRetentions(ctx)).flatMap((one) => droppedOf(one) ?? []);
  if (dropped.length === 0) return values;
  const zone = zoneOf(calendar.zone);
  const firstKept = metrics.map((metric, i) =>
    isRead[i] ? keptFromDay(zone, dropped, metric.records) : null,
  );
  return values.map((ofPeriod, i) =>
    ofPeriod.map((ofGroup) =>
      ofGroup.map((value, at) => {
        const metric = metrics[at];
        const period = periods[i];
        const day = firstKept[at] ?? null;
        if (!metric || !period || day === null) return value;
        const needed = isAgeing(metric) || metric.cumulative ? period.to : period.from;
        return needed < day ? NOT_KEPT : value;
      }),
    ),
  );
}

function isAgeing(metric: MetricDefinition): boolean {
  return metric.measures.includes(OPEN_AGE);
}
