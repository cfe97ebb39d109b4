import { z } from 'zod';
import { TARGET_STATES } from '../domain/targets/target.ts';
import { bilingualSchema, daySchema, doneSchema } from './shapes.ts';

const KEY_LENGTH = 200;

/** `POST /api/targets`: what a metric should reach from a day on, until a later one of the same metric and department begins. */
export const targetInputSchema = z.strictObject({
  metric: z.string().min(1).max(KEY_LENGTH).meta({
    description: 'Catalogue id, for survey metrics with the instrument',
    example: 'csat:service',
  }),
  department: z
    .string()
    .min(1)
    .max(KEY_LENGTH)
    .nullable()
    .meta({ description: 'Key of the department; null = the whole organisation' }),
  from: daySchema,
  value: z.number().meta({
    description:
      'In the metric’s own unit, at most three decimals: percent 0 to 100, points, seconds, days, or a number of things a week',
  }),
  owner: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ description: 'Who answers for reaching it', example: 'Huda Al-Qahtani' }),
  reason: z.string().trim().min(1).max(500).meta({ description: 'Why it is what it is' }),
});
export type TargetInput = z.infer<typeof targetInputSchema>;

/** `PATCH /api/targets/{id}`: what is given changes, the rest stays. */
export const targetChangeSchema = z.strictObject({
  to: daySchema
    .nullable()
    .optional()
    .meta({ description: 'First day on which it no longer holds; null = it has no end day' }),
  isTakenBack: z
    .boolean()
    .optional()
    .meta({ description: 'True = it never held; false = it holds again' }),
});
export type TargetChange = z.infer<typeof targetChangeSchema>;

/** One target with its history. */
export const targetSchema = z.object({
  id: z.number().int(),
  metric: z.string(),
  department: z.object({ key: z.string(), name: bilingualSchema }).nullable(),
  from: daySchema,
  /** First day on which it no longer holds, as it was set; null = open. */
  to: daySchema.nullable(),
  /** First day of the one that follows it; null = none does. */
  followedOn: daySchema.nullable(),
  value: z.number(),
  owner: z.string().nullable(),
  reason: z.string().nullable(),
  state: z.enum(TARGET_STATES),
  made: doneSchema,
  /** Who set or removed its end day last; null = nobody has. */
  ended: doneSchema.nullable(),
  takenBack: doneSchema.nullable(),
});
export type TargetInfo = z.infer<typeof targetSchema>;

/** `GET /api/targets`: every target that was ever set, the latest to begin first. */
export const targetsAnswerSchema = z.object({ targets: z.array(targetSchema) });
export type TargetsAnswer = z.infer<typeof targetsAnswerSchema>;

/** The target after a write. */
export const targetAnswerSchema = z.object({ target: targetSchema });
export type TargetAnswer = z.infer<typeof targetAnswerSchema>;
