import { z } from 'zod';
import { COMPARISONS, GRAINS, VERDICT_BASES, VERDICTS } from '../domain/metrics/verdict-kinds.ts';
import { SIDES } from '../domain/stats/funnel.ts';
import { TARGET_OUTCOMES } from '../domain/targets/outcome.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { bilingualSchema, daySchema, metricValueSchema } from './shapes.ts';

/**
 * Narrows what is counted; may repeat, and all of them must hold. `department=billing,branches` = any of these values
 * (departments with those below them; `department.only=billing` without), `attr.tier=gold` = a declared attribute. An
 * empty value is "not given"; a comma or backslash inside a value is written with a backslash before it.
 */
export const filterSchema = z.union([z.string(), z.array(z.string())]).meta({
  description:
    'May repeat; all must hold. `dimension=key,key` (any of the keys), `department.only=key` (without the departments below; `theme.only` likewise), `attr.name=value`. An empty value is "not given"; write `\\,` for a comma inside a value.',
  example: ['department=billing'],
});

/**
 * `GET /api/metrics`. `metrics` is a comma list of catalogue ids, for survey metrics optionally with an instrument
 * (`nps:relationship`). The range is `[from, to)` in days of the organisation's zone.
 */
export const metricsQuerySchema = z.strictObject({
  metrics: z.string().min(1).meta({
    description: 'Comma list of catalogue ids; survey metrics optionally with their instrument',
    example: 'nps:relationship,volume',
  }),
  from: daySchema,
  to: daySchema.meta({
    description: 'First day after the period, YYYY-MM-DD',
    example: '2026-11-22',
  }),
  grain: z
    .string()
    .optional()
    .meta({ description: `Length of the points: ${GRAINS.join(', ')} (default none)` }),
  by: z
    .string()
    .optional()
    .meta({ description: `Break down by one dimension: ${DIMENSIONS.join(', ')}` }),
  filter: filterSchema.optional(),
  compare: z
    .string()
    .optional()
    .meta({ description: `Comma list of ${COMPARISONS.join(', ')}` }),
});
export type MetricsQuery = z.infer<typeof metricsQuerySchema>;

/** One judged difference. `change` is in the metric's own unit (percent points for percent). */
const comparisonSchema = z.object({
  kind: z.enum(COMPARISONS),
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  value: metricValueSchema,
  change: z.number().nullable(),
  /** Two-sided p of the labelled one- or two-sample test; null where no test applies. */
  p: z.number().nullable(),
  /** Against a target: `met` and `missed` where the test tells the value apart from it; null where nothing can be said. */
  outcome: z.enum(TARGET_OUTCOMES).nullable(),
  /** True for the whole organisation's target, where a part that has none of its own is held against it. */
  ofAll: z.boolean(),
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
  /** The smallest change that would have been called real in 19 of 20 cases, in the metric's unit; null = not to be said. */
  detectable: z.number().nullable(),
});

/** The value of the dimension a series stands for. */
const groupSchema = z.object({
  dimension: z.enum(DIMENSIONS),
  /** The source's own word; empty for records that carry no value of the dimension ("not given"). */
  key: z.string(),
  name: bilingualSchema,
  /** The `filter` that gives exactly this group's records. */
  filter: z.string(),
});

/** One metric for one group over the period. */
const seriesSchema = z.object({
  metric: z.string(),
  group: groupSchema.nullable(),
  /** The whole period as one value. */
  total: metricValueSchema,
  verdict: verdictSchema,
  comparisons: z.array(comparisonSchema),
  /** One per grain bucket, oldest first; a bucket without data is there with value null. Empty for grain `none`. */
  points: z.array(
    z.object({
      from: daySchema,
      to: daySchema,
      value: metricValueSchema,
      /** The target on its last day; null = none, or `compare` did not ask for it. */
      target: z.number().nullable(),
    }),
  ),
  /**
   * Process-behaviour limits of the points (XmR), in the metric's unit, from the `n` final ones before the last: they are drawn
   * and decide nothing. Null below 12 such points.
   */
  limits: z
    .object({ mean: z.number(), low: z.number(), high: z.number(), n: z.number().int() })
    .nullable(),
  /**
   * Of a group: the mean of all groups and the limits around it for one of its size (99.8 %): of chance, and from ten groups on
   * of the usual spread between those that have a name (`between`, a standard deviation; 0 = chance alone). `side` = where the group stands. Null without groups, and for counts and medians.
   */
  funnel: z
    .object({
      mean: z.number(),
      low: z.number(),
      high: z.number(),
      side: z.enum(SIDES),
      between: z.number(),
    })
    .nullable(),
});

/** Answer of `GET /api/metrics`. */
export const metricsAnswerSchema = z.object({
  period: z.object({ from: daySchema, to: daySchema, grain: z.enum(GRAINS), zone: z.string() }),
  /** Last day on which data of the kinds lie that the metrics are computed from; null when there is none. */
  dataThrough: daySchema.nullable(),
  /** Movements that were judged on this answer as one family, and how many survived the false-discovery bound of 10 %. */
  family: z.object({ judged: z.number().int(), real: z.number().int() }),
  series: z.array(seriesSchema),
});
export type MetricsAnswer = z.infer<typeof metricsAnswerSchema>;
