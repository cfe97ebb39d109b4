import type { Bilingual } from '../../contract/shapes.ts';
import { CATALOGUE, metricById } from '../../domain/metrics/catalogue.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { AppError } from '../../domain/problem.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import { nearest } from './nearest.ts';

/** One metric as it was asked for. */
export type AskedMetric = {
  /** The text of the question, which the answer repeats. */
  readonly text: string;
  readonly definition: MetricDefinition;
  /** Code of the survey instrument; 0 = none is needed, or none of the kind is known. */
  readonly instrument: number;
  /** The same for every way to write the question: `nps:relationship`, `volume`. */
  readonly canonical: string;
};

/**
 * Reads `id` or `id:instrument`. A survey metric without an instrument means the first of its kind.
 * @throws AppError METRIC_UNKNOWN { seen, allowed }, INSTRUMENT_UNKNOWN { seen, metric, metricNames, allowed }
 */
export function metricRef(text: string, instruments: readonly Instrument[]): AskedMetric {
  const colon = text.indexOf(':');
  const id = colon < 0 ? text : text.slice(0, colon);
  const wanted = colon < 0 ? null : text.slice(colon + 1);
  const definition = metricById(id);
  if (!definition) {
    const ids = CATALOGUE.map((metric) => metric.id);
    throw new AppError('METRIC_UNKNOWN', { seen: id, allowed: nearest(id, ids) });
  }
  const fitting = instruments.filter((one) => fits(definition, one));
  if (wanted === null) {
    const code = fitting[0]?.code ?? 0;
    const canonical = fitting[0] ? `${id}:${fitting[0].id}` : id;
    return { text, definition, instrument: code, canonical };
  }
  const found = fitting.find((one) => one.id === wanted);
  if (!found) {
    const ids = fitting.map((one) => one.id);
    throw new AppError('INSTRUMENT_UNKNOWN', {
      seen: wanted,
      metric: id,
      metricNames: [definition.name.en, definition.name.ar],
      allowed: nearest(wanted, ids),
    });
  }
  return { text, definition, instrument: found.code, canonical: text };
}

/** As `metricRef`, for what was written long ago: null where the metric or its instrument is gone. */
export function knownMetric(text: string, instruments: readonly Instrument[]): AskedMetric | null {
  try {
    return metricRef(text, instruments);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** What a metric is called; with its question where several instruments of the store could be meant. */
export function nameOfMetric(
  { definition, instrument }: Pick<AskedMetric, 'definition' | 'instrument'>,
  instruments: readonly Instrument[],
): Bilingual {
  const { name } = definition;
  const fitting = instruments.filter((one) => fits(definition, one));
  const question = fitting.find(({ code }) => code === instrument)?.question;
  if (!question || fitting.length === 1) return { ...name };
  const { en, ar } = question;
  // A question that is called as the metric is says no more than it.
  const withQuestion = (own: string, asked: string): string =>
    asked === name.en || asked === name.ar ? own : `${own} · ${asked}`;
  return { en: withQuestion(name.en, en || ar), ar: withQuestion(name.ar, ar || en) };
}

/** The same as a parameter of a problem: English and Arabic; undefined where the metric or its instrument is gone. */
export function metricNames(
  text: string,
  instruments: readonly Instrument[],
): readonly [en: string, ar: string] | undefined {
  const known = knownMetric(text, instruments);
  if (!known) return undefined;
  const { en, ar } = nameOfMetric(known, instruments);
  return [en, ar];
}

/** True when a metric is asked of this instrument. */
export function fits({ instrument }: MetricDefinition, one: Instrument): boolean {
  return instrument === 'any' || instrument === one.kind;
}
