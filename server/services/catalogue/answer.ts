import type { z } from 'zod';
import type { catalogueSchema, MetricInfo } from '../../contract/catalogue.ts';
import { CATALOGUE } from '../../domain/metrics/catalogue.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { Reference } from '../organisation/reference.ts';

/** Every metric's definition and every survey instrument, as the catalogue tells them. */
export function answerCatalogue({ instruments }: Reference): z.infer<typeof catalogueSchema> {
  return {
    metrics: CATALOGUE.map(metricInfo),
    instruments: instruments.map(({ code: _code, ...told }) => told),
  };
}

function metricInfo(metric: MetricDefinition): MetricInfo {
  const { id, name, formula, unit, polarity, interval, minShow, minJudge } = metric;
  const { source, owner, instrument, provisionalDays } = metric;
  return {
    ...{ id, name, formula, unit, polarity, interval, minShow, minJudge },
    ...{ source, owner, instrument, provisionalDays },
    range: [metric.range[0], metric.range[1]],
  };
}
