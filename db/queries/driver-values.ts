import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Period } from '#server/domain/time/period.ts';
import type { Context, Steps } from '../store/request.ts';
import type { MetricQuestion, MetricRef } from './metric-values.ts';
import { metricValues } from './metric-values.ts';

/** One metric of two periods, broken down by several dimensions (by number, with their aliases). */
export type DriverQuestion = Pick<MetricQuestion, 'filters' | 'now'> & {
  metric: MetricRef;
  before: Period;
  after: Period;
  by: readonly { dimension: number; alias: MetricQuestion['alias'] }[];
};

type Change = { before: MetricValue; after: MetricValue };

/** The whole, and for each dimension every group (code) that has something in one of the periods; of one snapshot. */
export type DriverValues = {
  whole: Change | null;
  by: (Change & { code: number })[][];
};

/** Values of two periods by several dimensions at once, as the viewer may know them. */
export function* driverValues(ctx: Context, question: DriverQuestion): Steps<DriverValues> {
  const { metric, before, after, filters, now } = question;
  const common = { metrics: [metric], periods: [before, after], filters, now };
  const whole = yield* changes(ctx, { ...common, by: null, alias: [] });
  const by: DriverValues['by'] = [];
  for (const { dimension, alias } of question.by) {
    by.push(yield* changes(ctx, { ...common, by: dimension, alias }));
  }
  return { whole: whole[0] ?? null, by };
}

function* changes(ctx: Context, question: MetricQuestion): Steps<(Change & { code: number })[]> {
  const { groups, values } = yield* metricValues(ctx, question);
  return groups.flatMap((code, group) => {
    const before = values[0]?.[group]?.[0];
    const after = values[1]?.[group]?.[0];
    if (!before || !after || (question.by !== null && before.n + after.n === 0)) return [];
    return [{ code, before, after }];
  });
}
