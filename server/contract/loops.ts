import { z } from 'zod';
import { SEVERITIES } from '../domain/alerts/signal.ts';
import {
  BASELINE_KINDS,
  COMPARISON_STATES,
  EFFECT_LACKS,
  EFFECT_VERDICTS,
} from '../domain/loops/effect/question.ts';
import { GATES } from '../domain/loops/gates.ts';
import { ACTION_STATES, ASKED_STATES, ORIGINS, PHASES } from '../domain/loops/loop.ts';
import { LOOP_MOVES, LOOP_STATES, LOOP_STEPS } from '../domain/loops/state.ts';
import { UNITS } from '../domain/metrics/verdict-kinds.ts';
import { FREQUENCIES, REPORT_OUTCOMES } from '../domain/reports/report.ts';
import { RECORD_KINDS } from '../domain/records/fields.ts';
import { bilingualSchema, daySchema, groupSchema, instantSchema, whoSchema } from './shapes.ts';

const KEY_LENGTH = 200;
/** Characters of an answer, a reason, a message at most. */
export const LOOP_TEXT_LIMIT = 10_000;
const keySchema = z.string().min(1).max(KEY_LENGTH);
const personSchema = z.string().min(1).max(100).meta({ description: 'Id of a person' });
const titleSchema = z.string().trim().min(1).max(200);
const textSchema = z.string().trim().min(1).max(LOOP_TEXT_LIMIT);
const countSchema = z.number().int().min(0).max(1_000_000_000);
const listed = (what: string, example: string) =>
  z
    .string()
    .max(400)
    .optional()
    .meta({ description: `${what}, several between commas`, example });

/** `GET /api/loops/counts`: of which loops. */
export const loopCountsQuerySchema = z.strictObject({
  state: listed(`Of ${LOOP_STATES.join(', ')}`, 'heard,understood'),
  severity: listed(`Of ${SEVERITIES.join(', ')}`, 'grave'),
  department: keySchema.optional().meta({
    description: 'Key, with those below: what they lead and what they were asked about',
  }),
  theme: keySchema.optional().meta({ description: 'Key, with those below' }),
  sponsor: personSchema.optional(),
  overdue: z.enum(['yes']).optional().meta({ description: 'Only those whose next step is late' }),
});
export type LoopCountsQuery = z.infer<typeof loopCountsQuerySchema>;

/** `GET /api/loops`: which loops. */
export const loopsQuerySchema = loopCountsQuerySchema.extend({
  cursor: z.string().max(400).optional(),
});
export type LoopsQuery = z.infer<typeof loopsQuerySchema>;

const pinSchema = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  source: keySchema,
  externalId: keySchema,
});

const scopeInput = z.strictObject({
  metric: keySchema.meta({
    description: 'Catalogue id of what is counted, for survey metrics with the instrument',
    example: 'unhappy:service',
  }),
  filters: z
    .array(z.string().min(3).max(4000))
    .min(1)
    .max(20)
    .meta({ description: 'As `filter` of `GET /api/metrics`', example: ['theme=bill,fee'] }),
  from: daySchema.meta({ description: 'First day of what is counted, YYYY-MM-DD' }),
});

const stakeSchema = z
  .strictObject({ worth: countSchema, lost: z.number().min(0).max(1) })
  .nullable()
  .meta({
    description:
      'What one affected customer is worth in a year (minor units), and the share of them who leave for it',
  });

const readingSchema = z.strictObject({
  settleWeeks: z.number().int().min(0).max(26),
  weeks: z.number().int().min(2).max(52),
  comparison: z.array(z.string().min(3).max(4000)).min(1).max(20).nullable(),
});

const planSchema = z.strictObject({
  what: z.string().trim().max(LOOP_TEXT_LIMIT).nullable(),
  why: z.string().trim().max(LOOP_TEXT_LIMIT).nullable(),
  how: z.string().trim().max(LOOP_TEXT_LIMIT).nullable(),
  goal: keySchema.nullable().meta({
    description: 'Metric the effect is read on; null = the one the evidence is counted by',
  }),
  target: z.number().nullable(),
});

/** `POST /api/loops`: what a loop is begun with. */
export const loopInputSchema = z.strictObject({
  title: titleSchema,
  severity: z.enum(SEVERITIES),
  scope: scopeInput,
  theme: keySchema.nullable(),
  department: keySchema.nullable().meta({
    description: 'Key of the department that leads it; null = the CX team does',
  }),
  asked: z.array(keySchema).max(50).meta({ description: 'Departments that are asked at once' }),
  origin: z
    .strictObject({ kind: z.enum(ORIGINS), id: z.string().max(400).nullable() })
    .meta({ description: 'What it was begun from' }),
  stake: stakeSchema,
  sponsor: personSchema.nullable(),
  records: z.array(pinSchema).max(200),
});
export type LoopInput = z.infer<typeof loopInputSchema>;

/** `PATCH /api/loops/{id}`: what is left out stays. */
export const loopEditSchema = z.strictObject({
  title: titleSchema.optional(),
  severity: z.enum(SEVERITIES).optional(),
  scope: scopeInput.optional(),
  theme: keySchema.nullable().optional(),
  department: keySchema.nullable().optional(),
  stake: stakeSchema.optional(),
  sponsor: personSchema.nullable().optional(),
  plan: planSchema.optional(),
  reading: readingSchema.optional(),
  rootCause: textSchema.optional(),
  decision: textSchema.optional(),
});
export type LoopEditInput = z.infer<typeof loopEditSchema>;

/** `POST /api/loops/{id}/moves`. */
export const loopMoveSchema = z.discriminatedUnion('move', [
  z.strictObject({ move: z.literal('understand'), rootCause: textSchema }),
  z.strictObject({ move: z.literal('decide'), decision: textSchema, decidedBy: personSchema }),
  z.strictObject({ move: z.literal('change'), changedOn: daySchema }),
  z.strictObject({
    move: z.literal('tell'),
    message: textSchema,
    affected: countSchema,
    reached: countSchema,
    unreachable: countSchema,
  }),
  z.strictObject({ move: z.literal('verify') }),
  z.strictObject({ move: z.literal('park'), reason: textSchema, until: z.iso.datetime() }),
  z.strictObject({ move: z.literal('resume') }),
  z.strictObject({ move: z.literal('back'), reason: textSchema }),
  z.strictObject({ move: z.literal('reject'), reason: textSchema }),
  z.strictObject({ move: z.literal('reopen'), reason: textSchema }),
]);
export type LoopMoveInput = z.infer<typeof loopMoveSchema>;

/** `POST /api/loops/{id}/comments`. */
export const loopCommentSchema = z.strictObject({ text: textSchema });

/** `POST /api/loops/{id}/departments`. */
export const loopAskSchema = z.strictObject({ departments: z.array(keySchema).min(1).max(50) });

/** `POST /api/loops/{id}/departments/{key}`. */
export const loopDepartmentDeedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('acknowledge') }),
  z.strictObject({ kind: z.literal('answer'), text: textSchema }),
  z.strictObject({ kind: z.literal('hand_over'), to: keySchema, reason: textSchema }),
]);
export type LoopDepartmentDeed = z.infer<typeof loopDepartmentDeedSchema>;

/** `POST /api/loops/{id}/actions`. */
export const loopActionInputSchema = z.strictObject({
  phase: z.enum(PHASES),
  title: titleSchema,
  owner: personSchema.nullable(),
  dueOn: daySchema.nullable(),
});
/** `PATCH /api/loops/{id}/actions/{seq}`: what is left out stays. */
export const loopActionChangeSchema = z.strictObject({
  state: z.enum(ACTION_STATES).optional(),
  owner: personSchema.nullable().optional(),
  dueOn: daySchema.nullable().optional(),
});

/** `POST /api/loops/{id}/obstacles`. */
export const loopObstacleInputSchema = z.strictObject({
  text: textSchema,
  department: keySchema.nullable(),
  executive: personSchema,
  decideBy: daySchema,
});
/** `PATCH /api/loops/{id}/obstacles/{seq}`. */
export const loopObstacleDecisionSchema = z.strictObject({ decision: textSchema });

/** `POST /api/loops/{id}/records`. */
export const loopPinsSchema = z.strictObject({
  kind: z.enum(['pin', 'unpin']),
  records: z.array(pinSchema).min(1).max(200),
});

const whoOrNull = whoSchema.nullable();

/** A department that was asked. */
const askedSchema = z.object({
  department: z.object({ key: z.string(), name: bilingualSchema }),
  state: z.enum(ASKED_STATES),
  askedAt: instantSchema,
  acknowledgeBy: instantSchema,
  acknowledgedAt: instantSchema.nullable(),
  acknowledgedBy: whoOrNull,
  /** Null = it has not answered, or the answer is not for the reader. */
  answer: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  answeredBy: whoOrNull,
  handedTo: groupSchema.nullable(),
  /** It has not said that it has heard, and should have. */
  isLate: z.boolean(),
  /** The reader may answer for it. */
  mayAnswer: z.boolean(),
});
export type AskedInfo = z.infer<typeof askedSchema>;

const verifiedSchema = z.object({
  verdict: z.enum(EFFECT_VERDICTS),
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  readOn: daySchema,
});

/** One loop as lists show it. */
export const loopSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  state: z.enum(LOOP_STATES),
  parkedFrom: z.enum(LOOP_STATES).nullable(),
  theme: groupSchema.nullable(),
  department: groupSchema.nullable(),
  scope: z.object({
    metric: z.string(),
    /** Null = the metric or its survey is gone. */
    metricName: bilingualSchema.nullable(),
    filters: z.array(z.string()),
    from: daySchema,
  }),
  origin: z.object({ kind: z.enum(ORIGINS), id: z.string().nullable() }),
  sponsor: whoOrNull,
  openedAt: instantSchema,
  /** Null = it began by itself. */
  openedBy: whoOrNull,
  stateAt: instantSchema,
  dueAt: instantSchema.nullable(),
  isLate: z.boolean(),
  closedAt: instantSchema.nullable(),
  reopened: z.number().int(),
  /** Records behind it up to now; null = what it counts is gone, or too few say it for the reader to know. */
  evidence: z.number().int().nullable(),
  asked: z.array(askedSchema),
  verified: verifiedSchema.nullable(),
  /** The reader may move it; others read, and answer what they were asked. */
  mayLead: z.boolean(),
});
export type LoopInfo = z.infer<typeof loopSchema>;

/** `GET /api/loops`: the newest first. */
export const loopsAnswerSchema = z.object({
  loops: z.array(loopSchema),
  next: z.string().nullable(),
});
export type LoopsAnswer = z.infer<typeof loopsAnswerSchema>;

/** `GET /api/loops/counts`: how many there are. */
export const loopCountsSchema = z.object({
  /** How many the filters leave, by state; the filter of states is left out. */
  counts: z.record(z.enum(LOOP_STATES), z.number().int()),
  /** Open loops the reader may read whose next step is late, whatever the filters. */
  overdue: z.number().int(),
});
export type LoopCountsAnswer = z.infer<typeof loopCountsSchema>;

/** A line of the timeline; what a kind of line does not say is null. */
const lineSchema = z.object({
  seq: z.number().int(),
  at: instantSchema,
  kind: z.enum(LOOP_STEPS),
  by: whoOrNull,
  department: groupSchema.nullable(),
  /** The department that took it over. */
  to: groupSchema.nullable(),
  /** Who decided, owns the action, or was given the obstacle. */
  person: whoOrNull,
  text: z.string().nullable(),
  /** Until when something is asked or put off. */
  until: instantSchema.nullable(),
  from: z.enum(LOOP_STATES).nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  /** Records behind the loop then, or pinned; customers told. */
  count: z.number().int().nullable(),
  verdict: z.enum(EFFECT_VERDICTS).nullable(),
  /** Number of the action or obstacle, and what became of the action. */
  part: z.number().int().nullable(),
  state: z.enum(ACTION_STATES).nullable(),
  /** What was edited. */
  fields: z.array(z.string()),
});
export type LoopLineInfo = z.infer<typeof lineSchema>;

const actionSchema = z.object({
  seq: z.number().int(),
  phase: z.enum(PHASES),
  title: z.string(),
  owner: whoOrNull,
  /** Id of the owner; null = nobody yet. */
  ownerId: z.string().nullable(),
  dueOn: daySchema.nullable(),
  state: z.enum(ACTION_STATES),
  doneAt: instantSchema.nullable(),
  isLate: z.boolean(),
});

const obstacleSchema = z.object({
  seq: z.number().int(),
  text: z.string(),
  department: groupSchema.nullable(),
  executive: whoSchema,
  decideBy: daySchema,
  decision: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  isLate: z.boolean(),
  /** It was given to the reader. */
  mayDecide: z.boolean(),
});

/** A report of the front line as the page of its loop shows it. */
const loopReportSchema = z.object({
  id: z.number().int(),
  text: z.string().nullable().meta({ description: 'Null = dropped by age' }),
  department: groupSchema.nullable(),
  frequency: z.enum(FREQUENCIES),
  receivedAt: instantSchema,
  /** Null = a program sent it. */
  by: whoOrNull,
  /** What its reporter was told last, and when first; null = nothing yet. */
  outcome: z.enum(REPORT_OUTCOMES).nullable(),
  toldAt: instantSchema.nullable(),
});

/** One loop with everything about it that the reader may read. */
export const loopAnswerSchema = z.object({
  loop: loopSchema.extend({
    sponsorId: z.string().nullable(),
    rootCause: z.string().nullable(),
    decision: z.string().nullable(),
    decidedBy: whoOrNull,
    plan: planSchema.extend({ goalName: bilingualSchema.nullable() }),
    stake: stakeSchema,
    /** In minor units a year; null = nobody has said what is assumed, or the evidence cannot be counted. */
    valueAtStake: z.number().int().nullable(),
    changedOn: daySchema.nullable(),
    message: z.string().nullable(),
    affected: z.number().int().nullable(),
    reached: z.number().int().nullable(),
    unreachable: z.number().int().nullable(),
    reading: readingSchema,
    /** The first day on which the effect can be read to its end; null = nothing was changed yet. */
    readOn: daySchema.nullable(),
  }),
  /** Moves that the state allows, each with what it still lacks. */
  moves: z.array(z.object({ move: z.enum(LOOP_MOVES), missing: z.array(z.enum(GATES)) })),
  steps: z.array(lineSchema),
  actions: z.array(actionSchema),
  obstacles: z.array(obstacleSchema),
  records: z.array(
    z.object({ kind: z.enum(RECORD_KINDS), source: z.string(), externalId: z.string() }),
  ),
  /** Pinned records the reader may not read, or that are gone. */
  hidden: z.number().int(),
  /** Reports of the front line that it follows. */
  reports: z.object({
    count: z.number().int().meta({ description: 'All, also those the reader may not read' }),
    told: z.number().int().meta({ description: 'Of how many the reporter was told an outcome' }),
    ofPrograms: z
      .number()
      .int()
      .meta({ description: 'How many a program sent, which is told nothing' }),
    shown: z.array(loopReportSchema).meta({ description: 'The newest 50 the reader may read' }),
  }),
  /** The reader works in a department that was asked, or leads the loop: they may add actions and obstacles. */
  mayWork: z.boolean(),
});
export type LoopAnswer = z.infer<typeof loopAnswerSchema>;

/** `GET /api/loops/people`: who can be named, by role and name. */
export const loopPeopleSchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string().nullable(), role: z.string() })),
});
export type LoopPeople = z.infer<typeof loopPeopleSchema>;

/** `GET /api/loops/similar`: loops like one that may be begun. */
export const similarQuerySchema = z.strictObject({
  title: z.string().max(200).optional(),
  theme: keySchema.optional(),
  department: keySchema.optional(),
  except: z
    .string()
    .regex(/^\d{1,9}$/u)
    .optional()
    .meta({ description: 'Number of a loop that is left out' }),
});
export type SimilarQuery = z.infer<typeof similarQuerySchema>;

/** Loops on the same theme, of the same department or in the same words, the likest first; what fixed them and whether it held. */
export const similarAnswerSchema = z.object({
  loops: z.array(
    z.object({
      id: z.number().int(),
      title: z.string(),
      state: z.enum(LOOP_STATES),
      theme: groupSchema.nullable(),
      department: groupSchema.nullable(),
      openedAt: instantSchema,
      closedAt: instantSchema.nullable(),
      /** What was decided; null = nothing was yet. */
      decision: z.string().nullable(),
      verdict: z.enum(EFFECT_VERDICTS).nullable(),
      /** Why it is listed. */
      alike: z.array(z.enum(['theme', 'department', 'words'])),
    }),
  ),
});
export type SimilarAnswer = z.infer<typeof similarAnswerSchema>;

/** Why an effect cannot be read at all: the metric is gone, it has no weeks that add up (stocks), or nothing is known of it. */
const EFFECT_GAPS = ['metric_gone', 'not_additive', 'no_data'] as const;

/** A week of the chart, and what it is used as. */
const pointSchema = z.object({
  from: daySchema,
  to: daySchema,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
  part: z.enum(['before', 'left_out', 'read', 'after']),
});
export type EffectPoint = z.infer<typeof pointSchema>;

/** `GET /api/loops/{id}/effect`: how the change shows, in the metric's own unit; of counts the change in percent. */
export const loopEffectSchema = z.object({
  gap: z.enum(EFFECT_GAPS).nullable(),
  metric: z
    .object({
      id: z.string(),
      name: bilingualSchema,
      unit: z.enum(UNITS),
      better: z.enum(['higher', 'lower']),
    })
    .nullable(),
  verdict: z.enum(EFFECT_VERDICTS),
  /** Why it says no more; null = nothing is lacking. */
  lack: z.enum(EFFECT_LACKS).nullable(),
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Of the interval that the verdict goes by, in percent: 95 when all weeks are over, 99.8 before. */
  confidence: z.number(),
  /** The improvement and the worsening that four of five such readings would find, as sizes; null = none can be promised. */
  detectable: z.number().nullable(),
  detectableWorse: z.number().nullable(),
  /** Level before and in the weeks that are read: a week's records, or the metric's own unit. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** What the weeks that are read would have been had nothing changed: by level, drift, season, and the comparison that is used. */
  expected: z.number().nullable(),
  /** What is compared with: the usual level; one that had gone elsewhere and stood until the change; or one that had risen and may have run off by itself. */
  baseline: z.object({ kind: z.enum(BASELINE_KINDS), weeks: z.number().int() }).nullable(),
  /** A scope that was not changed; null = none was asked for. */
  comparison: z
    .object({
      filters: z.array(z.string()),
      state: z.enum(COMPARISON_STATES),
      /** How far the difference to it drifted in half a year before the opening, of counts in percent of their ratio; null = too few weeks. */
      drift: z.object({ size: z.number(), low: z.number(), high: z.number() }).nullable(),
      points: z.array(pointSchema),
    })
    .nullable(),
  /** What opened the loop: those weeks and their neighbours are left out. */
  opening: z.object({ from: daySchema, to: daySchema }),
  changedOn: daySchema.nullable(),
  readOn: daySchema.nullable(),
  weeksRead: z.number().int(),
  weeks: z.number().int(),
  points: z.array(pointSchema),
});
export type LoopEffectAnswer = z.infer<typeof loopEffectSchema>;
