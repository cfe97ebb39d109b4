import { z } from 'zod';
import { daySchema, instantSchema } from './shapes.ts';

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
  /** The same of an alert about an hour, up to that hour; empty = it is about none. */
  hours: z.array(
    z.object({
      /** Begin of the hour. */
      at: instantSchema,
      /** Records; 0 = none came. */
      count: z.number().int(),
      /** What was usual at that hour of the day, and where nine in ten of the earlier ones lay; null = too few lay before. */
      expected: number,
      low: number,
      high: number,
    }),
  ),
});
export type AlertCourse = z.infer<typeof alertCourseSchema>;
