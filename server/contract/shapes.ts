import { z } from 'zod';
import { VALUE_STATES } from '../domain/metrics/value.ts';

/** A name in both languages; an empty string means nobody has named it yet and the key is shown. */
export const bilingualSchema = z.object({ en: z.string(), ar: z.string() });
export type Bilingual = z.infer<typeof bilingualSchema>;

/** A calendar day of the organisation's zone, `YYYY-MM-DD`. */
export const daySchema = z
  .string()
  .meta({ description: 'Calendar day, YYYY-MM-DD', example: '2026-11-15' });

/** A point in time. */
export const instantSchema = z.string().meta({ description: 'Instant, ISO 8601 in UTC' });

/** A department, theme or other value of a dimension, by key and name. */
export const groupSchema = z.object({ key: z.string(), name: bilingualSchema });

/** How the id of a sent file is written. */
export const FILE_ID = /^[0-9a-f]{12}$/;

/** Id of a file that was sent, which becomes its import's id. */
export const fileIdSchema = z
  .string()
  .regex(FILE_ID)
  .meta({ description: 'Id of a sent file', example: '5f0f7c1e3f0a' });

/** Who did something: a person's name; null = it is not known any more, or one of the demonstration's people, told by role. */
export const whoSchema = z.object({ name: z.string().nullable(), role: z.string().nullable() });
export type WhoInfo = z.infer<typeof whoSchema>;

/** Somebody did something at an instant. */
export const doneSchema = z.object({
  by: whoSchema,
  at: instantSchema,
});

/** See `MetricValue` in the domain: null is absent, never 0. */
export const metricValueSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
  states: z.array(z.enum(VALUE_STATES)),
  exact: z.boolean(),
});

/** The one shape of every error answer. `message` is in the caller's language, the rest is language-free. */
export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string().optional(),
  }),
});
