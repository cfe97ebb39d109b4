import type { Catalogue } from './client.ts';
import { nameIn } from '../format/name.ts';
import type { Language } from '../format/locale.ts';

export type MetricInfo = Catalogue['metrics'][number];

/** The definition behind a card's id, which may name an instrument: `nps:relationship` is the metric `nps`. */
export function metricInfo(catalogue: Catalogue, id: string): MetricInfo | null {
  const [metricId] = id.split(':');
  return catalogue.metrics.find((metric) => metric.id === metricId) ?? null;
}

/** The metric's name; the question is added only where several instruments of the kind could be meant. */
export function metricName(catalogue: Catalogue, id: string, language: Language): string {
  const info = metricInfo(catalogue, id);
  if (!info) return id;
  const name = nameIn(language, info.name, info.id);
  const instrument = catalogue.instruments.find((candidate) => candidate.id === id.split(':')[1]);
  if (!instrument) return name;
  const isOnly = catalogue.instruments.filter(({ kind }) => kind === instrument.kind).length === 1;
  return isOnly ? name : `${name} · ${nameIn(language, instrument.question, instrument.id)}`;
}
