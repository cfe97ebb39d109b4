import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { MetricDefinition } from '#server/domain/metrics/definition.ts';
import { netValue, shareValue } from '#server/domain/metrics/measured.ts';
import type { MetricValue, ValueState } from '#server/domain/metrics/value.ts';

export function metric(id: string): MetricDefinition {
  const found = metricById(id);
  if (!found) throw new Error(`no metric ${id} in the catalogue`);
  return found;
}

export function share(hits: number, n: number): MetricValue {
  return shareValue(hits, n, 5);
}

export function net(promoters: number, detractors: number, n: number): MetricValue {
  return netValue(promoters, detractors, n, 5);
}

/** A value without interval: a count (n = value) or an average of sums. */
export function plain(value: number, n = value): MetricValue {
  return { value, low: null, high: null, n, states: [], exact: true };
}

export function withState(value: MetricValue, ...states: ValueState[]): MetricValue {
  return { ...value, states };
}
