import type { Target } from '../../contract/organisation.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { parseDay } from '../../domain/time/day.ts';
import { NOT_GIVEN } from '../../domain/dimensions.ts';
import type { Reference } from '../organisation/reference.ts';
import type { AskedMetric } from './metric-refs.ts';
import { metricRef } from './metric-refs.ts';

/** What a value is a value of: the whole organisation, one department, or another part of it. */
export type Scope = { kind: 'whole' } | { kind: 'department'; code: number } | { kind: 'part' };

export type TargetInForce = { from: number; value: number };

/**
 * The target in force for a metric on the last day before `to`. A department without a target of its own, and any other
 * part, is held against the organisation's, except for counts, of which a part is only a part.
 */
export function targetOf(
  asked: AskedMetric,
  scope: Scope,
  to: number,
  reference: Reference,
): TargetInForce | null {
  const mine = reference.organisation.targets.filter((one) => isOf(one, asked, reference));
  if (scope.kind === 'department') {
    const own = latest(
      mine.filter(
        ({ department }) => department !== null && codeOf(department, reference) === scope.code,
      ),
      to,
    );
    if (own) return own;
  }
  if (scope.kind !== 'whole' && asked.definition.unit === 'count') return null;
  return latest(
    mine.filter(({ department }) => department === null),
    to,
  );
}

/** A target as the value it is compared with: no interval, no n. */
export function targetValue(target: TargetInForce | null): MetricValue {
  const value = target?.value ?? null;
  return {
    value,
    low: null,
    high: null,
    n: 0,
    states: value === null ? ['no_data'] : [],
    exact: true,
  };
}

function isOf({ metric }: Target, asked: AskedMetric, { instruments }: Reference): boolean {
  if (metric === asked.canonical) return true;
  const [id] = metric.split(':', 1);
  if (id !== asked.definition.id || metric.includes(':')) return false;
  return metricRef(metric, instruments).canonical === asked.canonical;
}

function codeOf(department: string, { books }: Reference): number {
  const code = books.department.find(department)?.code;
  return code === undefined ? NOT_GIVEN - 1 : books.department.shownAs(code);
}

function latest(targets: readonly Target[], to: number): TargetInForce | null {
  const begun = targets
    .map(({ from, value }) => ({ from: parseDay(from), value }))
    .filter(({ from }) => from < to)
    .sort((a, b) => a.from - b.from);
  return begun.at(-1) ?? null;
}
