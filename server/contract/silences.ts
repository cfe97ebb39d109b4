import { z } from 'zod';
import { doneSchema, groupSchema, whoSchema } from './shapes.ts';

const keySchema = z.string().min(1).max(200);
const instant = z.iso.datetime().meta({ description: 'Instant, ISO 8601 in UTC' });

/** `POST /api/silences`: a time in which nobody is told of some alerts; they are there all the same. */
export const silenceInputSchema = z.strictObject({
  department: keySchema
    .nullable()
    .meta({ description: 'Key; those below it are meant too. Null = any' }),
  theme: keySchema.nullable().meta({ description: 'Key; null = any' }),
  rule: z.number().int().min(1).nullable().meta({ description: 'Number; null = any' }),
  from: instant,
  to: instant.meta({ description: 'First instant after it, at most 90 days after it begins' }),
  reason: z.string().trim().min(1).max(500),
});
export type SilenceInput = z.infer<typeof silenceInputSchema>;

/** One silence with its history. */
export const silenceSchema = z.object({
  id: z.number().int(),
  department: groupSchema.nullable(),
  theme: groupSchema.nullable(),
  rule: z.number().int().nullable(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  state: z.enum(['coming', 'holding', 'over']),
  made: doneSchema,
  /** Who ended it early; null = nobody has. */
  endedBy: whoSchema.nullable(),
});
export type SilenceInfo = z.infer<typeof silenceSchema>;

/** `GET /api/silences`: the newest first, at most 200. */
export const silencesAnswerSchema = z.object({ silences: z.array(silenceSchema) });

/** The silence after a write. */
export const silenceAnswerSchema = z.object({ silence: silenceSchema });
