import type { MetricAnswers } from '#db/queries/metric-values.ts';
import type { Repository } from '#db/store/store.ts';
import type { MetricsAnswer, MetricsQuery } from '../../contract/metrics.ts';
import { judgeFamily } from '../../domain/metrics/family.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { verdict } from '../../domain/metrics/verdict.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Moment } from '../organisation/reference.ts';
import { dataSpan } from '../organisation/reference.ts';
import type { Values } from './comparisons.ts';
import { comparisonsOf } from './comparisons.ts';
import { groupOf } from './group.ts';
import type { AskedMetric } from './metric-refs.ts';
import type { Plan } from './plan.ts';
import { planPeriods } from './plan.ts';
import type { Question } from './question.ts';
import { readQuestion } from './question.ts';
import { isOfDepartments } from './filters.ts';
import { funnelsOf, limitsOf } from './limits.ts';
import { dataThroughDay, standingOf } from './states.ts';
import type { Scope } from './targets.ts';
import { targetOf } from './targets.ts';

/** Values one answer may be made of: periods × groups × metrics. */
const MOST_VALUES = 200_000;

type Series = MetricsAnswer['series'][number];

/** Answers `GET /api/metrics`: one read of the store, so that all numbers of the answer are of one instant. */
export async function answerMetrics(
  repository: Repository,
  moment: Moment,
  query: MetricsQuery,
): Promise<MetricsAnswer> {
  const { reference, now } = moment;
  const question = readQuestion(query, reference);
  const { metrics, by, filters } = question;
  const kinds = [...new Set(metrics.flatMap(({ definition }) => definition.records))];
  const plan = planPeriods({
    ...question,
    weekStart: reference.calendar.weekStart,
    firstDay: dataSpan(moment, kinds)?.first ?? null,
  });
  const book = by === null ? null : reference.books[by];
  refuseTooMany(plan.periods.length * metrics.length * ((book?.values.length ?? 0) + 1));
  const found = await repository.read('metricValues', {
    metrics: metrics.map(({ definition, instrument }) => ({ id: definition.id, instrument })),
    periods: plan.periods,
    by: book?.number ?? null,
    filters,
    alias: book?.aliases ?? [],
    now,
  });
  const isByDepartment = by === 'department' || isOfDepartments(filters);
  const series = metrics.flatMap((asked, at) => {
    const standing = standingOf(asked.definition, moment, { isByDepartment });
    const shown = groupsShown(found, plan).map((group) => {
      const code = found.groups[group] ?? 0;
      const values: Values = (period) =>
        standing(valueAt(found.values, period, group, at), plan.periods[period] ?? question.period);
      return seriesOf({ asked, code, values, plan, question, moment });
    });
    if (by === null) return shown;
    const funnels = funnelsOf(asked.definition, shown);
    return shown.map((one, i) => ({ ...one, funnel: funnels[i] ?? null }));
  });
  const family = judgeFamily(series.map((one) => one.verdict));
  const { from, to } = question.period;
  const through = dataThroughDay(moment, kinds);
  return {
    period: { ...days({ from, to }), grain: question.grain, zone: reference.calendar.zone },
    dataThrough: through === null ? null : formatDay(through),
    family: { judged: family.judged, real: family.real },
    series: series.map((one, i) => ({ ...one, verdict: family.verdicts[i] ?? one.verdict })),
  };
}

/** Places of the groups that have something in the period, in a point of it, or in the period before. */
function groupsShown({ groups, values }: MetricAnswers, plan: Plan): number[] {
  const shown = [plan.total, ...plan.buckets, ...plan.history.slice(-1)];
  const places = groups.map((_, group) => group);
  if (groups.length <= 1) return places;
  return places.filter((group) =>
    shown.some((period) =>
      values[period]?.[group]?.some(({ n, states }) => n > 0 || states.includes('not_kept')),
    ),
  );
}

function refuseTooMany(values: number): void {
  if (values > MOST_VALUES) {
    throw new AppError('SLICE_TOO_LARGE', { what: 'values', count: values, limit: MOST_VALUES });
  }
}

const ABSENT: MetricValue = {
  value: null,
  low: null,
  high: null,
  n: 0,
  states: ['no_data'],
  exact: true,
};

function valueAt(
  values: readonly MetricValue[][][],
  period: number,
  group: number,
  metric: number,
): MetricValue {
  return values[period]?.[group]?.[metric] ?? ABSENT;
}

function days({ from, to }: Period): { from: string; to: string } {
  return { from: formatDay(from), to: formatDay(to) };
}

type SeriesInput = {
  asked: AskedMetric;
  code: number;
  values: Values;
  plan: Plan;
  question: Question;
  moment: Moment;
};

function seriesOf({ asked, code, values, plan, question, moment }: SeriesInput): Series {
  const history = plan.history.map(values);
  const total = values(plan.total);
  const wantsTarget = question.compare.includes('target');
  const scope = scopeOf(question, code, moment);
  const points = plan.buckets.map((place) => {
    const period = plan.periods[place] ?? question.period;
    const target = wantsTarget ? targetOf(asked, scope, period, moment.reference) : null;
    return { ...days(period), value: values(place), target: target?.value ?? null };
  });
  return {
    metric: asked.text,
    group:
      question.by === null
        ? null
        : { dimension: question.by, ...groupOf(question.by, code, moment.reference) },
    total,
    verdict: verdict({
      metric: asked.definition,
      current: total,
      history,
      before: history.at(-1) ?? null,
    }),
    comparisons: comparisonsOf({
      asked,
      total,
      values,
      plan,
      question,
      scope,
      reference: moment.reference,
    }),
    points,
    limits: limitsOf(asked.definition, points),
    funnel: null,
  };
}

function scopeOf({ by, filters }: Question, code: number, { reference }: Moment): Scope {
  const narrowed = filters.dimensions.length + filters.attributes.length;
  const book = reference.books.department;
  if (by === 'department') {
    const others = filters.dimensions.filter(({ dimension }) => dimension !== book.number);
    return others.length + filters.attributes.length > 0
      ? { kind: 'part' }
      : { kind: 'department', code };
  }
  if (by !== null) return { kind: 'part' };
  if (narrowed === 0) return { kind: 'whole' };
  const [only] = filters.dimensions;
  if (narrowed > 1 || only?.dimension !== book.number) return { kind: 'part' };
  // One department, however it was written: the one whose merged values and those below are just these codes.
  const head = only.codes.find((one) => sameCodes(book.withBelow(one), only.codes));
  return head === undefined ? { kind: 'part' } : { kind: 'department', code: book.shownAs(head) };
}

function sameCodes(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code));
}
