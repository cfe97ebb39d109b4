import { z } from 'zod';
import {
  FOLLOW_UP_DEEDS,
  FOLLOW_UP_STATES,
  FOLLOW_UP_STEPS,
  HOLDS,
  OUTCOMES,
} from '../domain/follow-ups/state.ts';
import { LOOP_TEXT_LIMIT } from './loops.ts';
import { recordItemSchema } from './records.ts';
import { daySchema, groupSchema, instantSchema, whoSchema } from './shapes.ts';

const keySchema = z.string().min(1).max(200);
const noteSchema = z.string().trim().min(1).max(LOOP_TEXT_LIMIT);
/** `GET /api/follow-ups`: which. */
export const followUpsQuerySchema = z.strictObject({
  state: z
    .string()
    .max(100)
    .optional()
    .meta({
      description: `Of ${FOLLOW_UP_STATES.join(', ')}, several between commas`,
      example: 'open',
    }),
  department: keySchema.optional().meta({ description: 'Key, with those below' }),
  owner: z
    .enum(['me', 'nobody'])
    .optional()
    .meta({ description: 'What was given to the caller, or to nobody yet' }),
  overdue: z.enum(['yes']).optional().meta({ description: 'Only what is late' }),
  cursor: z.string().max(400).optional(),
});
export type FollowUpsQuery = z.infer<typeof followUpsQuerySchema>;

const plain = <T extends string>(kind: T) =>
  z.strictObject({ kind: z.literal(kind), note: noteSchema.nullable() });

/** `POST /api/follow-ups/{id}/deeds`. */
export const followUpDeedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), note: noteSchema }),
  z.strictObject({
    kind: z.literal('give'),
    note: noteSchema.nullable(),
    owner: z
      .string()
      .min(1)
      .max(100)
      .nullable()
      .meta({ description: 'Id of a person; null = back to the department' }),
  }),
  z.strictObject({
    kind: z.literal('hand_over'),
    note: noteSchema.nullable(),
    department: keySchema.meta({ description: 'Key of the department that takes it over' }),
  }),
  plain('tried'),
  plain('accepted'),
  plain('not_accepted'),
  plain('unreachable'),
  plain('held'),
  plain('not_held'),
  plain('unknown'),
  plain('reopen'),
]);
export type FollowUpDeedInput = z.infer<typeof followUpDeedSchema>;

/** One unhappy customer who is contacted. */
export const followUpSchema = z.object({
  id: z.number().int(),
  /** The answer it was made for; null = it is gone, or not for the reader. */
  answer: recordItemSchema.nullable(),
  department: groupSchema.nullable(),
  owner: whoSchema.nullable(),
  /** It was given to the reader. */
  isMine: z.boolean(),
  state: z.enum(FOLLOW_UP_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  hold: z.enum(HOLDS).nullable(),
  /** How often the customer was tried and not reached. */
  tries: z.number().int(),
  openedAt: instantSchema,
  promisedAt: instantSchema,
  /** Until when the contact is promised, or when it is asked whether it held; null = nothing is due. */
  dueAt: instantSchema.nullable(),
  isLate: z.boolean(),
  contactedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  reopened: z.number().int(),
});
export type FollowUpInfo = z.infer<typeof followUpSchema>;

/** `GET /api/follow-ups`: what is due first. */
export const followUpsAnswerSchema = z.object({
  followUps: z.array(followUpSchema),
  /** How many the filters leave, by state; the filter of states is left out. */
  counts: z.record(z.enum(FOLLOW_UP_STATES), z.number().int()),
  /** Late ones the reader may read, whatever the filters. */
  overdue: z.number().int(),
  next: z.string().nullable(),
});
export type FollowUpsAnswer = z.infer<typeof followUpsAnswerSchema>;

/** `GET /api/follow-ups/{id}`, and the answer of each deed. */
export const followUpAnswerSchema = z.object({
  followUp: followUpSchema,
  lines: z.array(
    z.object({
      seq: z.number().int(),
      at: instantSchema,
      kind: z.enum(FOLLOW_UP_STEPS),
      /** Null = it happened by itself. */
      by: whoSchema.nullable(),
      note: z.string().nullable(),
      /** Whom it was given to, and which department it was handed to. */
      person: whoSchema.nullable(),
      department: groupSchema.nullable(),
    }),
  ),
  /** What can be done as it stands. */
  deeds: z.array(z.enum(FOLLOW_UP_DEEDS)),
});
export type FollowUpAnswer = z.infer<typeof followUpAnswerSchema>;

/** `GET /api/follow-ups/figures`: of which; without days the last 13 weeks. */
export const followUpFiguresQuerySchema = z.strictObject({
  department: keySchema.optional().meta({ description: 'Key, with those below' }),
  from: daySchema.optional(),
  to: daySchema.optional().meta({ description: 'First day after them' }),
});
export type FollowUpFiguresQuery = z.infer<typeof followUpFiguresQuerySchema>;

const figureSchema = z.object({
  /** Null = of so few nothing is told, or it is not known yet. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
});

/** How follow-ups of a time go; the figures of the catalogue with their names. */
export const followUpFiguresSchema = z.object({
  from: daySchema,
  to: daySchema,
  /** `inner_closure`, percent. */
  closure: figureSchema,
  /** `inner_contact_median`, seconds. */
  contact: figureSchema,
  /** `recovery`, percent. */
  recovery: figureSchema,
});
export type FollowUpFigures = z.infer<typeof followUpFiguresSchema>;
