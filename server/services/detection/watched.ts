import type { Repository } from '#db/store/store.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { WatchedPoint, WatchedSeries } from '../../domain/alerts/watch.ts';
import type { CountGrain } from '../../domain/detection/count-surprise.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import type { Period } from '../../domain/time/period.ts';
import { weekOf } from '../../domain/time/period.ts';
import type { AskedMetric } from '../metrics/metric-refs.ts';
import { knownMetric, metricRef } from '../metrics/metric-refs.ts';
import { standingOf } from '../metrics/states.ts';
import type { Scope } from '../metrics/targets.ts';
import { targetOf } from '../metrics/targets.ts';
import type { Moment } from '../organisation/reference.ts';
import { dataSpan } from '../organisation/reference.ts';

/** One series a rule looks at, and the value of the dimension it is about (null = the rule's own scope). */
export type Watched = WatchedSeries & {
  readonly each: number | null;
  /** Days after a period's end until its value is known. */
  readonly knownAfter: number;
};

/** Earlier periods that are read: what the longest reader of the grain looks back on, and a little. */
const EARLIER: Readonly<Record<CountGrain, number>> = { day: 90, week: 160 };

/** Records that are counted where a rule counts records: cases and contacts. */
const COUNTED = ['volume', 'contacts'] as const;

/** Codes of one dimension that a series is narrowed to. */
export type Narrowed = { dimension: Dimension; codes: readonly number[] };

/**
 * The series of a rule up to now, `back` periods of them to be judged: for bursts the day under way is the last, for anything else
 * the last period that is over. Only from the first day with data on; empty where there is none.
 */
export async function readWatched(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { back, narrowed = [] }: { back: number; narrowed?: readonly Narrowed[] },
): Promise<Watched[]> {
  const { reference } = moment;
  const asked = askedOf(rule, moment);
  // Its metric or survey is gone, which the list of rules says.
  if (!asked) return [];
  // A survey that nobody was asked yet, or that is gone.
  if (
    asked.some(({ definition, instrument }) => definition.instrument !== null && instrument === 0)
  ) {
    return [];
  }
  const kinds = [...new Set(asked.flatMap(({ definition }) => definition.records))];
  const span = dataSpan(moment, kinds);
  if (!span) return [];
  const grain: CountGrain = rule.grain === 'week' ? 'week' : 'day';
  const periods = periodsOf(rule, grain, moment, back).filter(({ from }) => from >= span.first);
  if (periods.length === 0) return [];
  const scope = rule.scope && reference.books[rule.scope.dimension];
  const book = rule.each === null ? null : reference.books[rule.each];
  const found = await repository.read('metricValues', {
    metrics: asked.map(({ definition, instrument }) => ({ id: definition.id, instrument })),
    periods,
    by: book?.number ?? null,
    filters: {
      dimensions: [
        ...(scope && rule.scope
          ? [{ dimension: scope.number, codes: scope.withBelow(rule.scope.code) }]
          : []),
        ...narrowed.map(({ dimension, codes }) => ({
          dimension: reference.books[dimension].number,
          codes,
        })),
      ],
      attributes: [],
    },
    alias: book?.aliases ?? [],
    now: moment.now,
  });
  const [main] = asked;
  if (!main) return [];
  const isBurst = rule.condition.kind === 'burst';
  const isCount = isBurst || main.definition.unit === 'count';
  const standing = standingOf(main.definition, moment, {
    isByDepartment: rule.each === 'department',
  });
  return found.groups.flatMap((code, group) => {
    // What nobody named is nobody's.
    if (book && code === 0) return [];
    const points = periods.map((period, at): WatchedPoint => {
      const values = found.values[at]?.[group] ?? [];
      const value = isBurst ? summed(values) : standing(values[0] ?? ABSENT, period);
      const wanted = targetScope(rule, book ? code : null);
      const target = wanted ? targetOf(main, wanted, period, reference) : null;
      return { period, value, target: target?.value ?? null };
    });
    const { polarity, provisionalDays } = main.definition;
    const each = book ? code : null;
    return [{ points, grain, polarity, isCount, each, knownAfter: isBurst ? 0 : provisionalDays }];
  });
}

function askedOf(rule: AlertRule, { reference }: Moment): AskedMetric[] | null {
  if (rule.metric !== null) {
    const asked = knownMetric(rule.metric, reference.instruments);
    return asked && [asked];
  }
  return COUNTED.map((id) => metricRef(id, reference.instruments));
}

function periodsOf(
  rule: AlertRule,
  grain: CountGrain,
  { today, reference }: Moment,
  back: number,
): Period[] {
  const length = EARLIER[grain] + back;
  if (grain === 'day') {
    const end = rule.condition.kind === 'burst' ? today + 1 : today;
    return Array.from({ length }, (_, i) => ({ from: end - length + i, to: end - length + i + 1 }));
  }
  const end = weekOf(today, reference.calendar.weekStart);
  return Array.from({ length }, (_, i) => {
    const from = end - 7 * (length - i);
    return { from, to: from + 7 };
  });
}

function targetScope({ scope, each }: AlertRule, code: number | null): Scope | null {
  if (scope && scope.dimension !== 'department') return null;
  if (each !== null && each !== 'department') return null;
  const department = each === 'department' ? code : (scope?.code ?? null);
  return department === null ? { kind: 'whole' } : { kind: 'department', code: department };
}

function summed(values: readonly MetricValue[]): MetricValue {
  const value = values.reduce((sum, one) => sum + (one.value ?? 0), 0);
  return { ...ABSENT, value, n: value, states: [] };
}

const ABSENT: MetricValue = {
  value: null,
  low: null,
  high: null,
  n: 0,
  states: ['no_data'],
  exact: true,
};
