import { z } from 'zod';
import { bilingualSchema, daySchema } from './common.ts';

export const WEEK_DAYS = ['sat', 'sun', 'mon'] as const;

/** Settings of the organisation, never of the viewer. */
export const organisationSchema = z.object({
  name: bilingualSchema,
  /** IANA time zone in which days are cut. */
  zone: z.string(),
  weekStart: z.enum(WEEK_DAYS),
  /** Days off, 0 = Sunday … 6 = Saturday. */
  weekend: z.array(z.number().int().min(0).max(6)),
  currency: z.string(),
  language: z.enum(['en', 'ar']),
  /** Time runs right to left on charts in Arabic. */
  timeReversed: z.boolean(),
  /** Ids of the metrics on the overview cards, in order. */
  cards: z.array(z.string()).min(1).max(7),
  demonstration: z.boolean(),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const organisationAnswerSchema = organisationSchema.extend({
  /** The last week complete by calendar and by data; null on an empty store. */
  lastWeek: z.object({ from: daySchema, to: daySchema }).nullable(),
  /** The last week complete by calendar alone: when it differs, the screen says where data ends. */
  calendarWeek: z.object({ from: daySchema, to: daySchema }),
  dataThrough: daySchema.nullable(),
  today: daySchema,
});
export type OrganisationAnswer = z.infer<typeof organisationAnswerSchema>;
