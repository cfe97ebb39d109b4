import { z } from 'zod';
import { LEAST_DAYS, MOST_DAYS } from '../domain/retention/kept-days.ts';

const instantSchema = z.number().int().nullable().meta({ description: 'UTC milliseconds' });

const daysSchema = z
  .number()
  .int()
  .min(LEAST_DAYS)
  .max(MOST_DAYS)
  .nullable()
  .meta({ description: `Days records are kept, ${LEAST_DAYS} to ${MOST_DAYS}; null = for ever` });

/** States of the dropping of older records; `due` = it begins within seconds. */
const RETENTION_STATES = ['idle', 'due', 'dropping', 'scrubbing'] as const;

/** How long the records of a source are kept, and what was dropped. */
export const retentionSchema = z.object({
  days: daysSchema,
  /** `scrubbing` = gone from every list, not yet from freed pages of the files. */
  state: z.enum(RETENTION_STATES),
  /** Records before this instant may have been dropped, and never come in again; null = none were. */
  droppedBefore: instantSchema,
  /** Records dropped since ever, and by the latest run. */
  dropped: z.number().int(),
  runDropped: z.number().int(),
  /** Cases from before that instant that stay because they are open, as the latest run found them. */
  openCases: z.number().int(),
  beganAt: instantSchema,
  finishedAt: instantSchema,
});
export type RetentionInfo = z.infer<typeof retentionSchema>;

/** `GET /api/sources/{id}/retention?days=365`. */
export const retentionQuestionSchema = z.strictObject({
  days: z
    .string()
    .regex(/^[0-9]{2,5}$/)
    .meta({ description: `Days, ${LEAST_DAYS} to ${MOST_DAYS}`, example: '365' }),
});

/** What a setting would drop; nothing is changed. */
export const retentionPreviewSchema = z.object({
  /** First instant of the first day that is kept whole. */
  before: z.number().int().meta({ description: 'UTC milliseconds' }),
  /** Records from before it. */
  records: z.number().int(),
  /** Cases among them that stay, with what names them, until they are closed. */
  openCases: z.number().int(),
});
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

/** `PUT /api/sources/{id}/retention`. */
export const retentionChangeSchema = z.strictObject({ days: daysSchema });
export type RetentionChange = z.infer<typeof retentionChangeSchema>;
