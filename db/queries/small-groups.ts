import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { MetricValue, ValueState } from '#server/domain/metrics/value.ts';
import type { Context, Steps } from '../store/request.ts';
import type { MetricAnswers, MetricQuestion } from './metric-values.ts';
import type { DimensionFilter, Filters } from './slice.ts';
import { hidden, hideSmallGroups, ownPart } from './visible.ts';

/** `values[period][group][metric]`. */
type Values = MetricValue[][][];
type Found = { groups: readonly number[]; values: Values };
/** How values are read, handed in because reading them ends here. */
type Read = (ctx: Context, question: MetricQuestion) => Steps<MetricAnswers>;

/**
 * The values as the viewer may know them: what fewer than five answers of others say stays hidden, and what would give it
 * away by subtraction from the whole, from the other groups of the answer, or from the other values of a filter's
 * dimension. What others' answers say within an attribute is not told at all: attributes are too many to compare with.
 */
export function* withoutSmallGroups(
  ctx: Context,
  question: MetricQuestion,
  { groups, values }: Found,
  read: Read,
): Steps<Values> {
  const { viewer } = ctx;
  const own = ownPart(viewer, question.filters);
  if (own === 'everything') return values;
  const isAnswers = question.metrics.map(
    ({ id }) => metricById(id)?.records.includes('response') ?? false,
  );
  if (!isAnswers.includes(true)) return values;
  const others = yield* othersIn(ctx, question, { groups, values }, own, read);
  const { dimensions, attributes } = question.filters;
  const told = eachSeries(values, isAnswers, (column, period, metric) => {
    const here = others.groups[period]?.map((ofGroup) => ofGroup[metric] ?? 0) ?? [];
    if (attributes.length > 0) {
      return column.map((value, group) => (here[group] === 0 ? value : hidden(value)));
    }
    const whole = others.whole?.[period]?.[metric] ?? null;
    return hideSmallGroups(column, { groups: here, whole });
  });
  if (question.by !== null || dimensions.length === 0) return told;
  return yield* withoutGivenAway(ctx, question, told, isAnswers, read);
}

/** `groups[period][group][metric]`, `whole[period][metric]`: how many answers are others'; `whole` null = nothing is filtered. */
type Others = { groups: number[][][]; whole: number[][] | null };

/** Counts the answers of others in what was found, and in the same without filters. */
function* othersIn(
  ctx: Context,
  question: MetricQuestion,
  found: Found,
  own: Filters | null,
  read: Read,
): Steps<Others> {
  // The program's own questions: what comes of them is compared with, never told.
  const program: Context = { ...ctx, viewer: { kind: 'local_administrator' } };
  const ofOwn = own && (yield* read(program, { ...question, filters: own }));
  const groups = without(found, ofOwn);
  const { dimensions, attributes } = question.filters;
  if (dimensions.length + attributes.length === 0) return { groups, whole: null };
  const unfiltered = { dimensions: [], attributes: [] };
  const everything = { ...question, by: null, filters: unfiltered };
  const mine = ownPart(ctx.viewer, unfiltered);
  const ofMine =
    mine === null || mine === 'everything'
      ? null
      : yield* read(program, { ...everything, filters: mine });
  const whole = without(yield* read(program, everything), ofMine);
  return { groups, whole: whole.map(([only]) => only ?? []) };
}

/** `n` of everything found, less the `n` of the part that is one's own. */
function without(all: Found, own: Found | null): number[][][] {
  return all.values.map((ofPeriod, period) =>
    ofPeriod.map((ofGroup, group) => {
      const place = own ? own.groups.indexOf(all.groups[group] ?? 0) : -1;
      return ofGroup.map(({ n }, metric) => n - (own?.values[period]?.[place]?.[metric]?.n ?? 0));
    }),
  );
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
      const isIn = (group: number, state: ValueState): boolean =>
        parts.values[period]?.[group]?.[metric]?.states.includes(state) ?? false;
      // Which of the other values are small is known no more.
      if (parts.groups.some((_, group) => isIn(group, 'not_kept'))) return column.map(hidden);
      const shut = parts.groups.filter((_, group) => isIn(group, 'suppressed'));
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
