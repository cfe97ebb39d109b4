import { z } from 'zod';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { CONFIDENCES } from '../domain/impacts/impact.ts';
import { filterSchema } from './metrics.ts';
import { bilingualSchema, daySchema } from './shapes.ts';

/** `GET /api/impacts`: what the values of a dimension (issues: themes) do to a metric in a period `[from, to)`. */
export const impactsQuerySchema = z.strictObject({
  metric: z.string().min(1).meta({
    description: 'One metric as in `metrics`; of a median the share within its limit is taken',
    example: 'csat:service',
  }),
  from: daySchema,
  to: daySchema.meta({ description: 'First day after the period, YYYY-MM-DD' }),
  by: z
    .enum(DIMENSIONS)
    .optional()
    .meta({ description: 'The dimension whose values are looked at (default: theme)' }),
  filter: filterSchema.optional(),
});
export type ImpactsQuery = z.infer<typeof impactsQuerySchema>;

const impactSchema = z.object({
  group: z.object({ key: z.string(), name: bilingualSchema, filter: z.string() }),
  /** Records that carry the value, and their share of all (0 to 1). */
  n: z.number().int(),
  share: z.number(),
  /** Their mean, and that of all other records. */
  mean: z.number(),
  rest: z.number(),
  /** share × (mean − rest): what the value adds to the mean of all, with its 95 % interval. */
  impact: z.number(),
  low: z.number(),
  high: z.number(),
  /** `high` = the interval keeps at least half of it, `medium` = more than chance (false discovery rate 10 %), `low` = may be chance. */
  confidence: z.enum(CONFIDENCES),
});
export type ImpactAnswer = z.infer<typeof impactSchema>;

/** Why nothing is ranked: `not_additive` = a count or median, `no_value` = too little is known, `no_groups` = no value has enough records. */
const IMPACT_GAPS = ['not_additive', 'no_value', 'no_groups'] as const;

/** Answer of `GET /api/impacts`. Means and impacts in the unit of `metric`. */
export const impactsAnswerSchema = z.object({
  /** The metric that was looked at: the one asked for, or for a median the share within its limit. Null = none can be. */
  metric: z.string().nullable(),
  by: z.enum(DIMENSIONS),
  period: z.object({ from: daySchema, to: daySchema }),
  gap: z.enum(IMPACT_GAPS).nullable(),
  /** Records in all, and how many of them carry a value of the dimension; texts of which no theme is known carry none. */
  n: z.number().int(),
  named: z.number().int(),
  /** Records a value must have to be looked at. */
  least: z.number().int(),
  /** What harms the metric, the greatest first: only what is more than chance. */
  harmful: z.array(impactSchema),
  /** What lifts it, likewise. */
  helpful: z.array(impactSchema),
  /** Values that were looked at; those of them that may be chance are not listed. */
  tested: z.number().int(),
});
export type ImpactsAnswer = z.infer<typeof impactsAnswerSchema>;
