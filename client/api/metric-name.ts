import type { Catalogue } from './client.ts';
import { isolate } from '../format/bidi.ts';
import { nameIn } from '../format/name.ts';
import type { Language } from '../format/locale.ts';

export type MetricInfo = Catalogue['metrics'][number];

/**
 * The definition behind a card's id, which may name an instrument: `nps:relationship` is the metric `nps`. Null where there
 * is no such metric, or no such instrument of it.
 */
export function metricInfo(catalogue: Catalogue, id: string): MetricInfo | null {
  const [metricId, wanted] = id.split(':');
  const info = catalogue.metrics.find((metric) => metric.id === metricId);
  if (!info) return null;
  const isThere =
    wanted === undefined || instrumentsOf(catalogue, info).some((one) => one.id === wanted);
  return isThere ? info : null;
}

/** The instruments a metric can be asked of; what names none means the first of them. */
export function instrumentsOf({ instruments }: Catalogue, { instrument }: MetricInfo) {
  return instruments.filter(({ kind }) => instrument === 'any' || instrument === kind);
}

/**
 * The metric's name; the question is added only where several instruments could be meant. `among` = the ids it is told
 * with, where a sentence or a column has no room for the question: only another of the same metric asks for it then.
 */
export function metricName(
  catalogue: Catalogue,
  id: string,
  language: Language,
  among?: readonly string[],
): string {
  const info = metricInfo(catalogue, id);
  if (!info) return id;
  const name = nameIn(language, info.name, info.id);
  const fitting = instrumentsOf(catalogue, info);
  const [metric, wanted = fitting[0]?.id] = id.split(':');
  const meant = fitting.find((one) => one.id === wanted);
  const isAlone = among?.every((other) => other === id || other.split(':')[0] !== metric) ?? false;
  if (!meant || fitting.length === 1 || isAlone) return name;
  const { question } = meant;
  const asked = nameIn(language, question, question.en || question.ar || meant.id);
  // A question that is called as the metric is says no more than it.
  return Object.values(info.name).includes(asked) ? name : `${name} · ${isolate(asked)}`;
}
