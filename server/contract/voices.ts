import { z } from 'zod';
import { filterSchema } from './metrics.ts';
import { recordItemSchema } from './records.ts';
import { daySchema } from './shapes.ts';

/** `GET /api/voices`: customers' own words that stand for a period `[from, to)`. */
export const voicesQuerySchema = z.strictObject({
  metric: z.string().min(1).meta({
    description: 'A survey metric as in `metrics`: its instrument’s comments are looked at',
    example: 'csat:service',
  }),
  from: daySchema,
  to: daySchema.meta({ description: 'First day after the period, YYYY-MM-DD' }),
  filter: filterSchema.optional(),
});
export type VoicesQuery = z.infer<typeof voicesQuerySchema>;

/** Answer of `GET /api/voices`. */
export const voicesAnswerSchema = z.object({
  period: z.object({ from: daySchema, to: daySchema }),
  /** The instrument whose answers these are, with the ends of its scale; null = the metric has none (yet), so nobody speaks. */
  instrument: z.object({ id: z.string(), scaleMin: z.number(), scaleMax: z.number() }).nullable(),
  /** Comments they were chosen from: those that the caller may read, at most 20,000, the newest. */
  n: z.number().int(),
  /** The lowest score, the median one and the highest; null = no words, or none that scored lower (higher) than the typical. */
  worst: recordItemSchema.nullable(),
  typical: recordItemSchema.nullable(),
  best: recordItemSchema.nullable(),
});
export type VoicesAnswer = z.infer<typeof voicesAnswerSchema>;
