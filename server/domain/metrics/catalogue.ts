import { AGEING_METRICS } from './catalogue/ageing.ts';
import { AUTOMATION_METRICS } from './catalogue/automation.ts';
import { CASE_METRICS } from './catalogue/cases.ts';
import { CONTACT_METRICS } from './catalogue/contacts.ts';
import { DURATION_METRICS } from './catalogue/durations.ts';
import { PROMISE_METRICS } from './catalogue/promises.ts';
import { SURVEY_METRICS } from './catalogue/survey.ts';
import type { MetricDefinition } from './definition.ts';

/** Every metric of the product, in the order lists show them. */
export const CATALOGUE: readonly MetricDefinition[] = [
  ...SURVEY_METRICS,
  ...CASE_METRICS,
  ...AGEING_METRICS,
  ...DURATION_METRICS,
  ...PROMISE_METRICS,
  ...CONTACT_METRICS,
  ...AUTOMATION_METRICS,
];

const BY_ID: ReadonlyMap<string, MetricDefinition> = new Map(
  CATALOGUE.map((metric) => [metric.id, metric]),
);

/** The definition of a metric; null when the catalogue has no such id. */
export function metricById(id: string): MetricDefinition | null {
  return BY_ID.get(id) ?? null;
}
