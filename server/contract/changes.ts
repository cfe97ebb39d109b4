import { z } from 'zod';
import { DIMENSIONS } from '../domain/dimensions.ts';
import { filterSchema, verdictSchema } from './metrics.ts';
import { bilingualSchema, daySchema, metricValueSchema } from './shapes.ts';

/** `GET /api/changes`: what really changed in a period `[from, to)`, among the metrics on the cards or those named. */
export const changesQuerySchema = z.strictObject({
  from: daySchema,
  to: daySchema.meta({ description: 'First day after the period, YYYY-MM-DD' }),
  metrics: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Comma list of catalogue ids (default: those on the cards)' }),
  filter: filterSchema.optional(),
});
export type ChangesQuery = z.infer<typeof changesQuerySchema>;

const whereSchema = z.object({
  dimension: z.enum(DIMENSIONS),
  key: z.string(),
  name: bilingualSchema,
  filter: z.string(),
});

const changeSchema = z.object({
  metric: z.string(),
  value: metricValueSchema,
  /** Judged as one family with the other metrics asked for: `better`, `worse` or `changed`. */
  verdict: verdictSchema,
  /**
   * The value against the mean of the periods before, in the metric's unit: `change` = value less `before`. Null for counts
   * and medians, which are held against what was expected of them.
   */
  since: z
    .object({ from: daySchema, to: daySchema, before: z.number(), change: z.number() })
    .nullable(),
  /** The segment that stands out in that change, or two that cross; null = none does. */
  driver: z
    .object({
      where: z.array(whereSchema).min(1).max(2),
      /** What it adds to `since.change`, with its 95 % interval, and its own value in both periods. */
      contribution: z.number(),
      low: z.number(),
      high: z.number(),
      before: z.number(),
      after: z.number(),
      /** Records it has in the period. */
      n: z.number().int(),
    })
    .nullable(),
  /** Who answers for it: the department where the change lies, else who owns the metric. */
  owner: bilingualSchema,
});
export type ChangeAnswer = z.infer<typeof changeSchema>;

/** Answer of `GET /api/changes`: at most five changes, worst first; `real` = how many there are in all, `judged` = out of how many. */
export const changesAnswerSchema = z.object({
  period: z.object({ from: daySchema, to: daySchema }),
  judged: z.number().int(),
  real: z.number().int(),
  changes: z.array(changeSchema).max(5),
  /** Each metric asked for with the smallest change that would have been told, in its unit; null = none can be announced. */
  detectable: z.array(z.object({ metric: z.string(), size: z.number().nullable() })),
});
export type ChangesAnswer = z.infer<typeof changesAnswerSchema>;
