import type { Repository } from '#db/store/store.ts';
import { CATALOGUE } from '../../domain/metrics/catalogue.ts';
import type { Instrument } from '../../domain/records/instrument.ts';

/** Days that every answer lies between. */
const EVER = { from: -40_000, to: 100_000 };

/** Codes of those instruments that have at least one answer; one that was only declared, or whose answers were taken back, has none. */
export async function answeredOf(
  repository: Repository,
  instruments: readonly Instrument[],
  now: number,
): Promise<number[]> {
  const asked = instruments.flatMap(({ kind, code }) => {
    const metric = CATALOGUE.find(({ instrument }) => instrument === kind);
    return metric ? [{ id: metric.id, instrument: code }] : [];
  });
  if (asked.length === 0) return [];
  const { values } = await repository.read('metricValues', {
    metrics: asked,
    periods: [EVER],
    by: null,
    filters: { dimensions: [], attributes: [] },
    now,
    alias: [],
  });
  return asked.flatMap(({ instrument }, place) =>
    (values[0]?.[0]?.[place]?.n ?? 0) > 0 ? [instrument] : [],
  );
}

/** Those with answers first, else in their order: who asks for a survey metric without naming an instrument means the first that fits. */
export function answeredFirst(
  instruments: readonly Instrument[],
  answered: readonly number[],
): Instrument[] {
  const isAnswered = ({ code }: Instrument): boolean => answered.includes(code);
  return [...instruments.filter(isAnswered), ...instruments.filter((one) => !isAnswered(one))];
}
