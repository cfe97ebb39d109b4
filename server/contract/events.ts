import { z } from 'zod';
import { EVENT_DIMENSIONS, EVENT_KINDS } from '../domain/events/event.ts';
import { bilingualSchema, daySchema, doneSchema } from './shapes.ts';

const nameSchema = z.string().trim().max(120);

/** What is told of an event. One of the two names may be empty: then the other is shown. */
export const eventInputSchema = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  name: z.strictObject({ en: nameSchema, ar: nameSchema }),
  from: daySchema,
  to: daySchema.meta({ description: 'First day after it, YYYY-MM-DD', example: '2026-11-18' }),
  scope: z
    .strictObject({ dimension: z.enum(EVENT_DIMENSIONS), key: z.string().min(1).max(200) })
    .nullable()
    .meta({ description: 'The one department, channel or branch it concerns; null = all' }),
  note: z.string().trim().max(500).nullable(),
});
export type EventInput = z.infer<typeof eventInputSchema>;

/** `PATCH /api/events/{id}`: other facts in place of its own, or removing it and bringing it back. */
export const eventChangeSchema = z.strictObject({
  event: eventInputSchema.optional(),
  isRemoved: z.boolean().optional(),
});
export type EventChange = z.infer<typeof eventChangeSchema>;

/** Which value of a dimension an event is about. */
export const eventScopeSchema = z
  .object({ dimension: z.enum(EVENT_DIMENSIONS), key: z.string(), name: bilingualSchema })
  .nullable();

/** One event with its history. */
export const eventSchema = z.object({
  id: z.number().int(),
  kind: z.enum(EVENT_KINDS),
  name: bilingualSchema,
  from: daySchema,
  to: daySchema,
  scope: eventScopeSchema,
  note: z.string().nullable(),
  made: doneSchema,
  changed: doneSchema.nullable(),
  removed: doneSchema.nullable(),
});
export type EventInfo = z.infer<typeof eventSchema>;

/** `GET /api/events`: every event, the latest to begin first, removed ones included. */
export const eventsAnswerSchema = z.object({ events: z.array(eventSchema) });
export type EventsAnswer = z.infer<typeof eventsAnswerSchema>;

/** The event after a write. */
export const eventAnswerSchema = z.object({ event: eventSchema });
export type EventAnswer = z.infer<typeof eventAnswerSchema>;
