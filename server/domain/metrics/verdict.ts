import type { MetricDefinition } from './definition.ts';
import { expectation } from './expectation.ts';
import { detectableBetween, twoSampleP } from './sample-tests.ts';
import type { MetricValue } from './value.ts';
import type { Polarity, VerdictBasis, VerdictKind } from './verdict-kinds.ts';

/** Level at which a single movement counts as real. */
export const LEVEL = 0.05;

/** Earlier complete weeks it takes to judge a week by its own history. */
const ENOUGH_WEEKS = 16;

/**
 * The one judgement of a period. `expected` and its 95 % range are in the metric's unit; `change` = value − expected (percent
 * points for percent); `p` two-sided. `detectable` = the smallest change, up or down, that would have been called real in 19 of
 * 20 cases, in the metric's unit; null also where no change inside the metric's range is that large. What is not known is null: everything below the floors, the range without history.
 */
export type Verdict = {
  kind: VerdictKind;
  basis: VerdictBasis | null;
  expected: number | null;
  expectedLow: number | null;
  expectedHigh: number | null;
  change: number | null;
  p: number | null;
  detectable: number | null;
};

/** What a verdict is made from. */
export type VerdictInput = {
  metric: MetricDefinition;
  current: MetricValue;
  /** Earlier complete weeks, oldest first and the week before last in the list; up to 104 are used. */
  history: readonly MetricValue[];
  /** The week before; null when there is none. */
  before: MetricValue | null;
};

function silent(kind: VerdictKind): Verdict {
  return {
    kind,
    basis: null,
    expected: null,
    expectedLow: null,
    expectedHigh: null,
    change: null,
    p: null,
    detectable: null,
  };
}

/** A value that may still move, or that rests on half a period, proves nothing and is no yardstick. */
function settled(value: MetricValue): boolean {
  return !value.states.some((state) => state !== 'too_few');
}

function direction(polarity: Polarity, change: number): VerdictKind {
  if (polarity === 'none') return 'changed';
  return change > 0 === (polarity === 'higher') ? 'better' : 'worse';
}

/** What a movement of `change` with this `p` is called. */
function kindOf(polarity: Polarity, change: number, p: number): VerdictKind {
  return p < LEVEL && change !== 0 ? direction(polarity, change) : 'no_change';
}

/**
 * Is this period better or worse than it was expected to be? At p < 0.05, two-sided: against its own history when at
 * least 16 earlier complete weeks can be used (z with between-week variance; counts by the negative-binomial tail), else by the
 * two-sample test against the week before (`no_base` for counts and other metrics without interval). A stale or
 * provisional value is not judged (`no_base`) and does not judge others. Several verdicts on one screen must also
 * pass `judgeFamily`.
 */
export function verdict({ metric, current, history, before }: VerdictInput): Verdict {
  if (current.value === null) {
    const few = current.states.includes('too_few') || current.states.includes('suppressed');
    return silent(few ? 'too_few' : 'no_data');
  }
  if (current.n < metric.minJudge) return silent('too_few');
  if (!settled(current)) return silent('no_base');
  const usable = history.filter((value) => value.value !== null && settled(value));
  const found = expectation(metric, current, usable, ENOUGH_WEEKS);
  if (found) {
    const change = current.value - found.expected;
    return {
      kind: kindOf(metric.polarity, change, found.p),
      basis: 'history',
      expected: found.expected,
      expectedLow: found.low,
      expectedHigh: found.high,
      change,
      p: found.p,
      detectable: reachable(metric, found.expected, found.detectable),
    };
  }
  return againstWeekBefore(metric, current, current.value, before);
}

/** A size that a change from `expected` can have inside the metric's range; null = it cannot. */
function reachable(
  { range: [least, most] }: Pick<MetricDefinition, 'range'>,
  expected: number,
  size: number | null,
): number | null {
  if (size === null) return null;
  const down = expected - (least ?? -Infinity);
  const up = (most ?? Infinity) - expected;
  return size <= Math.max(down, up) ? size : null;
}

function againstWeekBefore(
  metric: MetricDefinition,
  current: MetricValue,
  value: number,
  before: MetricValue | null,
): Verdict {
  if (!before || before.value === null || !settled(before)) return silent('no_base');
  const p = twoSampleP(metric, current, before);
  if (p === null) return silent('no_base');
  const change = value - before.value;
  return {
    kind: kindOf(metric.polarity, change, p),
    basis: 'week_before',
    expected: before.value,
    expectedLow: null,
    expectedHigh: null,
    change,
    p,
    detectable: reachable(metric, before.value, detectableBetween(metric, current, before)),
  };
}
