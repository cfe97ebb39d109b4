import { z } from 'zod';
import { SEVERITIES } from '../domain/alerts/signal.ts';
import { LOOP_STATES } from '../domain/loops/state.ts';
import { EXCEPTION_KINDS } from '../domain/review/exception.ts';
import { AMENDMENTS, PROMISE_STATES } from '../domain/review/promise.ts';
import { alertSchema } from './alerts.ts';
import { daySchema, groupSchema, instantSchema, whoSchema } from './shapes.ts';

/** Characters of a decision and of a reason at most. */
const REVIEW_TEXT_LIMIT = 2000;
const textSchema = z.string().trim().min(1).max(REVIEW_TEXT_LIMIT);
const dueSchema = daySchema.meta({
  description: 'Until when, YYYY-MM-DD: today or later, within a year',
});

/** `GET /api/review`. */
export const reviewQuerySchema = z.strictObject({
  week: daySchema.optional().meta({
    description: 'A day of the week, YYYY-MM-DD; left out = the week that is now',
    example: '2026-11-22',
  }),
});
export type ReviewQuery = z.infer<typeof reviewQuerySchema>;

/** `POST /api/review/items`: what is decided about one exception of the week that is now. */
export const reviewDecisionSchema = z.strictObject({
  kind: z.enum(EXCEPTION_KINDS),
  about: z.number().int().min(1).max(1_000_000_000),
  which: z.string().max(100),
  decision: textSchema,
  owner: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'Id of who sees to it, as `GET /api/loops/people` gives them' }),
  dueOn: dueSchema,
});
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;

/** `PATCH /api/review/items/{id}`: what was decided, said anew. */
export const reviewCorrectionSchema = reviewDecisionSchema.pick({
  decision: true,
  owner: true,
  dueOn: true,
});
export type ReviewCorrection = z.infer<typeof reviewCorrectionSchema>;

/** `POST /api/review/items/{id}/outcome`: what became of what was promised. */
export const reviewOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('kept') }),
  z.strictObject({ outcome: z.literal('not_kept'), reason: textSchema.nullable() }),
  z.strictObject({ outcome: z.literal('moved'), reason: textSchema, dueOn: dueSchema }),
]);
export type ReviewOutcome = z.infer<typeof reviewOutcomeSchema>;

/** What is looked at; what a kind has not, or what is not there for the reader any more, is null. */
const subjectSchema = z.object({
  kind: z.enum(EXCEPTION_KINDS),
  /** Number of the alert, for the other kinds of the loop. */
  about: z.number().int(),
  which: z.string(),
  /** Whose it is; null = the CX team's. */
  department: groupSchema.nullable(),
  loop: z
    .object({
      id: z.number().int(),
      title: z.string(),
      severity: z.enum(SEVERITIES),
      state: z.enum(LOOP_STATES),
    })
    .nullable(),
  alert: alertSchema.nullable(),
  /** What is in the way, in the words of who said so. */
  obstacle: z.string().nullable(),
});

const exceptionSchema = subjectSchema.extend({
  severity: z.enum(SEVERITIES),
  /** When it was due, or when it happened. */
  since: instantSchema,
  /** Number of what this week decided about it; null = nothing yet. */
  item: z.number().int().nullable(),
});
export type ReviewExceptionInfo = z.infer<typeof exceptionSchema>;

const itemSchema = subjectSchema.extend({
  id: z.number().int(),
  /** First day of the week in which it was decided, or to which it was moved. */
  week: daySchema,
  decision: z.string(),
  owner: whoSchema,
  ownerId: z.string(),
  dueOn: daySchema,
  by: whoSchema,
  at: instantSchema,
  /** How often it was moved before. */
  moves: z.number().int(),
  state: z.enum(PROMISE_STATES),
  reason: z.string().nullable(),
  judgedBy: whoSchema.nullable(),
  judgedAt: instantSchema.nullable(),
  /** Its day is over and nobody has said what became of it. */
  isLate: z.boolean(),
  /** What the caller may do to put it right. */
  mayAmend: z.array(z.enum(AMENDMENTS)),
  /** What it said before it was put right, the oldest first. */
  before: z.array(
    z.object({
      kind: z.enum(AMENDMENTS),
      by: whoSchema,
      at: instantSchema,
      decision: z.string(),
      owner: whoSchema,
      dueOn: daySchema,
    }),
  ),
});
export type ReviewItemInfo = z.infer<typeof itemSchema>;

/** `GET /api/review`: what the week's review walks through, and what it opens with. */
export const reviewAnswerSchema = z.object({
  /** `[from, to)`. */
  week: z.object({ from: daySchema, to: daySchema }),
  isCurrent: z.boolean(),
  /** Of earlier weeks: what nobody had said the outcome of when this week began; what is due first comes first. */
  promises: z.array(itemSchema),
  /** What matters most first; empty for weeks that are over, since what was late then is not kept. */
  exceptions: z.array(exceptionSchema),
  /** How many more there are that are not listed. */
  left: z.number().int(),
  /** What the week decided. */
  items: z.array(itemSchema),
});
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;
