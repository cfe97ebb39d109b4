import { z } from 'zod';
import { GAP_VERDICTS } from '../domain/beliefs/gap.ts';
import { BELIEF_SCALE, ROUND_STATES } from '../domain/beliefs/round.ts';
import { bilingualSchema, daySchema, doneSchema, metricValueSchema } from './shapes.ts';

/** Sentences of one round, and departments one person may speak of, at most. */
const MOST_TOPICS = 10;
const MOST_ANSWERS = 500;
const KEY_LENGTH = 200;

const saidSchema = (longest: number) =>
  z.strictObject({
    en: z.string().trim().min(1).max(longest),
    ar: z.string().trim().min(1).max(longest),
  });

const topicInputSchema = z.strictObject({
  wording: saidSchema(300).meta({
    description: 'A sentence one can agree with, in both languages',
  }),
  metric: z.string().min(1).max(KEY_LENGTH).nullable().meta({
    description:
      'The share of customers it is put beside: catalogue id with instrument; null = of nothing',
    example: 'csat:service',
  }),
  isSameWording: z.boolean().meta({
    description: 'Customers were asked the same words; false = another question, which is said',
  }),
});

/** `POST /api/beliefs`: a round in which leaders are asked what they believe. */
export const beliefRoundInputSchema = z.strictObject({
  name: saidSchema(120),
  from: daySchema,
  to: daySchema.meta({ description: 'First day on which nobody may answer any more' }),
  customersFrom: daySchema.meta({
    description: 'First day of the customers’ answers it is compared with; they end with the round',
    example: '2026-10-01',
  }),
  topics: z.array(topicInputSchema).min(1).max(MOST_TOPICS),
});
export type BeliefRoundInput = z.infer<typeof beliefRoundInputSchema>;

/** `PATCH /api/beliefs/{id}`: what is given changes, the rest stays. */
export const beliefRoundChangeSchema = z.strictObject({
  isClosed: z
    .literal(true)
    .optional()
    .meta({ description: 'Close it today, for good: a closed round is not opened again' }),
  isTakenBack: z
    .boolean()
    .optional()
    .meta({ description: 'True = it never was; false = it is again' }),
});
export type BeliefRoundChange = z.infer<typeof beliefRoundChangeSchema>;

const topicSchema = z.object({
  wording: bilingualSchema,
  metric: z.string().nullable(),
  isSameWording: z.boolean(),
});

const roundSchema = z.object({
  id: z.number().int(),
  name: bilingualSchema,
  from: daySchema,
  to: daySchema,
  customersFrom: daySchema,
  topics: z.array(topicSchema),
  state: z.enum(ROUND_STATES),
  /** Leaders who have answered about the whole organisation; never who, and never how many about a department. */
  respondents: z.number().int(),
  made: doneSchema,
  /** Who closed it before its last day; null = nobody did. */
  closed: doneSchema.nullable(),
  takenBack: doneSchema.nullable(),
});
export type BeliefRoundInfo = z.infer<typeof roundSchema>;

/** `GET /api/beliefs`: every round that was ever made, the latest to begin first. */
export const beliefRoundsAnswerSchema = z.object({
  rounds: z.array(roundSchema),
  /** Leaders who may answer today; null = nobody knows (the demonstration’s people are not real). */
  leaders: z.number().int().nullable(),
  /** What a new round may be called, and the sentence it may begin with. */
  suggested: z.object({ name: bilingualSchema, wording: bilingualSchema }),
});
export type BeliefRoundsAnswer = z.infer<typeof beliefRoundsAnswerSchema>;

/** The round after a write. */
export const beliefRoundAnswerSchema = z.object({ round: roundSchema });
export type BeliefRoundAnswer = z.infer<typeof beliefRoundAnswerSchema>;

/** Leaders beside customers. */
const gapRowSchema = z.object({
  /** Share of leaders who agree, percent. */
  leaders: metricValueSchema,
  /** The customers’ share as `GET /api/metrics` tells it, percent. */
  customers: metricValueSchema,
  /** Leaders minus customers, points; null = fewer than 5 leaders or 30 customers. */
  gap: z
    .object({
      value: z.number(),
      low: z.number(),
      high: z.number(),
      verdict: z.enum(GAP_VERDICTS),
    })
    .nullable(),
});
export type GapRow = z.infer<typeof gapRowSchema>;

const departmentSchema = z.object({ key: z.string(), name: bilingualSchema });

/** `GET /api/beliefs/{id}`. */
export const perceptionGapAnswerSchema = z.object({
  round: roundSchema,
  definition: z.object({
    name: bilingualSchema,
    formula: bilingualSchema,
    interval: bilingualSchema,
    source: z.string(),
  }),
  /** Days of the customers’ answers. */
  period: z.object({ from: daySchema, to: daySchema }),
  /** One for each sentence of the round; empty while it is not closed. */
  topics: z.array(
    z.object({
      wording: bilingualSchema,
      metric: z.string().nullable(),
      isSameWording: z.boolean(),
      whole: gapRowSchema,
      /** Departments of which five leaders or more answered; a head is told of their own. */
      departments: z.array(gapRowSchema.extend({ department: departmentSchema })),
      /** The other departments: fewer than five answered, maybe nobody. */
      tooFew: z.array(departmentSchema),
    }),
  ),
});
export type PerceptionGapAnswer = z.infer<typeof perceptionGapAnswerSchema>;

const beliefAnswerSchema = z.strictObject({
  topic: z
    .number()
    .int()
    .min(0)
    .max(MOST_TOPICS - 1)
    .meta({
      description: 'Place of the sentence in the round, from 0',
    }),
  department: z
    .string()
    .min(1)
    .max(KEY_LENGTH)
    .nullable()
    .meta({ description: 'Key of the department it is about; null = the whole organisation' }),
  score: z
    .number()
    .int()
    .min(BELIEF_SCALE.lowest)
    .max(BELIEF_SCALE.highest)
    .meta({ description: '1 = strongly disagree … 5 = strongly agree' }),
});

/** `PUT /api/beliefs/{id}/answer`: takes the place of what the same person answered before. */
export const ownBeliefInputSchema = z.strictObject({
  answers: z.array(beliefAnswerSchema).min(1).max(MOST_ANSWERS),
});
export type OwnBeliefInput = z.infer<typeof ownBeliefInputSchema>;

/** `GET /api/beliefs/{id}/answer`: one's own, for oneself only. */
export const ownBeliefAnswerSchema = z.object({
  answers: z.array(beliefAnswerSchema),
  /** Departments one may speak of. */
  departments: z.array(departmentSchema),
  /** How many of them at once: heads all that they lead, others the one they work in. */
  mostDepartments: z.number().int(),
});
export type OwnBeliefAnswer = z.infer<typeof ownBeliefAnswerSchema>;
