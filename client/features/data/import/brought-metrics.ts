import type { Mapping } from '#server/contract/mapping.ts';
import type { Catalogue } from '../../../api/client.ts';
import { instrumentsOf } from '../../../api/metric-name.ts';

/** As many as one question may ask for. */
const MOST = 64;

/** The metrics that read what a mapping makes, in the catalogue's order: survey metrics once for each question it stores. */
export function metricsOfMapping(
  catalogue: Catalogue,
  { records }: Pick<Mapping, 'records'>,
): string[] {
  const kinds = new Set(records.map(({ kind }) => kind));
  const asked = new Set(records.map(({ instrument }) => instrument));
  return catalogue.metrics
    .filter((metric) => metric.records.some((kind) => kinds.has(kind)))
    .flatMap((metric) => {
      if (metric.instrument === null) return [metric.id];
      const own = instrumentsOf(catalogue, metric).filter(({ id }) => asked.has(id));
      return own.map(({ id }) => `${metric.id}:${id}`);
    })
    .slice(0, MOST);
}
