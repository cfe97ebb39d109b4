import type { z } from 'zod';
import type { catalogueSchema, MetricInfo } from '../../contract/catalogue.ts';
import { CATALOGUE } from '../../domain/metrics/catalogue.ts';
import { FIGURES } from '../../domain/metrics/catalogue/figures.ts';
import { LOOP_FIGURE_DEFINITIONS } from '../../domain/metrics/catalogue/loop-figures.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { Reference } from '../organisation/reference.ts';

/** Every metric's definition, every figure of alerts and loops, and every survey instrument, as the catalogue tells them. */
export function answerCatalogue({ instruments }: Reference): z.infer<typeof catalogueSchema> {
  return {
    metrics: CATALOGUE.map(metricInfo),
    figures: [...FIGURES, ...LOOP_FIGURE_DEFINITIONS].map(
      ({ range: [least, most], ...figure }) => ({
        ...figure,
        range: [least, most],
      }),
    ),
    instruments: instruments.map(({ code: _code, ...told }) => told),
  };
}

function metricInfo(metric: MetricDefinition): MetricInfo {
  return {
    id: metric.id,
    name: metric.name,
    formula: metric.formula,
    unit: metric.unit,
    range: [metric.range[0], metric.range[1]],
    polarity: metric.polarity,
    interval: metric.interval,
    minShow: metric.minShow,
    minJudge: metric.minJudge,
    source: metric.source,
    owner: metric.owner,
    instrument: metric.instrument,
    records: [...metric.records],
    provisionalDays: metric.provisionalDays,
    recordsAre: metric.recordsAre,
  };
}
