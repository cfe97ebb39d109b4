import { z } from 'zod';
import { EVENT_KINDS } from '../domain/events/event.ts';
import { HOLIDAY_CALENDARS } from '../domain/holidays/calendars.ts';
import { eventScopeSchema } from './events.ts';
import { filterSchema } from './metrics.ts';
import { bilingualSchema, daySchema } from './shapes.ts';

/** `GET /api/calendar`: what a chart of these days and filters must show. */
export const calendarQuerySchema = z.strictObject({
  from: daySchema,
  to: daySchema.meta({ description: 'First day after, YYYY-MM-DD', example: '2026-11-22' }),
  filter: filterSchema.optional(),
});
export type CalendarQuery = z.infer<typeof calendarQuerySchema>;

const stretch = { name: bilingualSchema, from: daySchema, to: daySchema };

/** Events and holidays with a day in the range, by their first day. */
export const calendarAnswerSchema = z.object({
  events: z.array(
    z.object({
      id: z.number().int(),
      kind: z.enum(EVENT_KINDS),
      ...stretch,
      scope: eventScopeSchema,
      note: z.string().nullable(),
    }),
  ),
  /** Of the calendars the organisation shows; Islamic days by the Umm al-Qura calendar. */
  holidays: z.array(z.object({ id: z.string(), calendar: z.enum(HOLIDAY_CALENDARS), ...stretch })),
});
export type CalendarAnswer = z.infer<typeof calendarAnswerSchema>;
