import type { MetricDefinition } from '../metrics/definition.ts';
import { oneSampleP } from '../metrics/sample-tests.ts';
import type { MetricValue } from '../metrics/value.ts';

/** `unclear` = on one side of the target, but by less than chance may move it. */
export const TARGET_OUTCOMES = ['met', 'missed', 'unclear'] as const;
export type TargetOutcome = (typeof TARGET_OUTCOMES)[number];

type Judged = Pick<MetricDefinition, 'method' | 'minJudge' | 'polarity' | 'unit'>;

/** Two-sided p below which a value is told apart from its target. */
const LEVEL = 0.05;

/**
 * Whether a value reaches its target (METRICS.md 3, one-sample test): `met` and `missed` only where the test tells the value
 * apart from the target. A count of everything has no doubt and is compared as it is. Null = there is no value, or neither
 * direction is good. It never colours anything.
 */
export function targetOutcome(
  metric: Judged,
  current: MetricValue,
  target: number,
): TargetOutcome | null {
  if (current.value === null || metric.polarity === 'none') return null;
  const ahead = (current.value - target) * (metric.polarity === 'higher' ? 1 : -1);
  if (metric.method === 'none' && metric.unit === 'count') return ahead >= 0 ? 'met' : 'missed';
  const p = oneSampleP(metric, current, target);
  if (p === null || p >= LEVEL) return 'unclear';
  return ahead > 0 ? 'met' : 'missed';
}
