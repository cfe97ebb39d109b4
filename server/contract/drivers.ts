import { z } from 'zod';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { filterSchema } from './metrics.ts';
import { bilingualSchema, daySchema, metricValueSchema } from './shapes.ts';

/** Periods a change can be told from: the one of the same length before, or the same weeks a year ago. */
const DRIVER_BASES = ['previous', 'last_year'] as const;

/** `GET /api/drivers`: one metric (catalogue id, optionally with its instrument), its period `[from, to)`, and since when. */
export const driversQuerySchema = z.strictObject({
  metric: z.string().min(1).max(200).meta({ example: 'nps:relationship' }),
  from: daySchema,
  to: daySchema.meta({ description: 'First day after the period, YYYY-MM-DD' }),
  base: z
    .enum(DRIVER_BASES)
    .optional()
    .meta({ description: `The period before: ${DRIVER_BASES.join(', ')} (default previous)` }),
  filter: filterSchema.optional(),
});
export type DriversQuery = z.infer<typeof driversQuerySchema>;

/** A value of a dimension, with the filter that gives exactly its records. */
const groupSchema = z.object({
  key: z.string(),
  name: bilingualSchema,
  filter: z.string(),
});

const contributionSchema = z.object({
  /** Null = all values that have too few records in either period, together. */
  group: groupSchema.nullable(),
  /** Values it stands for. */
  values: z.number().int(),
  /** Mean and number of records in each period; `mean` null = no records, or fewer than the metric shows a value of. */
  before: z.object({ mean: z.number().nullable(), n: z.number().int(), share: z.number() }),
  after: z.object({ mean: z.number().nullable(), n: z.number().int(), share: z.number() }),
  /** In the metric's unit (percent points for percent): by another share, by another value, both, with its 95 % interval. */
  mix: z.number(),
  rate: z.number(),
  total: z.number(),
  low: z.number(),
  high: z.number(),
  /** Its own change less that of the rest, and the two-sided p of that; null where it is too small or has no rest. */
  move: z.number().nullable(),
  p: z.number().nullable(),
  /** True for one that stands out of all that were looked at. */
  standsOut: z.boolean(),
});
export type ContributionAnswer = z.infer<typeof contributionSchema>;

/** Why a change is not taken apart. */
const DRIVER_GAPS = ['no_change', 'not_additive', 'no_segments'] as const;

/** Answer of `GET /api/drivers`. Means and changes in the unit of `metric`; null = absent. */
export const driversAnswerSchema = z.object({
  /** The metric that was taken apart: the one asked for, or for a median the share within its limit. Null = none can be. */
  metric: z.string().nullable(),
  period: z.object({ from: daySchema, to: daySchema }),
  base: z.object({ from: daySchema, to: daySchema }),
  before: metricValueSchema,
  after: metricValueSchema,
  /** After less before, which the totals of each dimension add up to; null where one of them has no value. */
  change: z.number().nullable(),
  /**
   * Why nothing is taken apart: `no_change` = one of the periods has no value; `not_additive` = counts and medians, which are
   * no mean over records; `no_segments` = no dimension has two values with enough records. Null = it is.
   */
  gap: z.enum(DRIVER_GAPS).nullable(),
  /** Dimensions with more than one value, the contributions of each worst first by size. */
  dimensions: z.array(
    z.object({ dimension: z.enum(DIMENSIONS), contributions: z.array(contributionSchema) }),
  ),
  /** What stands out, the surest first; empty = no segment does. */
  standingOut: z.array(z.object({ dimension: z.enum(DIMENSIONS), key: z.string() })),
  /** Segments that were looked at as one family. */
  tested: z.number().int(),
  /** Records a value must have in both periods to be looked at by itself. */
  least: z.number().int(),
});
export type DriversAnswer = z.infer<typeof driversAnswerSchema>;
