import { z } from 'zod';
import { filterSchema } from './metrics.ts';
import { daySchema } from './shapes.ts';

/** `GET /api/loop-changes`: which days, metric and filters a chart is about. */
export const loopChangesQuerySchema = z.strictObject({
  from: daySchema,
  to: daySchema.meta({ description: 'First day after, YYYY-MM-DD', example: '2026-11-22' }),
  metric: z.string().min(1).max(200).meta({
    description: 'Catalogue id, for survey metrics with the instrument',
    example: 'volume',
  }),
  filter: filterSchema.optional(),
});
export type LoopChangesQuery = z.infer<typeof loopChangesQuerySchema>;

/** Changes that loops made to what a chart shows, by the day from which they hold. */
export const loopChangesSchema = z.object({
  changes: z.array(z.object({ loop: z.number().int(), title: z.string(), changedOn: daySchema })),
});
export type LoopChangesAnswer = z.infer<typeof loopChangesSchema>;
