import type { MetricsAnswer } from '../../contract/metrics.ts';
import { compareValues } from '../../domain/metrics/compare.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import type { Comparison } from '../../domain/metrics/verdict-kinds.ts';
import { sortedQuantile } from '../../domain/stats/quantile.ts';
import { targetOutcome } from '../../domain/targets/outcome.ts';
import { formatDay } from '../../domain/time/day.ts';
import { previousPeriod } from '../../domain/time/period.ts';
import type { Reference } from '../organisation/reference.ts';
import type { AskedMetric } from './metric-refs.ts';
import type { Plan } from './plan.ts';
import { MEDIAN_PERIODS } from './plan.ts';
import type { Question } from './question.ts';
import type { Scope } from './targets.ts';
import { targetOf, targetValue } from './targets.ts';

/** More than half of the earlier periods must have a value, or their median is not shown. */
const MEDIAN_LEAST = 7;

/** The value of one period of the plan. */
export type Values = (place: number) => MetricValue;

type Held = { from: string | null; to: string | null; value: MetricValue; ofAll?: boolean };
type ComparisonAnswer = MetricsAnswer['series'][number]['comparisons'][number];

export type ComparisonsInput = {
  asked: AskedMetric;
  total: MetricValue;
  values: Values;
  plan: Plan;
  question: Question;
  scope: Scope;
  reference: Reference;
};

/** The comparisons that were asked for, each labelled; none of them colours anything. */
export function comparisonsOf(input: ComparisonsInput): ComparisonAnswer[] {
  const { asked, total, question } = input;
  return question.compare.map((kind) => {
    const other = heldAgainst(kind, input);
    const compared = compareValues(asked.definition, kind, total, other.value);
    const outcome =
      kind === 'target' && other.value.value !== null
        ? targetOutcome(asked.definition, total, other.value.value)
        : null;
    return { kind, ofAll: false, ...other, ...compared, outcome };
  });
}

function heldAgainst(kind: Comparison, input: ComparisonsInput): Held {
  const { asked, values, plan, question, scope, reference } = input;
  switch (kind) {
    case 'previous':
      return held(plan.history.at(-1) ?? null, plan, values);
    case 'last_year':
      return held(plan.lastYear, plan, values);
    case 'median13': {
      const places = plan.history.slice(-MEDIAN_PERIODS);
      const oldest = plan.periods[places[0] ?? -1] ?? previousPeriod(question.period);
      return {
        from: formatDay(oldest.from),
        to: formatDay(question.period.from),
        value: medianOf(places.map(values)),
      };
    }
    case 'target': {
      const target = targetOf(asked, scope, question.period, reference);
      const from = target === null ? null : formatDay(target.from);
      return { from, to: null, value: targetValue(target), ofAll: target?.ofAll ?? false };
    }
  }
}

function held(place: number | null, plan: Plan, values: Values): Held {
  const period = place === null ? undefined : plan.periods[place];
  if (place === null || !period) return { from: null, to: null, value: targetValue(null) };
  return { from: formatDay(period.from), to: formatDay(period.to), value: values(place) };
}

/** Median of the earlier periods' values; its n is how many had one. */
function medianOf(values: readonly MetricValue[]): MetricValue {
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]));
  const n = known.length;
  const median =
    n < MEDIAN_LEAST
      ? null
      : sortedQuantile(
          known.sort((a, b) => a - b),
          0.5,
        );
  return {
    value: median,
    low: null,
    high: null,
    n,
    states: median === null ? [n === 0 ? 'no_data' : 'too_few'] : [],
    exact: true,
  };
}
