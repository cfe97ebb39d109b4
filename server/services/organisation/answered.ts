import type { Repository } from '#db/store/store.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import { metricRef } from '../metrics/metric-refs.ts';

/** Days that every answer lies between. */
const EVER = { from: -40_000, to: 100_000 };

/** Those of some survey metrics (ids) that rest on at least one answer; an instrument that was only declared has none. */
export async function answeredOf(
  repository: Repository,
  metrics: readonly string[],
  instruments: readonly Instrument[],
  now: number,
): Promise<string[]> {
  const asked = metrics
    .map((id) => metricRef(id, instruments))
    .filter(({ instrument }) => instrument !== 0);
  if (asked.length === 0) return [];
  const { values } = await repository.read('metricValues', {
    metrics: asked.map(({ definition, instrument }) => ({ id: definition.id, instrument })),
    periods: [EVER],
    by: null,
    filters: { dimensions: [], attributes: [] },
    now,
    alias: [],
  });
  return asked.flatMap(({ definition }, place) =>
    (values[0]?.[0]?.[place]?.n ?? 0) > 0 ? [definition.id] : [],
  );
}
