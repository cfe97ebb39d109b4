import { z } from 'zod';
import { COMPARISONS, GRAINS, VERDICT_BASES, VERDICTS } from '../domain/metrics/verdict-kinds.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { bilingualSchema, daySchema, metricValueSchema } from './common.ts';

/**
 * `GET /api/metrics`. `metrics` is a comma list of catalogue ids, for survey metrics optionally with an instrument
 * (`nps:relationship`). `filter` may repeat: `department=billing,branches` (any of), or `attr.tier=gold` for a declared
 * attribute. The range is `[from, to)` in days of the organisation's zone.
 */
export const metricsQuerySchema = z.object({
  metrics: z.string().min(1),
  from: daySchema,
  to: daySchema,
  grain: z.string().optional(),
  by: z.string().optional(),
  filter: z.union([z.string(), z.array(z.string())]).optional(),
  compare: z.string().optional(),
});

/** One judged difference. `change` is in the metric's own unit (percent points for percent). */
export const comparisonSchema = z.object({
  kind: z.enum(COMPARISONS),
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  value: metricValueSchema,
  change: z.number().nullable(),
  /** Two-sided p of the labelled one- or two-sample test; null where no test applies. */
  p: z.number().nullable(),
});

/** The one verdict of the period, against what it was expected to be. Only this may colour anything. */
export const verdictSchema = z.object({
  kind: z.enum(VERDICTS),
  basis: z.enum(VERDICT_BASES).nullable(),
  expected: z.number().nullable(),
  expectedLow: z.number().nullable(),
  expectedHigh: z.number().nullable(),
  change: z.number().nullable(),
  p: z.number().nullable(),
});

export const groupSchema = z.object({
  dimension: z.enum(DIMENSIONS),
  key: z.string(),
  name: bilingualSchema,
});

export const seriesSchema = z.object({
  metric: z.string(),
  group: groupSchema.nullable(),
  /** The whole period as one value. */
  total: metricValueSchema,
  verdict: verdictSchema,
  comparisons: z.array(comparisonSchema),
  /** One per grain bucket, oldest first; a bucket without data is there with value null. Empty for grain `none`. */
  points: z.array(z.object({ from: daySchema, to: daySchema, value: metricValueSchema })),
});

export const metricsAnswerSchema = z.object({
  period: z.object({ from: daySchema, to: daySchema, grain: z.enum(GRAINS), zone: z.string() }),
  /** Last day for which data is complete; null when there is none. */
  dataThrough: daySchema.nullable(),
  /** Movements that were judged on this answer as one family, and how many survived the false-discovery bound of 10 %. */
  family: z.object({ judged: z.number().int(), real: z.number().int() }),
  series: z.array(seriesSchema),
});
export type MetricsAnswer = z.infer<typeof metricsAnswerSchema>;
