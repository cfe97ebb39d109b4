import { z } from 'zod';
import { daySchema } from './shapes.ts';

const number = z.number().nullable();

/** `GET /api/alerts/{id}/course`: the counts that led to a burst, each with what was expected of it. */
export const alertCourseSchema = z.object({
  /** Up to the alert's own period, oldest first; empty = it is no burst, or its series is gone. */
  points: z.array(
    z.object({
      from: daySchema,
      to: daySchema.meta({ description: 'First day after' }),
      /** Records; 0 = none came. */
      count: z.number().int(),
      /** By the detector itself, from what lay before; null = too little lay before. */
      expected: number,
      low: number,
      high: number,
    }),
  ),
});
export type AlertCourse = z.infer<typeof alertCourseSchema>;
