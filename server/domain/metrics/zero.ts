import type { MetricDefinition } from './definition.ts';
import type { MetricValue } from './value.ts';

/**
 * Turns "nothing counted" of a count (volume, contacts, backlog …) into a true 0 when the caller knows that data covers
 * the whole period and scope; any other value is given back unchanged. Absent is never 0: a share, a mean or a quantile
 * of nothing stays null, and so does a count where no source was sending.
 */
export function zeroIfCovered(
  metric: Pick<MetricDefinition, 'unit'>,
  value: MetricValue,
  covered: boolean,
): MetricValue {
  const nothing = value.value === null && value.n === 0 && value.states.includes('no_data');
  if (!covered || !nothing || metric.unit !== 'count') return value;
  return { ...value, value: 0, states: value.states.filter((state) => state !== 'no_data') };
}
