import { z } from 'zod';
import { HOLIDAY_CALENDARS } from '../domain/holidays/calendars.ts';
import { WEEK_STARTS } from '../domain/time/period.ts';
import { bilingualSchema, daySchema } from './shapes.ts';

/** A declared attribute: records may be filtered by it, nothing is aggregated by it. Empty names = its key is shown. */
const attributeSchema = z.strictObject({
  key: z.string().min(1).max(100),
  name: bilingualSchema.strict(),
});

/** Working hours on the wall clock: 08:00 to 16:00 is 480 to 960. */
const hoursSchema = z.strictObject({
  from: z.number().int().min(0).max(1439).meta({ description: 'Minutes after midnight' }),
  to: z.number().int().min(1).max(1440).meta({ description: 'First minute after them' }),
});

/** By which rule unhappy customers are followed up. */
const followUpRuleSchema = z.strictObject({
  isOn: z.boolean(),
  instruments: z
    .array(z.string().min(1).max(200))
    .max(100)
    .meta({ description: 'Ids of survey questions; none = all' }),
  hours: z.number().int().min(1).max(400).meta({ description: 'Working hours of the promise' }),
  holdDays: z
    .number()
    .int()
    .min(1)
    .max(180)
    .meta({ description: 'Days after which it is asked whether it held' }),
});

/** Settings of the organisation, never of the viewer. */
export const organisationSchema = z.object({
  name: bilingualSchema,
  /** IANA time zone in which days are cut. */
  zone: z.string(),
  weekStart: z.enum(WEEK_STARTS),
  /** Days off, 0 = Sunday … 6 = Saturday. */
  weekend: z.array(z.number().int().min(0).max(6)),
  /** By them alerts climb; minutes after midnight. */
  workingHours: hoursSchema,
  followUps: followUpRuleSchema,
  currency: z.string(),
  language: z.enum(['en', 'ar']),
  /** Time runs right to left on charts in Arabic. */
  timeReversed: z.boolean(),
  /** Ids of the metrics on the overview cards, in order. */
  cards: z.array(z.string()).min(1).max(7),
  demonstration: z.boolean(),
  /** Holidays that charts show. */
  holidays: z.array(z.enum(HOLIDAY_CALENDARS)),
  attributes: z.array(attributeSchema).max(200).default([]),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** `PATCH /api/organisation`: what is given changes, the rest stays; lists are replaced whole. */
export const organisationChangeSchema = z.strictObject({
  name: bilingualSchema.strict().optional(),
  zone: z.string().min(1).optional(),
  weekStart: z.enum(WEEK_STARTS).optional(),
  weekend: z.array(z.number().int().min(0).max(6)).max(6).optional(),
  workingHours: hoursSchema.optional(),
  followUps: followUpRuleSchema.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: 'ISO 4217 code', example: 'SAR' })
    .optional(),
  language: z.enum(['en', 'ar']).optional(),
  timeReversed: z.boolean().optional(),
  cards: z.array(z.string()).min(1).max(7).optional(),
  holidays: z.array(z.enum(HOLIDAY_CALENDARS)).max(HOLIDAY_CALENDARS.length).optional(),
  attributes: z.array(attributeSchema).max(200).optional(),
});
export type OrganisationChange = z.infer<typeof organisationChangeSchema>;

/** Answer of `GET /api/organisation`: the settings and where the data stand. */
export const organisationAnswerSchema = organisationSchema.extend({
  /** The last week complete by calendar and by data; null on an empty store. */
  lastWeek: z.object({ from: daySchema, to: daySchema }).nullable(),
  /** The last week complete by calendar alone: when it differs, the screen says where data ends. */
  calendarWeek: z.object({ from: daySchema, to: daySchema }),
  dataThrough: daySchema.nullable(),
  /** Sources whose data end before the last complete week does, though they still brought some lately. */
  behind: z.array(z.object({ source: z.string(), name: bilingualSchema, through: daySchema })),
  today: daySchema,
});
export type OrganisationAnswer = z.infer<typeof organisationAnswerSchema>;
