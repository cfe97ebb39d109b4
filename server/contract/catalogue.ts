import { z } from 'zod';
import { POLARITIES, UNITS } from '../domain/metrics/verdict-kinds.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import { INSTRUMENT_KINDS } from '../domain/records/instrument.ts';
import { bilingualSchema } from './shapes.ts';

/** One metric as the catalogue defines it. */
export const metricSchema = z.object({
  id: z.string(),
  name: bilingualSchema,
  /** The formula in words. */
  formula: bilingualSchema,
  unit: z.enum(UNITS),
  /** Smallest and largest possible value; null = unbounded. */
  range: z.tuple([z.number().nullable(), z.number().nullable()]),
  polarity: z.enum(POLARITIES),
  /** Interval method in words, null for a pure count. */
  interval: bilingualSchema.nullable(),
  minShow: z.number().int(),
  minJudge: z.number().int(),
  source: z.string(),
  owner: bilingualSchema,
  /** Needs an instrument of this kind (`any` = of whatever kind); null for operational metrics. */
  instrument: z.enum([...INSTRUMENT_KINDS, 'any']).nullable(),
  /** Kinds of record it is computed from. */
  records: z.array(z.enum(RECORD_KINDS)),
  /** Days until a period's value is final (7 = a week for re-contacts); 0 = at once. */
  provisionalDays: z.number().int(),
  /** What the records behind it add up to: its `n`, or its `value` where it counts some of what it rests on. */
  recordsAre: z.enum(['n', 'value']),
});
export type MetricInfo = z.infer<typeof metricSchema>;

/** A figure of alerts, loops or follow-ups, defined as metrics are; its value is told by `GET /api/alerts`, `GET /api/loop-figures` or `GET /api/follow-ups/figures`. */
const figureSchema = metricSchema.pick({
  id: true,
  name: true,
  formula: true,
  unit: true,
  range: true,
  polarity: true,
  minShow: true,
  source: true,
  owner: true,
});

/** `GET /api/catalogue`: every metric, every figure of alerts and loops, and every survey instrument. */
export const catalogueSchema = z.object({
  metrics: z.array(metricSchema),
  figures: z.array(figureSchema),
  instruments: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(INSTRUMENT_KINDS),
      question: bilingualSchema,
      scaleMin: z.number(),
      scaleMax: z.number(),
      topFrom: z.number(),
      bottomTo: z.number(),
    }),
  ),
});
