import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { targetAt } from '../../domain/targets/target.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Reference } from '../organisation/reference.ts';
import type { AskedMetric } from './metric-refs.ts';

/** What a value is a value of: the whole organisation, one department, or another part of it. */
export type Scope = { kind: 'whole' } | { kind: 'department'; code: number } | { kind: 'part' };

/** `ofAll`: it is the whole organisation's, and a part that has none of its own is held against it. */
export type TargetInForce = { from: number; value: number; ofAll: boolean };

/** Days a count's target is for. */
const WEEK = 7;

/**
 * The target in force for a metric on the last day of a period. A department without a target of its own, and any other
 * part, is held against the organisation's, except for counts, of which a part is only a part. A count over time is held
 * against its target where the period is a week, which is what such a target is for.
 */
export function targetOf(
  asked: Pick<AskedMetric, 'canonical' | 'definition'>,
  scope: Scope,
  period: Period,
  { targets }: Pick<Reference, 'targets'>,
): TargetInForce | null {
  const { canonical, definition } = asked;
  if (growsWithTime(definition) && period.to - period.from !== WEEK) return null;
  const day = period.to - 1;
  if (scope.kind === 'department') {
    const own = targetAt(targets, canonical, scope.code, day);
    if (own) return { ...own, ofAll: false };
  }
  if (scope.kind !== 'whole' && definition.unit === 'count') return null;
  const whole = targetAt(targets, canonical, null, day);
  return whole && { ...whole, ofAll: scope.kind !== 'whole' };
}

/** Of two weeks there are twice as many; of a backlog there are not. */
function growsWithTime({ unit, cumulative }: MetricDefinition): boolean {
  return unit === 'count' && !cumulative;
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
