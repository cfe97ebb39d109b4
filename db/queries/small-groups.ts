import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Context, Steps } from '../store/request.ts';
import type { MetricAnswers, MetricQuestion } from './metric-values.ts';
import type { DimensionFilter } from './slice.ts';
import { hidden, hideSmallGroups, ownGroups } from './visible.ts';

/** `values[period][group][metric]`. */
type Values = MetricValue[][][];
type Found = { groups: readonly number[]; values: Values };
/** How values are read, handed in because reading them ends here. */
type Read = (ctx: Context, question: MetricQuestion) => Steps<MetricAnswers>;

/**
 * The values as the viewer may know them: what fewer than five answers of others say stays hidden, and what would give it
 * away by subtraction from the whole, from the other groups of the answer, or from the other values of a filter's dimension.
 */
export function* withoutSmallGroups(
  ctx: Context,
  question: MetricQuestion,
  { groups, values }: Found,
  read: Read,
): Steps<Values> {
  const { viewer } = ctx;
  if (viewer.kind === 'local_administrator' || viewer.departments === 'all') return values;
  const isAnswers = question.metrics.map(
    ({ id }) => metricById(id)?.records.includes('response') ?? false,
  );
  const isOwn = groups.map(ownGroups(viewer, question));
  if (!isAnswers.includes(true) || isOwn.every(Boolean)) return values;
  const { dimensions, attributes } = question.filters;
  // The program's own questions: what comes of them is compared with, never told.
  const program: Context = { ...ctx, viewer: { kind: 'local_administrator' } };
  const everything = { ...question, by: null, filters: { dimensions: [], attributes: [] } };
  const isFiltered = dimensions.length + attributes.length > 0;
  const whole = isFiltered ? (yield* read(program, everything)).values : null;
  const told = eachSeries(values, isAnswers, (column, period, metric) =>
    hideSmallGroups(column, isOwn, whole?.[period]?.[0]?.[metric] ?? null),
  );
  if (question.by !== null) return told;
  return yield* withoutGivenAway(ctx, question, told, isAnswers, read);
}

/** Hides a filtered value where the other values of the filter's dimension would give a hidden one away. */
function* withoutGivenAway(
  ctx: Context,
  question: MetricQuestion,
  values: Values,
  isAnswers: readonly boolean[],
  read: Read,
): Steps<Values> {
  let told = values;
  for (const filter of question.filters.dimensions) {
    const others = question.filters.dimensions.filter((one) => one !== filter);
    const filters = { ...question.filters, dimensions: others };
    const parts = yield* read(ctx, { ...question, filters, by: filter.dimension, alias: [] });
    told = eachSeries(told, isAnswers, (column, period, metric) => {
      const shut = parts.groups.filter((_, group) =>
        parts.values[period]?.[group]?.[metric]?.states.includes('suppressed'),
      );
      return isApart(filter, shut) ? column : column.map(hidden);
    });
  }
  return told;
}

/** True when the filter takes none of the hidden groups, or all of them at once. */
function isApart({ codes }: DimensionFilter, shut: readonly number[]): boolean {
  const taken = shut.filter((code) => codes.includes(code)).length;
  return taken === 0 || taken === shut.length;
}

/** The values with each period's column of one metric over all groups replaced, where the metric is made of answers. */
function eachSeries(
  values: Values,
  isAnswers: readonly boolean[],
  replace: (column: MetricValue[], period: number, metric: number) => MetricValue[],
): Values {
  return values.map((ofPeriod, period) => {
    const told = ofPeriod.map((ofGroup) => [...ofGroup]);
    isAnswers.forEach((answers, metric) => {
      if (!answers) return;
      const column = ofPeriod.flatMap((ofGroup) => ofGroup[metric] ?? []);
      replace(column, period, metric).forEach((value, group) => {
        const place = told[group];
        if (place) place[metric] = value;
      });
    });
    return told;
  });
}
